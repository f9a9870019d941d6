/** Floor of an import, second half: SQLite takes the same tokens into a bare full-text table in one transaction. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { readArchive } from '../../../src/sources/read-archive.ts';
import { indexTokens } from '../../../src/text/tokens.ts';
import { cpuMs, printFigures } from '../cpu-time.ts';

const [folder = ''] = process.argv.slice(2);
const rows: string[][] = [];
for await (const item of readArchive([folder], { isKnown: async () => false })) {
  if (item.kind !== 'article') continue;
  const { title, lead, paragraphs, source } = item.article;
  rows.push([title, lead ?? '', paragraphs.join('\n'), source].map(indexTokens));
}

const home = mkdtempSync(join(tmpdir(), 'amur-floor-'));
const database = new BetterSqlite3(join(home, 'floor.sqlite'));
database.pragma('journal_mode = wal');
database.pragma('synchronous = full');
database.exec(`create virtual table floor using fts5 (
  title, lead, text, source, content = '', contentless_delete = 1, detail = full, tokenize = 'ascii'
)`);
const insert = database.prepare(
  'insert into floor (rowid, title, lead, text, source) values (?, ?, ?, ?, ?)',
);
const insertMs = await cpuMs(
  database.transaction(() => {
    for (const [index, row] of rows.entries()) insert.run(index + 1, ...row);
  }),
);
database.close();
rmSync(home, { recursive: true });
printFigures({ cpuMs: insertMs, articles: rows.length });
