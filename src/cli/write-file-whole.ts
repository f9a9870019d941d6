import { randomBytes } from 'node:crypto';
import { access, open, rename, rm } from 'node:fs/promises';
import { UserError } from '../errors.ts';

const causes: Readonly<
  Record<string, { readonly key: `error.${string}`; readonly kind: 'missing' | 'failed' }>
> = {
  ENOENT: { key: 'error.export.noFolder', kind: 'missing' },
  ENOTDIR: { key: 'error.export.noFolder', kind: 'missing' },
};

function toUserError(path: string, error: unknown): UserError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const { key, kind } = causes[code] ?? { key: 'error.export.notWritable', kind: 'failed' };
  return new UserError(key, { path }, { kind, cause: error });
}

/**
 * Writes a file that is there either whole or not at all: under another name beside it first.
 * @throws UserError when the file is there and may not be replaced, or cannot be written
 */
export async function writeFileWhole(
  path: string,
  parts: AsyncIterable<string> | Iterable<Uint8Array>,
  { force }: { readonly force: boolean },
): Promise<void> {
  if (!force && (await isThere(path))) throw new UserError('error.export.exists', { path });
  const draft = `${path}.${randomBytes(4).toString('hex')}.part`;
  const fail = (error: unknown) => {
    throw toUserError(path, error);
  };
  const file = await open(draft, 'wx').catch(fail);
  try {
    try {
      for await (const part of parts) await file.appendFile(part).catch(fail);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path).catch(fail);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
