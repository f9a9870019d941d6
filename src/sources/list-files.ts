import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file, or a folder that cannot be opened. */
export interface FoundFile {
  readonly path: string;
  /** Asked for by itself, rather than found in a folder: then it matters that it cannot be used, whatever its ending. */
  readonly named: boolean;
}

/** By code unit, the same on every machine. */
const byName = (a: string, b: string) => (a < b ? -1 : 1);

async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

async function* listFolder(folder: string, parents: ReadonlySet<string>): AsyncGenerator<FoundFile> {
  let names: string[];
  let real: string;
  try {
    real = await realpath(folder);
    // A link to a folder above would lead round for ever.
    if (parents.has(real)) return;
    names = await readdir(folder);
  } catch {
    yield { path: folder, named: true };
    return;
  }
  const within = new Set([...parents, real]);
  for (const name of names.sort(byName)) {
    const path = join(folder, name);
    if (await isDirectory(path)) yield* listFolder(path, within);
    else yield { path, named: false };
  }
}

/**
 * The file, or all files of the folder and the folders in it, in the order of their names. Links are followed, round
 * trips are not. Holds the names of one folder per level, never more.
 */
export async function* listFiles(path: string): AsyncGenerator<FoundFile> {
  if (await isDirectory(path)) yield* listFolder(path, new Set());
  else yield { path, named: true };
}
