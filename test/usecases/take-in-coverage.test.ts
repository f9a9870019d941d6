import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { takeInCoverage } from '../../src/usecases/take-in-coverage.ts';

const day = 86_400_000;
const may = Date.parse('2023-05-24T08:00:00Z');
let folder: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amur-coverage-'));
  store = await openStore(join(folder, 'data'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a page of the archive; `name` is its file and its address. */
function page(name: string, title: string, text: string, capturedMs = may): string {
  const path = join(folder, `${name}.txt`);
  writeFileSync(
    path,
    `<!--${capturedMs}-->\n[${title}](https://example.org/${name})\n------\n\n<p>${text}</p>`,
  );
  return path;
}

const visit = '中国外长王毅周三在莫斯科会见俄罗斯外长拉夫罗夫，双方讨论了中俄战略协作与边境贸易。';
const followUp = '中国外长王毅周四在莫斯科再次会见俄罗斯外长拉夫罗夫，双方就中俄战略协作发表声明。';
const take = (paths: readonly string[], options = {}) =>
  takeInCoverage(paths, { store, now: () => may }, options);
const stories = () => store.stories.list({}, 100);

describe('takeInCoverage', () => {
  it('stores a later capture with other words as an update, and keeps its place', async () => {
    const path = page('visit', '王毅会见拉夫罗夫', visit);
    await take([path]);
    const [before] = await stories();
    page('visit', '王毅会见拉夫罗夫（更新）', `${visit}双方还签署了协议。`, may + 3_600_000);
    expect(await take([path])).toMatchObject({ files: 1, updated: 1, imported: 0 });
    expect(await stories()).toMatchObject([{ id: before?.id, headline: '王毅会见拉夫罗夫（更新）' }]);
  });

  it('takes an article out of its story when it is no longer about the relation', async () => {
    const path = page('visit', '王毅会见拉夫罗夫', visit);
    await take([path]);
    expect(await stories()).toHaveLength(1);
    page('visit', '北京明天有雨', '气象台预计明天北京有小雨，市民出行请带雨具。', may + 3_600_000);
    await take([path]);
    expect(await stories()).toEqual([]);
  });

  it('adds what comes later to the story that was there, under the same id', async () => {
    await take([page('visit', '王毅在莫斯科会见拉夫罗夫', visit)]);
    const [before] = await stories();
    await take([page('again', '王毅在莫斯科再次会见拉夫罗夫', followUp, may + day)]);
    const after = await stories();
    expect(after).toHaveLength(1);
    expect(after[0]?.id).toBe(before?.id);
    expect(after[0]?.articles).toHaveLength(2);
  });

  it('leaves far-off stories alone', async () => {
    await take([page('visit', '王毅在莫斯科会见拉夫罗夫', visit)]);
    const [before] = await stories();
    await take([page('later', '王毅在莫斯科再次会见拉夫罗夫', followUp, may + 200 * day)]);
    expect(await stories()).toEqual([expect.anything(), before]);
  });

  it('without reading stores alone, and the next run reads what is unread', async () => {
    const path = page('visit', '王毅会见拉夫罗夫', visit);
    expect(await take([path], { reading: false })).toMatchObject({ imported: 1 });
    expect((await store.articles.list({}, { limit: 1, offset: 0 })).articles).toMatchObject([
      { relevance: null },
    ]);
    expect(await stories()).toEqual([]);
    expect(await take([path])).toMatchObject({ unchanged: 1 });
    expect((await store.articles.list({}, { limit: 1, offset: 0 })).articles).toMatchObject([
      { relevance: { label: 'core' } },
    ]);
    expect(await stories()).toHaveLength(1);
  });

  it('stores nothing when one of the paths is missing', async () => {
    const path = page('visit', '王毅会见拉夫罗夫', visit);
    await expect(take([path, join(folder, 'absent')])).rejects.toMatchObject({ kind: 'missing' });
    expect(await store.articles.count()).toBe(0);
  });
});
