import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../src/services.ts';
import type { SourceClient } from '../../src/sources/feed.ts';
import { feedAt } from '../../src/sources/feed-list.ts';
import { newFeed } from '../../src/sources/feed-state.ts';
import { createSourceClient } from '../../src/sources/source-client.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { listSources } from '../../src/usecases/list-sources.ts';
import { type PollOptions, pollFeeds } from '../../src/usecases/poll-feeds.ts';
import { takeInCoverage } from '../../src/usecases/take-in-coverage.ts';
import { type FeedSite, type SiteItem, startFeedSite } from '../support/feed-site.ts';
import { seedsDir } from '../support/run-amur.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.parse('2026-11-20T08:00:00.000Z');

const visit: SiteItem = {
  path: '/a/visit',
  title: '王毅在莫斯科会见俄罗斯外长拉夫罗夫',
  summary: '中国外长王毅周五在莫斯科会见俄罗斯外长拉夫罗夫。',
  page: [
    '中国外长王毅周五在莫斯科会见俄罗斯外长拉夫罗夫，双方就中俄战略协作与两国贸易深入交换意见，并同意扩大能源合作。',
    '拉夫罗夫表示，俄罗斯愿同中国加强在多边机制中的协调，推动双边关系向前发展。会谈持续了两个小时，双方随后共同会见记者。',
  ],
  publishedAt: '2026-11-20T07:30:00Z',
};
const weather: SiteItem = {
  path: '/a/weather',
  title: '北京明天有雨',
  summary: '气象台预计明天北京有小雨，市民出行请带雨具。',
  page: ['气象台预计明天北京有小雨，市民出行请带雨具。'],
  publishedAt: '2026-11-20T07:00:00Z',
};

let folder: string;
let store: Store;
let site: FeedSite;
let sources: SourceClient;
let clock: number;

