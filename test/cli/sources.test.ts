import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { starterFeeds } from '../../src/sources/feed-list.ts';
import { type FeedSite, type SiteItem, startFeedSite } from '../support/feed-site.ts';
import { type Installation, install } from '../support/run-amur.ts';

const visit: SiteItem = {
  path: '/a/visit',
  title: '王毅在莫斯科会见俄罗斯外长拉夫罗夫',
  summary: '中国外长王毅周五在莫斯科会见俄罗斯外长拉夫罗夫。',
  page: [
    '中国外长王毅周五在莫斯科会见俄罗斯外长拉夫罗夫，双方就中俄战略协作与两国贸易深入交换意见，并同意扩大能源合作。',
  ],
  publishedAt: '2023-07-13T07:30:00Z',
};
const weather: SiteItem = { path: '/a/weather', title: '北京明天有雨', summary: '请带雨具。' };

let site: FeedSite;
let amur: Installation;

beforeEach(async () => {
  site = await startFeedSite();
  site.publish('/feed', [visit, weather]);
  amur = install({ AMUR_FEEDS: `${site.url}/feed`, AMUR_FEED_HOSTS: site.host });
});
afterEach(async () => {
  amur.remove();
  await site.close();
});

interface Listed {
  readonly id: string;
  readonly url: string;
  readonly checkedAt: string | null;
  readonly fault: { readonly text: string } | null;
}
const listed = async () => ((await amur.json('sources', 'list')) as { feeds: Listed[] }).feeds;

describe('sources list', () => {
  it('shows the feeds of the settings', async () => {
    expect(await listed()).toMatchObject([
      { url: `${site.url}/feed`, origin: 'settings', outlet: null, lastSuccessAt: null, fault: null },
    ]);
  });

  it('shows by default those that come with Amur, with whose they are', async () => {
    const plain = install();
    const { feeds } = (await plain.json('sources', 'list')) as { feeds: Listed[] };
    expect(feeds).toHaveLength(starterFeeds.length);
    expect(feeds.find(({ id }) => id === 'tass-ru')).toMatchObject({
      country: 'RU',
      language: 'ru',
      ownership: 'state',
      checkedAt: null,
    });
    expect((await plain.run('sources', 'list')).stdout).toContain('(RU, state)');
    plain.remove();
  });
});

describe('sources test', () => {
  it('tells what would be stored, stores nothing, and notes that the feed is there', async () => {
    const [feed] = await listed();
    expect(await amur.json('sources', 'test', feed?.id ?? '')).toMatchObject({
      feeds: [
        {
          ok: true,
          items: [
            { title: visit.title, keeps: 'text', paragraphs: [expect.stringContaining('扩大能源合作')] },
            { title: weather.title, keeps: 'headline', relevance: { label: 'none' }, paragraphs: [] },
          ],
        },
      ],
    });
    expect(await amur.json('list')).toMatchObject({ total: 0 });
    expect((await listed())[0]?.checkedAt).toBe('2023-07-14T00:00:00.000Z');
  });

  it('tests all without asking for a page, and an address that is not among them', async () => {
    expect(await amur.json('sources', 'test', '--all')).toMatchObject({
      feeds: [{ items: [{ keeps: 'excerpt' }, { keeps: 'headline' }] }],
    });
    expect(site.requests.map(({ path }) => path)).toEqual(['/feed']);
    expect(await amur.json('sources', 'test', `${site.url}/feed`)).toMatchObject({ feeds: [{ ok: true }] });
  });

  it('says in words what is wrong, and ends with 69 when nothing can be read', async () => {
    const { exitCode, stdout } = await amur.run('sources', 'test', `${site.url}/absent`, '--json');
    expect(exitCode).toBe(69);
    expect(JSON.parse(stdout)).toMatchObject({
      feeds: [{ ok: false, fault: { key: 'status', status: 404, text: 'its server answered with 404' } }],
    });
    expect((await amur.run('sources', 'test', 'nonsense')).exitCode).toBe(2);
    expect((await amur.run('sources', 'test')).exitCode).toBe(2);
  });
});

describe('sources poll', () => {
  it('stores what is new, once', async () => {
    expect(await amur.json('sources', 'poll')).toMatchObject({ polled: 1, imported: 2, failed: [] });
    expect(await amur.json('sources', 'poll')).toMatchObject({ polled: 0, imported: 0 });
    expect(await amur.json('list', '--relevance', 'core')).toMatchObject({
      articles: [{ title: visit.title }],
    });
    expect(await amur.json('search', '扩大能源合作')).toMatchObject({ total: 1 });
  });
});

