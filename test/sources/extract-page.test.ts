import { describe, expect, it } from 'vitest';
import { extractPage } from '../../src/sources/extract-page.ts';
import type { ExtractedPage } from '../../src/sources/feed.ts';

const url = 'https://news.example.org/world/1.html';
const read = (html: string, address = url) =>
  extractPage({
    bytes: new TextEncoder().encode(html),
    contentType: 'text/html; charset=utf-8',
    url: address,
  });
function extract(html: string, address?: string): ExtractedPage {
  const parsed = read(html, address);
  if (!parsed.ok) throw new Error(parsed.fault.key);
  return parsed.value;
}

const first =
  '中国外交部长与俄罗斯外交部长在北京举行会谈，双方就双边关系和国际局势交换了意见，会谈持续了三个小时。';
const second = '双方同意扩大能源领域的合作，并在下个月举行新一轮磋商，届时两国企业的代表也将参加。';
const third = '分析人士认为，此次会谈表明两国希望在多个领域协调立场，尽管在贸易问题上仍有分歧。';
const text = [first, second, third];
const paragraphs = text.map((paragraph) => `<p>${paragraph}</p>`).join('');

const page = (body: string, head = '') =>
  `<!DOCTYPE html><html><head><title>会谈 - 新闻网</title>${head}</head><body>${body}</body></html>`;
const around = (article: string) =>
  `<header><nav><ul><li><a href="/">首页</a></li><li><a href="/china">中国</a></li></ul></nav></header>${article}<footer><p>版权所有，未经许可不得转载，违者必究。</p></footer>`;

describe('the text of a page', () => {
  it.each([
    [
      'an article element',
      `<main><article><h1>会谈</h1>${paragraphs}</article><aside><p>${second.repeat(3)}</p></aside></main>`,
    ],
    ['boxes without meaning', `<div><div><div>会谈</div><div>${paragraphs}</div></div></div>`],
    [
      'a marked body',
      `<article><h1>会谈</h1><div itemprop="articleBody">${paragraphs}</div></article><article><p>${first.repeat(9)}</p></article>`,
    ],
    [
      'comments below',
      `<div><h1>会谈</h1>${paragraphs}</div><div class="user-comments"><p>${first.repeat(5)}</p><p>${second.repeat(5)}</p></div>`,
    ],
    [
      'other articles below',
      `<div><h1>会谈</h1>${paragraphs}</div><div id="related">${`<div><h3>别的</h3><p>${first}</p></div>`.repeat(9)}</div>`,
    ],
    [
      'invitations',
      `<h1>会谈</h1>${paragraphs}<div class="share-box">分享到微信</div><div class="newsletter-form">订阅我们的电邮</div>`,
    ],
  ])('stands in %s', (_, article) => {
    expect(extract(page(around(article))).paragraphs).toEqual(text);
  });

  it('is without what readers cannot see', () => {
    const hidden =
      '<p style="display:none">藏一，这一段文字不应该出现在结果之中。</p><p hidden>藏二，这一段文字不应该出现在结果之中。</p><p aria-hidden="true">藏三，这一段文字不应该出现。</p><p style="font-size:0">藏四，这一段文字不应该出现。</p><p style="position:absolute;left:-9999px">藏五，这一段文字不应该出现。</p>';
    expect(extract(page(`<article>${paragraphs}${hidden}</article>`)).paragraphs).toEqual(text);
  });

  it('follows the rules of its outlet', () => {
    const zaobao = extract(
      page(
        `<article><h1>会谈</h1>${paragraphs}<div class="dfp-ad">广告位招租，请联系我们的销售部门。</div></article>`,
      ),
      'https://www.zaobao.com/news/china/story20230713-1',
    );
    expect(zaobao.paragraphs).toEqual(text);
    const ft = extract(
      page(`<article><div class="story-lead">${second}</div><p>${first}</p><p>${third}</p></article>`),
      'https://cn.ft.com/story/1',
    );
    expect(ft).toMatchObject({ lead: second, paragraphs: [first, third] });
  });

  it('names agencies, and loses the dateline', () => {
    const { agencies, paragraphs: read } = extract(
      page(`<article><p>（法新社北京5日电） ${first}</p><p>${second}</p><p>${third}</p></article>`),
    );
    expect([agencies, read]).toEqual([['afp'], text]);
  });

  it.each([
    ['nothing', ''],
    ['no text', page('<div></div>')],
    ['scripts', page('<script>document.write("text")</script>')],
    ['a picture', page('<img src="/a.jpg">')],
    ['words alone', 'Not found'],
  ])('is not there: %s', (_, html) => {
    const parsed = read(html);
    if (parsed.ok) expect(parsed.value.paragraphs.join('')).toBe('Not found');
    else expect(parsed.fault).toEqual({ key: 'noText' });
  });
});

describe('what the page tells of its article', () => {
  const article = `<article><h1>会谈 在北京</h1>${paragraphs}</article>`;

  it('its title: the headline, else a tag, else what the window is called', () => {
    expect(extract(page(article, '<meta property="og:title" content="别的">')).title).toBe('会谈 在北京');
    expect(extract(page(paragraphs, '<meta property="og:title" content="标题">')).title).toBe('标题');
    expect(extract(page(paragraphs)).title).toBe('会谈 - 新闻网');
  });

  it.each([
    [
      '<meta property="article:published_time" content="2023-07-13T16:55:00+08:00">',
      '2023-07-13T08:55:00.000Z',
    ],
    ['<meta name="pubdate" content="2023-07-13 16:55 +0800">', '2023-07-13T08:55:00.000Z'],
    ['<meta itemprop="datePublished" content="2023-07-13T08:55:00Z">', '2023-07-13T08:55:00.000Z'],
    [
      '<script type="application/ld+json">{"@graph":[{"datePublished":"2023-07-13T08:55:00Z",}]}</script>',
      '2023-07-13T08:55:00.000Z',
    ],
    [
      '<script type="application/ld+json">{"datePublished":"soon"}</script><meta name="date" content="2023-07-13T08:55:00Z">',
      '2023-07-13T08:55:00.000Z',
    ],
    ['<meta name="date" content="yesterday">', null],
    ['', null],
  ])('its time: %s', (head, publishedAt) => {
    expect(extract(page(article, head)).publishedAt).toBe(publishedAt);
  });

  it('its time in an element, in the outlet’s zone', () => {
    const timed = `<article><time datetime="2023-07-13 16:55">昨天</time>${paragraphs}</article>`;
    expect(extract(page(timed), 'https://www.zaobao.com/news/1').publishedAt).toBe(
      '2023-07-13T08:55:00.000Z',
    );
  });

  it('its picture, whole address or part', () => {
    const image = (head: string) => extract(page(article, head)).image;
    expect(image('<meta property="og:image" content="/a.jpg">')).toEqual({
      url: 'https://news.example.org/a.jpg',
      caption: null,
    });
    expect(image('<meta property="og:image" content="javascript:alert(1)">')).toBeNull();
    expect(extract(page(article.replace('</h1>', '</h1><img src="/b.jpg">'))).image?.url).toBe(
      'https://news.example.org/b.jpg',
    );
  });
});
