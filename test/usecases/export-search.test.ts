import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toCitableRow } from '../../src/citations/citable-row.ts';
import { exportFormats, rowWriter } from '../../src/citations/row-writer.ts';
import { locales } from '../../src/locale/locale.ts';
import type { Message } from '../../src/messages/message.ts';
import type { Services } from '../../src/services.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { exportSearch, fileOf } from '../../src/usecases/export-search.ts';
import { citedArticle } from '../citations/cited-articles.ts';
import { incoming, now } from '../store/sample-article.ts';

const most = 1000;
let folder: string;
let store: Store;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amur-'));
  store = await openStore(folder);
  const batch = Array.from({ length: most + 4 }, (_, at) =>
    incoming(`a${at}`, {
      title: `王毅会见拉夫罗夫 ${at}`,
      publishedAt: new Date(Date.UTC(2023, 0, 1, 0, at)).toISOString(),
    }),
  );
  await store.articles.put(batch, now);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function searched(
  locale: (typeof locales)[number],
  format: (typeof exportFormats)[number],
  state: { readonly text: string; readonly until?: string },
): Promise<Message> {
  const services = { store, now: () => now, defaults: { locale: 'en', timeZone: 'UTC' } };
  const person = { locale, userId: '1', guildId: null };
  return exportSearch(
    person,
    services as unknown as Services,
    'news.search',
    { sort: 'newest', ...state },
    format,
  );
}

function fileIn({ attachments: [first] = [] }: Message): string {
  if (first?.kind !== 'text') throw new Error('no file');
  return first.text;
}

describe('a search as a file', () => {
  test('has the newest thousand where more match, and says so', async () => {
    const message = await searched('en', 'json', { text: '王毅' });
    const document = JSON.parse(fileIn(message)) as { total: number; rows: { id: string }[] };
    expect(document.total).toBe(most + 4);
    expect(document.rows).toHaveLength(most);
    expect(document.rows[0]?.id).toBe(`a${most + 3}`);
    expect(JSON.stringify(message.components)).toMatch(/1,004 articles.*newest 1,000 matches/);
  });

  test('keeps the filters, and says that it is whole', async () => {
    const message = await searched('en', 'csv', { text: '王毅', until: '2023-01-01T00:02:00.000Z' });
    expect(fileIn(message).match(/王毅会见拉夫罗夫 \d+(?=,example)/g)).toEqual([
      '王毅会见拉夫罗夫 1',
      '王毅会见拉夫罗夫 0',
    ]);
    expect(JSON.stringify(message.components)).toContain('All of them are in the file');
  });

  test.each(locales)('is shown by its name and described in %s', async (locale) => {
    for (const format of exportFormats) {
      const message = await searched(locale, format, { text: '王毅', until: '2023-01-01T00:02:00.000Z' });
      const [attachment] = message.attachments ?? [];
      expect(attachment?.name).toMatch(/^amur-2023-07-20\.(?:csv|json|bib)$/);
      expect(attachment?.description).toMatch(/王毅.*|.*王毅/);
      expect(JSON.stringify(message.components)).toContain(`"attachment://${attachment?.name}"`);
    }
  });

  test('is a sentence instead where nothing matches', async () => {
    const message = await searched('en', 'csv', { text: '火星' });
    expect(message.attachments).toBeUndefined();
    expect(JSON.stringify(message)).toContain('火星');
  });
});

test('a file ends with the last row that fits as a whole', async () => {
  const rows = ['a', 'b', 'c'].map((id) => toCitableRow(citedArticle(id), 'zh-CN'));
  const writer = rowWriter('json', { query: null, filters: {}, madeAt: '', total: 3 });
  async function* batches() {
    yield rows.slice(0, 1);
    yield rows.slice(1);
  }
  const whole = await fileOf(batches(), writer, 1e6);
  const size = Buffer.byteLength(whole.text);
  expect(whole.count).toBe(3);
  expect(await fileOf(batches(), writer, size)).toEqual(whole);
  const cut = await fileOf(batches(), writer, size - 1);
  expect(cut.count).toBe(2);
  expect(JSON.parse(cut.text)).toMatchObject({ rows: [{ id: 'a' }, { id: 'b' }] });
});
