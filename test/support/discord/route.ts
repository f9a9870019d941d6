import type { JsonObject } from './json.ts';

/** A request as a route sees it: authorised, counted, its body parsed. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly { readonly name: string; readonly sizeBytes: number }[];
}

export interface ApiAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Route {
  readonly method: string;
  /** As Discord's API description writes it: `/channels/{channel_id}/messages`. */
  readonly template: string;
  /** False: the token in the path is all the authorisation there is. */
  readonly needsBotToken?: boolean;
  /** What breaks the table of limits; a request with faults is refused with 50035 and fails the test. */
  limits?(call: Call): readonly string[];
  handle(call: Call): ApiAnswer;
}

/** Discord's words for its codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const words: Readonly<Record<number, string>> = {
  0: '401: Unauthorized',
  10003: 'Unknown Channel',
  10004: 'Unknown Guild',
  10007: 'Unknown Member',
  10008: 'Unknown Message',
  10015: 'Unknown Webhook',
  10062: 'Unknown interaction',
  40067: 'A tag is required to create a forum post in this channel',
  160005: 'Thread is locked',
  40033: 'This message has already been crossposted',
  40060: 'Interaction has already been acknowledged.',
  50001: 'Missing Access',
  50013: 'Missing Permissions',
  50024: 'Cannot execute action on this channel type',
  50027: 'Invalid Webhook Token',
  50035: 'Invalid Form Body',
};

/** An answer in the form of Discord's errors. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: JsonObject;

  constructor(status: number, code: number, details: JsonObject = {}) {
    super(words[code] ?? `code ${code}`);
    this.status = status;
    this.body = { message: this.message, code, ...details };
  }
}

export function matchTemplate(template: string, path: string): Readonly<Record<string, string>> | null {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, step] of wanted.entries()) {
    const actual = given[index] ?? '';
    if (step.startsWith('{')) params[step.slice(1, -1)] = actual;
    else if (step !== actual) return null;
  }
  return params;
}

/** A path parameter that the template is known to have. */
export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`the route has no ${name}`);
  return value;
}
