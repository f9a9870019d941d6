import { readFileSync, statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import type { Article } from '../articles/article.ts';
import type { FileStamp } from '../articles/file-stamp.ts';
import { parseArchivedPage } from '../articles/parse-archived-page.ts';
import { UserError } from '../errors.ts';
import { beginsLikeArchive, firstBadLine, largestFileBytes } from './archive-file.ts';
import { type FoundFile, listFiles } from './list-files.ts';

/** What became of one file. `path` is as it was asked for; `file.path` is absolute. */
export type ArchiveItem =
  | { readonly kind: 'article'; readonly path: string; readonly file: FileStamp; readonly article: Article }
  | RejectedItem
  /** Read before, and the same since. */
  | { readonly kind: 'unchanged'; readonly path: string; readonly file: FileStamp }
  /** In a folder, and no archived page. */
  | { readonly kind: 'skipped'; readonly path: string };

interface RejectedItem {
  readonly kind: 'rejected';
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** Stable, for programs. */
  readonly key: string;
  /** A sentence, for people. */
  readonly reason: string;
  /** Null where the file cannot even be looked at. */
  readonly file: FileStamp | null;
}

export interface ArchiveOptions {
  /** Whether a file with this stamp was read before: such files are not opened. */
  readonly isKnown?: (stamp: FileStamp) => Promise<boolean>;
}

const archiveEndings: ReadonlySet<string> = new Set(['.txt', '.md']);

function requirePaths(paths: readonly string[]): void {
  for (const path of paths) {
    try {
      statSync(path);
    } catch (cause) {
      throw new UserError('error.import.missingPath', { path }, { kind: 'missing', cause });
    }
  }
}

type Refusal = Pick<RejectedItem, 'line' | 'key' | 'reason'>;

const refusals = {
  unreadable: { line: 1, key: 'unreadable', reason: 'The file cannot be read.' },
  tooLarge: { line: 1, key: 'tooLarge', reason: 'The file is larger than 5 MB.' },
} as const satisfies Record<string, Refusal>;

function notUtf8(line: number): Refusal {
  return { line, key: 'encoding', reason: `Line ${line} is not UTF-8.` };
}

/** Null where there is no file to look at. */
function stampOf(path: string): FileStamp | null {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return null;
    return { path: resolve(path), sizeBytes: stats.size, mtimeMs: Math.trunc(stats.mtimeMs) };
  } catch {
    return null;
  }
}

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

function parseBytes(bytes: Buffer, path: string, file: FileStamp, named: boolean): ArchiveItem {
  const badLine = firstBadLine(bytes);
  if (badLine !== null) return { kind: 'rejected', path, file, ...notUtf8(badLine) };
  const text = bytes.toString('utf8');
  if (!named && !beginsLikeArchive(text)) return { kind: 'skipped', path };
  const parsed = parseArchivedPage(text);
  if (parsed.ok) return { kind: 'article', path, file, article: parsed.article };
  const { line, key, reason } = parsed;
  return { kind: 'rejected', path, file, line, key, reason };
}

async function readItem(
  { path, named }: FoundFile,
  isKnown: ArchiveOptions['isKnown'],
): Promise<ArchiveItem> {
  if (!named && !archiveEndings.has(extname(path).toLowerCase())) return { kind: 'skipped', path };
  const file = stampOf(path);
  const refused = (refusal: Refusal): RejectedItem => ({ kind: 'rejected', path, file, ...refusal });
  if (file === null) return refused(refusals.unreadable);
  if (await isKnown?.(file)) return { kind: 'unchanged', path, file };
  if (file.sizeBytes > largestFileBytes) return refused(refusals.tooLarge);
  const bytes = bytesOf(path);
  return bytes === null ? refused(refusals.unreadable) : parseBytes(bytes, path, file, named);
}

/**
 * Reads archive files and folders, one file at a time in the order of their names; memory does not grow with their
 * number. A file in a folder that is no archived page is `skipped`; one that is named, or begins like an archived page
 * and cannot be used, is `rejected` and never stops the rest. Files are read synchronously, at half the cost: this runs
 * where nobody waits for the thread.
 * @throws UserError `error.import.missingPath` for a path that does not exist, before anything is read
 */
export async function* readArchive(
  paths: readonly string[],
  { isKnown }: ArchiveOptions = {},
): AsyncGenerator<ArchiveItem> {
  requirePaths(paths);
  for (const path of paths) {
    for (const found of listFiles(path)) yield await readItem(found, isKnown);
  }
}