describe('sources add and remove', () => {
  it('add what is a feed, by its address or that of a page', async () => {
    site.publish('/other', [weather]);
    const head = '<link rel="alternate" type="application/rss+xml" href="/other">';
    site.answer(
      '/',
      200,
      { 'content-type': 'text/html' },
      `<html><head>${head}</head><body>News</body></html>`,
    );
    expect(await amur.json('sources', 'add', `${site.url}/`)).toMatchObject({
      url: `${site.url}/other`,
      title: '环球新闻',
      checkedAt: '2023-07-14T00:00:00.000Z',
    });
    expect((await listed()).map(({ url }) => url).toSorted()).toEqual([
      `${site.url}/feed`,
      `${site.url}/other`,
    ]);
  });

  it('find a feed in the usual places of a site that names none', async () => {
    site.publish('/rss.xml', [weather]);
    site.answer('/feed', 404);
    site.answer('/', 200, { 'content-type': 'text/html' }, '<html><body>News</body></html>');
    expect(await amur.json('sources', 'add', site.url)).toMatchObject({ url: `${site.url}/rss.xml` });
    site.answer('/rss.xml', 404);
    const refused = await amur.run('sources', 'add', `${site.url}/`);
    expect(refused.exitCode).toBe(69);
    expect(refused.stderr).toContain('--unchecked');
  });

  it('take a name for an address', async () => {
    expect(await amur.json('sources', 'add', 'example.org/feed', '--unchecked')).toMatchObject({
      url: 'https://example.org/feed',
    });
    expect((await amur.run('sources', 'add', 'nonsense')).exitCode).toBe(2);
  });

  it('refuse what is none, unless they are told not to look', async () => {
    const absent = `${site.url}/absent`;
    const refused = await amur.run('sources', 'add', absent);
    expect(refused.exitCode).toBe(69);
    expect(refused.stderr).toContain('its server answered with 404');
    expect(await listed()).toHaveLength(1);
    expect(await amur.json('sources', 'add', absent, '--unchecked')).toMatchObject({ checkedAt: null });
    expect(await listed()).toHaveLength(2);
    expect((await amur.run('sources', 'add', 'ftp://example.org/feed')).exitCode).toBe(2);
  });

  it('keep a feed out that was removed, until it is added again', async () => {
    const [feed] = await listed();
    expect(await amur.json('sources', 'remove', feed?.id ?? '')).toMatchObject({ removed: true });
    expect(await listed()).toEqual([]);
    expect(await amur.json('sources', 'poll')).toMatchObject({ polled: 0 });
    expect((await amur.run('sources', 'remove', feed?.id ?? '')).exitCode).toBe(66);
    await amur.json('sources', 'add', `${site.url}/feed`);
    expect(await amur.json('sources', 'poll')).toMatchObject({ polled: 1 });
  });
});

describe('sources import and export', () => {
  it('give back what they took, without asking anybody', async () => {
    const { stdout } = await amur.run('sources', 'export');
    writeFileSync(join(amur.folder, 'feeds.opml'), stdout);
    const other = install({ AMUR_FEEDS: 'none' });
    const file = join(amur.folder, 'feeds.opml');
    expect(await other.json('sources', 'import', file)).toEqual({
      feeds: 1,
      added: 1,
      known: 0,
      rejected: [],
    });
    expect(await other.json('sources', 'import', file)).toMatchObject({ added: 0, known: 1 });
    expect((await other.run('sources', 'export')).stdout).toContain(`xmlUrl="${site.url}/feed"`);
    expect(site.requests).toEqual([]);
    other.remove();
  });

  it('take feeds out of folders, and name what is no address', async () => {
    const opml = `<?xml version="1.0"?>
      <opml version="2.0"><body>
        <outline text="News &amp; more"><outline text="A &lt;b&gt;" xmlUrl="${site.url}/a"/></outline>
        <outline text="B" xmlUrl="javascript:alert(1)"/><outline text="C" xmlUrl="${site.url}/a"/>
      </body></opml>`;
    writeFileSync(join(amur.folder, 'more.opml'), opml);
    expect(await amur.json('sources', 'import', 'more.opml')).toEqual({
      feeds: 1,
      added: 1,
      known: 0,
      rejected: [{ title: 'B', url: 'javascript:alert(1)' }],
    });
  });

  it('refuse what is no list of feeds', async () => {
    writeFileSync(join(amur.folder, 'bad.opml'), '<rss version="2.0"><channel/></rss>');
    expect((await amur.run('sources', 'import', 'bad.opml')).exitCode).toBe(65);
    const entity = '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    const stealing = `${entity}<opml><body><outline text="&x;" xmlUrl="${site.url}/a"/></body></opml>`;
    writeFileSync(join(amur.folder, 'entity.opml'), stealing);
    expect((await amur.run('sources', 'import', 'entity.opml')).exitCode).toBe(65);
    writeFileSync(join(amur.folder, 'deep.opml'), `<opml><body>${'<outline text="x">'.repeat(50_000)}`);
    expect((await amur.run('sources', 'import', 'deep.opml')).exitCode).toBe(65);
    expect((await amur.run('sources', 'import', 'absent.opml')).exitCode).toBe(66);
  });
});

it('the list that comes with Amur is well formed', () => {
  const list = JSON.parse(
    readFileSync(new URL('../../src/sources/feed-list.json', import.meta.url), 'utf8'),
  ) as { id: string; url: string }[];
  expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  expect(new Set(list.map(({ url }) => url)).size).toBe(list.length);
});
