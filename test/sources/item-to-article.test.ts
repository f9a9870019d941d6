import { describe, expect, it } from 'vitest';
import type { ExtractedPage, FeedItem } from '../../src/sources/feed.ts';
import { itemToArticle } from '../../src/sources/item-to-article.ts';

const firstSeenAt = '2023-07-13T12:00:00.000Z';
const base: FeedItem = {
  id: '1',
  url: 'http://example.org/1?utm_source=rss#top',
  title: '中国与俄罗斯在北京会谈',
  lead: null,
  paragraphs: [],
  isFullText: false,
  publishedAt: '2023-07-13T08:00:00.000Z',
  updatedAt: null,
  author: null,
  image: null,
  language: null,
  agencies: [],
};
const page: ExtractedPage = {
  title: '页题',
  lead: '页的导语',
  paragraphs: ['页的第一段', '页的第二段'],
  image: { url: 'https://example.org/p.jpg', caption: '图' },
  publishedAt: '2023-07-13T07:00:00.000Z',
  agencies: ['afp'],
};
const convert = (item: Partial<FeedItem>, from: ExtractedPage | null = null) =>
  itemToArticle({ ...base, ...item }, from, firstSeenAt);

describe('itemToArticle', () => {
  it('takes the text of the page, with its agencies and picture', () => {
    expect(convert({ lead: '摘要', paragraphs: ['开头…'] }, page)).toEqual({
      id: expect.stringMatching(/^[0-9a-z]{12}$/),
      url: 'https://example.org/1',
      title: '中国与俄罗斯在北京会谈',
      source: 'example.org',
      section: null,
      lang: 'zh-Hans',
      publishedAt: '2023-07-13T08:00:00.000Z',
      publishedAtFrom: 'feed',
      capturedAt: firstSeenAt,
      lead: '页的导语',
      paragraphs: ['页的第一段', '页的第二段'],
      image: { url: 'https://example.org/p.jpg', caption: '图' },
      agencies: ['afp'],
    });
  });

  it('says how much of the text there is', () => {
    const extent = (item: Partial<FeedItem>) => {
      const article = convert(item);
      return [article?.extent, article?.lead, article?.paragraphs];
    };
    expect(extent({ paragraphs: ['一', '二'], isFullText: true })).toEqual([undefined, null, ['一', '二']]);
    expect(extent({ lead: '导语', paragraphs: ['一', '二'], isFullText: true })).toEqual([
      undefined,
      '导语',
      ['一', '二'],
    ]);
    expect(extent({ lead: '一开头…', paragraphs: ['一开头就是', '二'], isFullText: true })).toEqual([
      undefined,
      null,
      ['一开头就是', '二'],
    ]);
    expect(extent({ paragraphs: ['开头…'] })).toEqual(['excerpt', null, ['开头…']]);
    expect(extent({ lead: '摘要' })).toEqual(['excerpt', null, ['摘要']]);
    expect(extent({})).toEqual(['headline', null, []]);
  });

  it.each([
    ['the feed', '2023-07-13T08:00:00.000Z', page, ['2023-07-13T08:00:00.000Z', 'feed']],
    ['the page where the feed has none', null, page, ['2023-07-13T07:00:00.000Z', 'page']],
    [
      'the page where the feed is ahead',
      '2023-07-13T12:00:00.001Z',
      page,
      ['2023-07-13T07:00:00.000Z', 'page'],
    ],
    ['first seen where nobody says', null, null, [firstSeenAt, 'capture']],
    ['first seen where the feed is ahead', '2024-01-01T00:00:00.000Z', null, [firstSeenAt, 'capture']],
    ['first seen where the feed says 1970', '1970-01-01T00:00:00.000Z', null, [firstSeenAt, 'capture']],
    [
      'first seen where the page is ahead',
      null,
      { ...page, publishedAt: '2024-01-01T00:00:00.000Z' },
      [firstSeenAt, 'capture'],
    ],
  ])('its time is of %s', (_, publishedAt, from, expected) => {
    const article = convert({ publishedAt }, from);
    expect([article?.publishedAt, article?.publishedAtFrom]).toEqual(expected);
  });

  it('knows its outlet', () => {
    expect(convert({ url: 'https://zaobao.com/realtime/china/story1' })).toMatchObject({
      url: 'https://www.zaobao.com/realtime/china/story1',
      source: 'zaobao',
      section: 'china',
      lang: 'zh-Hans',
    });
    expect(convert({ url: 'https://cn.reuters.com/article/1', title: '会谈 | 路透' })?.title).toBe('会谈');
  });

  it.each([
    ['Talks between Beijing and Moscow', null, 'en'],
    ['Talks between Beijing and Moscow', 'zh-CN', 'en'],
    ['Pourparlers entre Pékin et Moscou', 'fr', 'und'],
    ['Переговоры между Пекином и Москвой', 'ru-RU', 'ru'],
    ['Переговори між Пекіном і Москвою', 'uk', 'und'],
    ['中國與俄羅斯在北京會談', 'en-US', 'zh-Hant'],
    ['北京', 'zh-TW', 'zh-Hant'],
    ['北京', 'zh-Hans-CN', 'zh-Hans'],
    ['北京', 'en', 'en'],
    ['北京', null, 'und'],
  ])('the language of %s, declared %s, is %s', (title, language, lang) => {
    expect(convert({ title, language })?.lang).toBe(lang);
  });

  it('a title may be the page’s; without any there is no article, nor without an address', () => {
    expect(convert({ title: '' }, page)?.title).toBe('页题');
    expect(convert({ title: '' })).toBeNull();
    expect(convert({ url: 'ftp://example.org/1' })).toBeNull();
  });
});
