import { access, constants, readdir, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Config } from '../config/config.ts';
import type { Check } from '../doctor/check.ts';
import { judgeStorage, type StorageFacts } from '../doctor/judge-storage.ts';
import { translator } from '../locale/translate.ts';

/** Looks at the data folder, its disk and the archives; creates nothing. */
export async function examineFolders(
  { dataDir, articlePaths, locale }: Config,
  database: StorageFacts['database'],
): Promise<readonly Check[]> {
  const folder = await stateOfFolder(dataDir);
  const facts: StorageFacts = {
    dataDir,
    folder,
    freeBytes: await freeBytesAt(dataDir),
    database,
    archives: await Promise.all(
      articlePaths.map(async (path) => ({ path, state: await stateOfArchive(path) })),
    ),
  };
  return judgeStorage(facts, translator(locale));
}

async function stateOfFolder(path: string): Promise<StorageFacts['folder']> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) return found.code === 'ENOENT' ? 'absent' : 'notWritable';
  if (!found.isDirectory()) return 'notWritable';
  const mayWrite = access(path, constants.W_OK | constants.X_OK);
  return mayWrite.then(
    () => 'ok' as const,
    () => 'notWritable' as const,
  );
}

/** Of the folder, or of the one that it will be made in. */
async function freeBytesAt(path: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  } catch {
    return dirname(path) === path ? null : freeBytesAt(dirname(path));
  }
}

async function stateOfArchive(path: string): Promise<StorageFacts['archives'][number]['state']> {
  try {
    const found = await stat(path);
    await (found.isDirectory() ? readdir(path) : access(path, constants.R_OK));
    return 'ok';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'absent' : 'unreadable';
  }
}
