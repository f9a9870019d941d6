import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A file, or a folder that cannot be opened. */
export interface FoundFile {
  readonly path: string;
  /** Asked for by itself, rather than found in a folder: then it matters that it cannot be used, whatever its ending. */
  readonly named: boolean;
}

/** By code unit, the same on every machine. */
const byName = (a: Dirent, b: Dirent) => (a.name < b.name ? -1 : 1);

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function* listFolder(folder: string, parents: ReadonlySet<string>): Generator<FoundFile> {
  let entries: Dirent[];
  let real: string;
  try {
    real = realpathSync(folder);
    // A link to a folder above would lead round for ever.
    if (parents.has(real)) return;
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    yield { path: folder, named: true };
    return;
  }
  const within = new Set([...parents, real]);
  for (const entry of entries.sort(byName)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() || (entry.isSymbolicLink() && isDirectory(path))) yield* listFolder(path, within);
    else yield { path, named: false };
  }
}

/**
 * The file, or all files of the folder and the folders in it, in the order of their names. Links are followed, round
 * trips are not. Holds the names of one folder per level, never more.
 */
export function* listFiles(path: string): Generator<FoundFile> {
  if (isDirectory(path)) yield* listFolder(path, new Set());
  else yield { path, named: true };
}
