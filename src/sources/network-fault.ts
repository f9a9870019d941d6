import type { SourceFaultKey } from './feed.ts';
import { PrivateAddressError } from './guarded-connector.ts';

/** By the codes of Node (`node:dns`, `node:net`, `node:tls`, `node:zlib`), undici and its HTTP parser. */
const faultsByCode: readonly (readonly [RegExp, SourceFaultKey])[] = [
  [/^(?:ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL|EBADNAME|ENONAME)$/, 'dns'],
  [/^ECONNREFUSED$/, 'refused'],
  [/TIMEOUT|^ETIMEDOUT$/, 'timeout'],
  [/CERT|^ERR_TLS|^ERR_SSL|^EPROTO$|^UNABLE_TO_|^HOSTNAME_MISMATCH$/, 'tls'],
  [/^Z_|^ERR__ERROR_|^ERR_BROTLI|^ERR_PADDING|^ZSTD_|^ERR_ZLIB/, 'encoding'],
];

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? '' : codeOf(error.cause);
}

/** What a failed request or body comes down to. */
export function networkFault(error: unknown): SourceFaultKey {
  if (error instanceof PrivateAddressError) return 'privateAddress';
  if (error instanceof Error && error.name === 'TimeoutError') return 'timeout';
  const code = codeOf(error);
  return faultsByCode.find(([pattern]) => pattern.test(code))?.[1] ?? 'network';
}
