import { pino } from 'pino';

/** Objects first, a constant message second: `log.info({ subscriptionId }, 'digest sent')`. */
export type Log = pino.Logger;

export interface LogOptions {
  readonly level: pino.LevelWithSilent;
  /** Values that must never be written, wherever they turn up: the bot's token. */
  readonly secrets: readonly string[];
  /** Default: standard error. */
  readonly destination?: pino.DestinationStream;
}

const redacted = '[redacted]';

/** Deeper than any object that is logged on purpose; keeps what is logged by accident short. */
const maxDepth = 8;

/**
 * Fields that hold credentials or what people wrote, at any depth. Discord's errors carry the whole request
 * (`requestBody`), and an interaction carries its token.
 */
const secretFields = new Set(
  [
    'authorization',
    'token',
    'content',
    'components',
    'embeds',
    'body',
    'rawBody',
    'requestBody',
    'rawError',
    'payload',
    'files',
  ].map((field) => field.toLowerCase()),
);

/** What is kept of an error besides its name, message, stack and causes. */
const errorFields = ['code', 'status', 'method', 'url', 'key', 'params', 'kind', 'syscall', 'path'] as const;

/** A pino logger, JSON lines, that writes no token, no interaction token, no Authorization header and no message content. */
export function createLog(options: LogOptions): Log {
  const scrub = scrubber(options.secrets);
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        bindings: cleanFields,
        log: cleanFields,
      },
      // pino would serialise `err` once more, without its causes.
      serializers: { err: (error: unknown) => error },
      // The last step before the line is written, so that nothing gets round it: messages, stacks and keys included.
      hooks: { streamWrite: scrub },
    },
    options.destination ?? pino.destination({ fd: 2, sync: true }),
  );
}

function scrubber(secrets: readonly string[]): (line: string) => string {
  // A shorter one would be no token and would black out half of every line.
  const known = secrets
    .filter((secret) => secret.length >= 8)
    .map((secret) => JSON.stringify(secret).slice(1, -1));
  return (line) =>
    known
      .reduce((text, secret) => text.replaceAll(secret, redacted), line)
      .replace(/(\/(?:interactions|webhooks)\/\d+\/)[^/?#\s"'\\]+/g, `$1${redacted}`)
      .replace(/(authorization\W{1,8})(?:(?:Bot|Bearer|Basic)\s+)?[^\s"',\\}]+/gi, `$1${redacted}`)
      .replace(/\b(Bot|Bearer)\s+[\w-]{10,}\.[\w.-]+/g, `$1 ${redacted}`);
}

function cleanFields(fields: Record<string, unknown>): Record<string, unknown> {
  return clean(fields, []) as Record<string, unknown>;
}

/** A copy that can be written as JSON: errors with their causes, no cycles, no secret fields. */
function clean(value: unknown, parents: readonly object[]): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (parents.includes(value)) return '[circular]';
  if (parents.length >= maxDepth) return '[too deep]';
  const path = [...parents, value];
  if (value instanceof Error) return cleanError(value, path);
  if (Array.isArray(value)) return value.map((item) => clean(item, path));
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Date || value instanceof URL) return value.toJSON();
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      secretFields.has(key.toLowerCase()) ? redacted : clean(item, path),
    ]),
  );
}

function cleanError(error: Error, path: readonly object[]): Record<string, unknown> {
  const extra = errorFields
    .filter((field) => field in error)
    .map((field) => [field, clean(Reflect.get(error, field), path)]);
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...Object.fromEntries(extra),
    ...(error.cause === undefined ? {} : { cause: clean(error.cause, path) }),
    ...(error instanceof AggregateError ? { errors: clean(error.errors, path) } : {}),
  };
}
