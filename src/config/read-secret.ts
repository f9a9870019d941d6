import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ConfigFault } from './configuration-error.ts';
import { errorCode } from './error-code.ts';
import type { Given } from './given.ts';
import { settingExamples } from './setting-names.ts';
import { shortestPassword } from './settings-schema.ts';

interface ReadSecret {
  readonly value: string | null;
  readonly faults: readonly ConfigFault[];
}

/** A secret stands in its setting, or in a file that the setting with `_FILE` behind it names. */
export function readSecret(
  given: Given,
  cwd: string,
  setting: 'DISCORD_TOKEN' | 'AMUR_PREVIEW_PASSWORD',
  faultOf: (value: string) => string | null,
): ReadSecret {
  const fileSetting = `${setting}_FILE` as const;
  const fault = (problem: string): ReadSecret => ({
    value: null,
    faults: [{ setting: fileSetting, problem, example: settingExamples[fileSetting] }],
  });
  const { [setting]: inline, [fileSetting]: file } = given;
  if (file === undefined) return { value: inline ?? null, faults: [] };
  if (inline !== undefined) return fault(`is set and ${setting} as well: keep one of the two.`);
  try {
    const value = readFileSync(resolve(cwd, file), 'utf8').trim();
    const problem = value === '' ? 'is empty' : faultOf(value);
    return problem === null ? { value, faults: [] } : fault(`names a file that ${problem}.`);
  } catch (error) {
    return fault(`names a file that cannot be read (${errorCode(error)}).`);
  }
}

export function faultOfToken(value: string): string | null {
  return /\s/.test(value) ? 'holds more than a token' : null;
}

export function faultOfPassword(value: string): string | null {
  return value.length < shortestPassword ? `holds fewer than ${shortestPassword} characters` : null;
}
