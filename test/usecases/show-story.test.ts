import { expect, test } from 'vitest';
import { readArticle } from '../../src/reading/read-article.ts';
import type { Services } from '../../src/services.ts';
import { openStore } from '../../src/store/open-store.ts';
import { regroupStories } from '../../src/usecases/regroup-stories.ts';
import { showStory } from '../../src/usecases/show-story.ts';
import { sampleArticle } from '../store/sample-article.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const text = ['中国外长王毅周三在莫斯科会见俄罗斯外长拉夫罗夫，双方讨论了中俄战略协作与边境贸易。'];
const routes = { page: 'news.story', compare: 'news.story.compare' };
const person = { locale: 'en', userId: '1', guildId: null } as const;

test.each([
  ['王毅会见拉夫罗夫（更正）', text, /updated 20 July at 10:00; the headline was “王毅会见拉夫罗夫”/],
  ['王毅会见拉夫罗夫', [...text, '本文已更正。'], /updated 20 July at 10:00(?!;)/],
])('a report that was changed says so: %s', async (title, paragraphs, expected) => {
  const store = await openStore(temporaryFolder());
  const put = async (changed: Parameters<typeof sampleArticle>[1], hour: string) => {
    const article = sampleArticle('a', { title: '王毅会见拉夫罗夫', paragraphs: text, ...changed });
    await store.articles.put([{ article, reading: readArticle(article), file: null }], Date.parse(hour));
    await regroupStories([article], store);
  };
  const now = () => Date.parse('2023-07-20T12:00:00Z');
  const services = { store, now, defaults: { locale: 'en', timeZone: 'UTC' } } as unknown as Services;
  const shown = async () =>
    JSON.stringify(await showStory(person, services, { routes, asked: 'a', page: 1 }));

  await put({}, '2023-07-20T08:00:00Z');
  expect(await shown()).not.toContain('updated');
  await put({ title, paragraphs, capturedAt: '2023-07-20T09:55:00.000Z' }, '2023-07-20T10:00:00Z');
  expect(await shown()).toMatch(expected);
  await store.close();
});
