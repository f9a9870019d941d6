import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Installation, install, seedsDir } from '../support/run-amur.ts';

const july = '中国强调加强与俄罗斯双边关系';
const may = '习近平承诺有力支持俄罗斯"核心利益"';

let amur: Installation;
beforeAll(async () => {
  amur = install();
  await amur.json('import', seedsDir);
});
afterAll(() => amur.remove());

const there = (name: string) => join(amur.folder, name);

describe('amur export', () => {
  it('writes all articles as CSV, newest first', async () => {
    const { exitCode, stdout, stderr } = await amur.run('export');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const [head, ...lines] = stdout.trimEnd().split('\r\n');
    expect(head).toMatch(/^id,title,source,/);
    expect(lines).toEqual([expect.stringContaining(july), expect.stringContaining('核心利益')]);
  });

  it.each<[readonly string[], readonly string[]]>([
    [['俄罗斯', '-雅加达'], [may]],
    [['--since', '2023-07-01'], [july]],
    [['俄罗斯', '--until', '2023-05-24'], [may]],
    [['--topic', 'energy'], [may]],
    [['俄罗斯', '--topic', 'energy', '--relevance', 'core'], [may]],
    [['俄罗斯', '--relevance', 'mention'], []],
    [['俄罗斯', '--sort', 'newest', '--limit', '1'], [july]],
    [['--source', 'bbc-zh'], []],
  ])('%j takes the filters', async (options, titles) => {
    expect(await amur.json('export', ...options)).toMatchObject({ rows: titles.map((title) => ({ title })) });
  });

  it('as JSON says what was asked for, and how many there are', async () => {
    expect(await amur.json('export', '俄罗斯', '--limit', '1', '--topic', 'diplomacy')).toMatchObject({
      query: '俄罗斯',
      filters: { topic: 'diplomacy', sort: 'relevance' },
      madeAt: '2023-07-14T00:00:00.000Z',
      total: 2,
      rows: [{ id: expect.stringMatching(/^[0-9a-z]{12}$/) }],
    });
  });

  it('cites in the language that is asked for', async () => {
    const { stdout } = await amur.run('export', '核心利益', '--format', 'json', '--locale', 'ru');
    expect(stdout).toContain('(дата обращения: 24.05.2023)');
  });

  it('writes a file whole, says so, and leaves one that is there alone', async () => {
    const first = await amur.run('export', '--format', 'bibtex', '--output', 'all.bib');
    expect(first).toEqual({ exitCode: 0, stdout: '2 of 2 articles in all.bib\n', stderr: '' });
    const written = readFileSync(there('all.bib'), 'utf8');
    expect(written.match(/^@online\{/gm)).toHaveLength(2);

    const again = await amur.run('export', '核心利益', '--output', 'all.bib');
    expect(again).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringContaining('--force') });
    expect(readFileSync(there('all.bib'), 'utf8')).toBe(written);
  });

  it('names an article the same after its headline has changed, and in another installation', async () => {
    const page = (title: string, capturedAtMs: number) =>
      `<!--${capturedAtMs}-->\n[${title}](https://www.rfi.fr/cn/a)\n------\n\n<p>中国与俄罗斯的边境贸易恢复。</p>`;
    const rowsAfter = async (installation: Installation, ...pages: readonly string[]) => {
      for (const [at, text] of pages.entries()) {
        writeFileSync(join(installation.folder, `${at}.txt`), text);
        await installation.json('import', join(installation.folder, `${at}.txt`));
      }
      const { rows } = (await installation.json('export', '边境贸易')) as {
        rows: { id: string; title: string }[];
      };
      return rows;
    };
    const [one, other] = [install(), install()];
    const [early, late] = [page('边境贸易恢复', 1684938000000), page('更正：边境贸易恢复', 1684941600000)];
    const before = await rowsAfter(one, early);
    const after = await rowsAfter(one, early, late);
    const elsewhere = await rowsAfter(other, late.replace('https://www.', 'http://m.'));
    one.remove();
    other.remove();
    expect(before).toMatchObject([{ title: '边境贸易恢复' }]);
    expect(after).toMatchObject([{ id: before[0]?.id, title: '更正：边境贸易恢复' }]);
    expect(elsewhere).toMatchObject([{ id: before[0]?.id }]);
  });

  it('replaces a file when told to', async () => {
    writeFileSync(there('old.csv'), 'old');
    const told = await amur.json('export', '核心利益', '--output', 'old.csv', '--force');
    expect(told).toEqual({ output: 'old.csv', format: 'csv', articles: 1, total: 1 });
    expect(readFileSync(there('old.csv'), 'utf8')).toMatch(/^\uFEFFid,.*核心利益/s);
  });

  it.each([
    ['absent/x.csv', 66],
    ['data', 1],
  ])('to %s is %i, and leaves nothing behind', async (output, exitCode) => {
    const run = await amur.run('export', '--output', output, '--force');
    expect(run).toMatchObject({ exitCode, stdout: '', stderr: expect.stringContaining(output) });
    expect(readdirSync(amur.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
