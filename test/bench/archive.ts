import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The real articles to measure with: beside the project, not part of it. */
const packed = resolve(import.meta.dirname, '../../../shared/data/articles.tar.gz');

/** Unpacks the articles into a new folder, which goes when the process ends; null where they are not there. */
export function unpackArchive(): string | null {
  if (!existsSync(packed)) return null;
  const folder = mkdtempSync(join(tmpdir(), 'amur-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  execFileSync('tar', ['--extract', '--gzip', '--file', packed, '--directory', folder]);
  return folder;
}

/** The text of every article file below a folder, in the order of their paths. */
export function readPages(folder: string): readonly string[] {
  const paths = globSync('**/*.txt', { cwd: folder }).toSorted();
  return paths.map((path) => readFileSync(join(folder, path), 'utf8'));
}

/** What follows the three lines of the header: the page. */
export function pageOf(text: string): string {
  return text.split('\n').slice(3).join('\n');
}