// One for all tests: its threads take a while to start.
beforeAll(() => {
  sources = createSourceClient({ userAgent: 'Amur/test', allowedHosts: ['127.0.0.1'], timeoutMs: 2_000 });
});
afterAll(() => sources.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amur-poll-'));
  store = await openStore(folder);
  site = await startFeedSite();
  clock = start;
});
afterEach(async () => {
  await site.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const poll = (options: PollOptions = {}) =>
  pollFeeds({ store, sources, now: () => clock, random: () => 0 }, options);
const add = (path: string) => store.feeds.add(newFeed(feedAt(`${site.url}${path}`, 'command'), clock));
const onlyFeed = async () => {
  const [feed] = await store.feeds.list();
  if (feed === undefined) throw new Error('no feed');
  return feed;
};
const articles = async () => (await store.articles.list({}, { limit: 50, offset: 0 })).articles;
const articleOf = async (title: string) => {
  const listed = (await articles()).find((article) => article.title === title);
  const found = listed && (await store.articles.get(listed.id));
  if (!found) throw new Error(`no article ${title}`);
  return found;
};
const requestsOf = (path: string) => site.requests.filter((request) => request.path === path);

describe('a feed whose items stand at another host', () => {
  const item = (path: string) =>
    `<item><title>天气</title><link>https://www.example.org/${path}</link></item>`;
  const publish = (items: string) =>
    site.answer('/feed', 200, {}, `<rss version="2.0"><channel><title>环球</title>${items}</channel></rss>`);

  it('is one source with them, also when nothing is new', async () => {
    publish(item('1') + item('2'));
    await add('/feed');
    await poll();
    const person = { locale: 'en' } as Parameters<typeof listSources>[0];
    const services = { store, now: () => clock, defaults: { timeZone: 'UTC' } } as unknown as Services;
    const listed = async () =>
      JSON.stringify(await listSources(person, services, { route: 'news.sources', page: 1 }));
    expect(await listed()).toMatch(/\*\*www\.example\.org\*\*\\n-# read <t:\d+:R> · 2 articles in 7 days/);
    expect(await listed()).not.toContain('127');
    clock += hour;
    publish(item('2'));
    await poll();
    expect(await onlyFeed()).toMatchObject({ source: 'www.example.org' });
  });
});

describe('what is kept', () => {
  it('the text of the page where it is about the relation, headline and link of the rest', async () => {
    site.publish('/feed', [visit, weather]);
    await add('/feed');
    expect(await poll()).toMatchObject({ polled: 1, imported: 2, failed: [], broken: [] });

    const kept = await articleOf(visit.title);
    expect(kept.article.paragraphs.join('')).toContain('扩大能源合作');
    expect(kept.article.extent).toBeUndefined();
    expect(kept.article.publishedAt).toBe('2026-11-20T07:30:00.000Z');
    expect(kept.reading?.relevance.label).toBe('core');
    expect(await store.stories.list({}, 10)).toMatchObject([{ headline: visit.title }]);

    const headline = await articleOf(weather.title);
    expect(headline.article).toMatchObject({ extent: 'headline', lead: null, paragraphs: [] });
    expect(headline.reading?.relevance.label).toBe('none');
    expect(requestsOf('/a/weather')).toHaveLength(0);
  });

  it('the excerpt, marked as one, where the page cannot be had; the text once it can', async () => {
    const { page, ...withoutPage } = visit;
    site.publish('/feed', [withoutPage]);
    await add('/feed');
    await poll();
    expect((await articleOf(visit.title)).article.extent).toBe('excerpt');

    clock += hour;
    site.publish('/feed', [{ ...visit, ...(page && { page }), summary: `${visit.summary}（更新）` }]);
    expect(await poll()).toMatchObject({ imported: 0, updated: 2 });
    const { article } = await articleOf(visit.title);
    expect(article.extent).toBeUndefined();
    expect(article.paragraphs.join('')).toContain('扩大能源合作');
  });

  it('a text is not lost when only its excerpt comes again', async () => {
    site.publish('/feed', [visit]);
    await add('/feed');
    await poll();
    clock += hour;
    site.answer(visit.path, 503);
    site.publish('/feed', [{ path: visit.path, title: `${visit.title}（更新）`, summary: '短讯。' }]);
    await poll();
    const { article } = await articleOf(`${visit.title}（更新）`);
    expect(article.paragraphs.join('')).toContain('扩大能源合作');
    expect(await store.articles.revisions(article.id)).toMatchObject([{ title: visit.title }]);
    expect(await store.stories.list({}, 10)).toMatchObject([{ headline: `${visit.title}（更新）` }]);
  });

  it('a changed text is an update, with the former one as a revision', async () => {
    site.publish('/feed', [visit]);
    await add('/feed');
    await poll();
    const before = await articleOf(visit.title);
    clock += hour;
    site.publish('/feed', [
      { ...visit, title: '更正：王毅会见拉夫罗夫', page: [...(visit.page ?? []), '本文已更正会谈的日期。'] },
    ]);
    await poll();
    const { article } = await articleOf('更正：王毅会见拉夫罗夫');
    expect(article.id).toBe(before.article.id);
    expect(article.seq).toBe(before.article.seq);
    expect(await store.articles.revisions(article.id)).not.toEqual([]);
  });

  it('an item in two feeds is fetched and stored once', async () => {
    site.publish('/one', [visit]);
    site.publish('/two', [visit]);
    await add('/one');
    await add('/two');
    expect(await poll()).toMatchObject({ polled: 2, imported: 1 });
    expect(requestsOf(visit.path)).toHaveLength(1);
  });

  it('what was known by its headline alone and now is news comes after all else in the order of arrival', async () => {
    site.publish('/feed', [{ ...weather, page: visit.page ?? [] }]);
    await add('/feed');
    await poll();
    const cursor = await store.articles.lastSeq();
    clock += hour;
    site.publish('/feed', [{ ...visit, path: weather.path }]);
    await poll();
    expect((await articleOf(visit.title)).article.seq).toBeGreaterThan(cursor);
  });
});

describe('what is forgotten', () => {
  it('is what no story holds and no archive brought, after the days of the settings', async () => {
    site.publish('/feed', [visit, weather]);
    await add('/feed');
    await poll();
    await takeInCoverage([seedsDir], { store, now: () => clock });
    clock += 10 * day;
    expect(await poll({ keepDays: 11 })).toMatchObject({ forgotten: 0 });
    expect(await poll({ keepDays: 9 })).toMatchObject({ forgotten: 1 });
    const titles = (await articles()).map(({ title }) => title);
    expect(titles).toContain(visit.title);
    expect(titles).not.toContain(weather.title);
    expect(titles).toHaveLength(3);
    expect((await store.search.search({ text: '有雨', sort: 'newest', limit: 5, offset: 0 })).total).toBe(0);
  });

  it('does not come back as long as the feed has it', async () => {
    site.publish('/feed', [weather]);
    await add('/feed');
    await poll();
    clock += 10 * day;
    await poll({ keepDays: 9 });
    clock += day;
    site.publish('/feed', [weather, visit]);
    await poll({ keepDays: 9 });
    expect((await articles()).map(({ title }) => title)).toEqual([visit.title]);
  });
});

describe('when feeds are asked', () => {
  it('again with what they gave to recognise it by; unchanged costs a 304 and nothing else', async () => {
    site.publish('/feed', [visit]);
    await add('/feed');
    await poll();
    expect(await poll()).toMatchObject({ polled: 0 });
    clock = Date.parse((await onlyFeed()).nextPollAt);
    expect(await poll()).toMatchObject({ polled: 1, notModified: 1, imported: 0, updated: 0 });
    expect(requestsOf('/feed').map(({ status }) => status)).toEqual([200, 304]);
    expect(requestsOf(visit.path)).toHaveLength(1);
  });

  it('later when the server asks for it', async () => {
    site.answer('/feed', 429, { 'retry-after': '7200' });
    await add('/feed');
    expect(await poll()).toMatchObject({ failed: [{ fault: { key: 'status', status: 429 } }] });
    expect(Date.parse((await onlyFeed()).nextPollAt) - clock).toBeGreaterThanOrEqual(2 * hour);
  });

  it('never again after 410', async () => {
    site.answer('/feed', 410);
    await add('/feed');
    expect(await poll()).toMatchObject({ failed: [{ pause: 'gone' }] });
    clock += 30 * day;
    expect(await poll()).toMatchObject({ polled: 0 });
  });

  it('at their new address after they moved for good', async () => {
    site.publish('/new', [visit]);
    site.answer('/feed', 301, { location: '/new' });
    await add('/feed');
    await poll();
    expect(await onlyFeed()).toMatchObject({ url: `${site.url}/new`, listedUrl: `${site.url}/feed` });
  });

  it('at the address that a page names, where they were given a page', async () => {
    site.publish('/new', [visit]);
    const head = '<link rel="alternate" type="application/rss+xml" href="/new">';
    site.answer(
      '/',
      200,
      { 'content-type': 'text/html' },
      `<html><head>${head}</head><body>News</body></html>`,
    );
    await add('/');
    expect(await poll()).toMatchObject({ imported: 1, failed: [] });
    expect(await onlyFeed()).toMatchObject({ url: `${site.url}/new`, title: '环球新闻' });
  });

  it('not after a week of faults, if others answer meanwhile', async () => {
    site.publish('/well', [visit]);
    site.answer('/ill', 404);
    await add('/well');
    await add('/ill');
    const ends: number[] = [];
    for (const until = start + 9 * day; clock < until; clock += 6 * hour) {
      const { failed } = await poll();
      if (failed.some(({ pause }) => pause === 'failing')) ends.push(clock);
    }
    expect(ends).toHaveLength(1);
    expect(ends[0]).toBeGreaterThanOrEqual(start + 7 * day);
    const paused = (await store.feeds.list()).filter(({ pause }) => pause !== null);
    expect(paused).toMatchObject([
      { listedUrl: `${site.url}/ill`, lastFault: { key: 'status', status: 404 } },
    ]);
  });

  it('every quarter of an hour while the network here is down, and none is given up for that', async () => {
    await store.feeds.add(newFeed(feedAt('http://127.0.0.1:9/feed', 'command'), clock));
    for (const until = start + 8 * day; clock < until; clock += day) {
      expect(await poll()).toMatchObject({
        failed: [{ fault: { key: 'refused' }, faultsInRow: 0, pause: null }],
      });
    }
    expect(await onlyFeed()).toMatchObject({ pause: null, failingSince: null });
  });
});

describe('faults', () => {
  it('of one feed leave the others alone', async () => {
    site.publish('/well', [visit]);
    site.answer('/text', 200, { 'content-type': 'text/plain' }, 'no feed at all');
    await add('/text');
    await add('/missing');
    await add('/well');
    const report = await poll();
    expect(report).toMatchObject({ polled: 3, imported: 1 });
    expect(report.failed.map(({ url, fault }) => [url, fault.key]).toSorted()).toEqual([
      [`${site.url}/missing`, 'status'],
      [`${site.url}/text`, 'notFeed'],
    ]);
  });

  it('of ours in one poll are told, and the poll is made again', async () => {
    site.publish('/one', [visit]);
    await add('/one');
    const failing: SourceClient = { ...sources, parseFeed: () => Promise.reject(new Error('out of luck')) };
    const services = { store, sources: failing, now: () => clock, random: () => 0 };
    expect(await pollFeeds(services)).toMatchObject({
      polled: 0,
      broken: [{ message: 'Error: out of luck' }],
    });
    expect(await poll()).toMatchObject({ polled: 1, imported: 1 });
  });

  it('a stop ends the round', async () => {
    site.publish('/feed', [visit]);
    await add('/feed');
    const stop = AbortSignal.abort(new Error('stopped'));
    const services = { store, sources, now: () => clock, random: () => 0 };
    await expect(pollFeeds(services, { signal: stop })).rejects.toThrow('stopped');
  });
});
