import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isObject } from './json.ts';

const path = fileURLToPath(new URL('../../../../shared/discord/openapi.json', import.meta.url));

/** Discord's own description of its HTTP API lies beside the checkout; without it only the table of limits is checked. */
export const hasOpenApi = existsSync(path);

/** Discord takes these as decimal strings where its description asks for integers. */
const integersSentAsStrings = new Set(['default_member_permissions', 'permissions']);

export interface ApiDescription {
  /** What is wrong with the body of a request; `template` is the path as the description writes it. */
  requestFaults(template: string, method: string, body: unknown): readonly string[];
  /** What is wrong with an answer of status 2xx. */
  answerFaults(template: string, method: string, status: number, body: unknown): readonly string[];
}

let loaded: ApiDescription | null = null;

/** Read once in a process (60 ms); each schema is compiled when it is first needed. */
export function loadApiDescription(): ApiDescription | null {
  if (loaded === null && hasOpenApi) loaded = readApiDescription();
  return loaded;
}

function readApiDescription(): ApiDescription {
  const document: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false, allErrors: false });
  ajv.addSchema(document as object, 'discord');
  const compiled = new Map<string, ValidateFunction | null>();

  const check = (pointer: readonly string[], value: unknown): readonly string[] => {
    const key = pointer.join(' ');
    const validate =
      compiled.get(key) ?? (resolves(document, pointer) ? ajv.compile({ $ref: reference(pointer) }) : null);
    compiled.set(key, validate);
    if (validate === null || validate(value)) return [];
    return (validate.errors ?? []).slice(-3).map((error) => `${error.instancePath || '/'} ${error.message}`);
  };
  const content = ['content', 'application/json', 'schema'];

  return {
    requestFaults: (template, method, body) => {
      if (resolves(document, ['paths', template, method]) === false)
        return [`${method} ${template} is not described`];
      return check(['paths', template, method, 'requestBody', ...content], withIntegers(body));
    },
    answerFaults: (template, method, status, body) =>
      body === undefined
        ? []
        : check(['paths', template, method, 'responses', String(status), ...content], body),
  };
}

function resolves(document: unknown, pointer: readonly string[]): boolean {
  let value = document;
  for (const step of pointer) {
    if (!isObject(value) || !(step in value)) return false;
    value = value[step];
  }
  return true;
}

function reference(pointer: readonly string[]): string {
  const steps = pointer.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')));
  return `discord#/${steps.join('/')}`;
}

function withIntegers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withIntegers);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      integersSentAsStrings.has(key) && typeof inner === 'string' && /^\d+$/.test(inner)
        ? Number(inner)
        : withIntegers(inner),
    ]),
  );
}
