/** What went wrong, from the point of view of the one who called: decides the exit code of the command line. */
export type ErrorKind =
  | 'failed'
  | 'usage'
  | 'unusable'
  | 'missing'
  | 'unavailable'
  | 'busy'
  | 'configuration';

/**
 * An error that its reader can act on. `key` names a sentence in `src/locale/*.json` under `error.`;
 * `params` fill its placeholders and may hold nothing secret. Everything else that is thrown is a fault of
 * ours: the reader gets one general sentence with a reference, the log gets the stack.
 */
export class UserError extends Error {
  readonly key: `error.${string}`;
  readonly params: Readonly<Record<string, string | number>>;
  readonly kind: ErrorKind;

  constructor(
    key: `error.${string}`,
    params: Readonly<Record<string, string | number>> = {},
    options: { kind?: ErrorKind; cause?: unknown } = {},
  ) {
    super(key, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'UserError';
    this.key = key;
    this.params = params;
    this.kind = options.kind ?? 'failed';
  }
}
