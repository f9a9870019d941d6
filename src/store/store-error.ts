import { UserError } from '../errors.ts';

/** SQLite's result code (`SQLITE_BUSY`, `SQLITE_IOERR_WRITE`), or Node's (`EACCES`); empty for any other error. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Another connection holds the lock: worth another try. */
export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

/** What the owner of the machine can mend becomes a `UserError`; everything else comes back as it is. */
export function toStoreError(error: unknown, path: string): unknown {
  const code = codeOf(error);
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return new UserError('error.store.corrupt', { path }, { cause: error });
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT')
    return new UserError('error.store.full', { path }, { cause: error });
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || unwritable.has(code))
    return new UserError('error.store.notWritable', { path }, { kind: 'configuration', cause: error });
  return error;
}

const unwritable = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'ENOENT',
  'ELOOP',
  'ENAMETOOLONG',
]);
