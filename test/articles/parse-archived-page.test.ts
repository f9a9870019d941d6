import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArchivedPage } from '../../src/articles/parse-archived-page.ts';
import { archiveFile, parsePage, urls } from './make-page.ts';

describe('the seeds', () => {
  it.each(['000_352d852fbdc68705', '004_252142d8092668fd'])('%s', async (name) => {
    const text = readFileSync(resolve(import.meta.dirname, `../../seeds/${name}.txt`), 'utf8');
    const parsed = parseArchivedPage(text);
    const json = `${JSON.stringify(parsed.ok ? parsed.article : parsed, null, 2)}\n`;
    await expect(json).toMatchFileSnapshot(`golden/${name}.json`);
  });
});

describe('where it is from', () => {
  it.each([
    [urls.rfi, 'rfi-zh', '中国', 'zh-Hans'],
    ['http://www.rfi.fr//cn/contenu/20200820-x', 'rfi-zh', null, 'zh-Hans'],
    ['https://www.rfi.fr/tw/亚洲/20230713-x', 'rfi-zh', '亚洲', 'zh-Hant'],
    ['https://www.rfi.fr/en/asia/20230713-x', 'www.rfi.fr', null, 'zh-Hans'],
    [urls.cna, 'cna-tw', 'aopl', 'zh-Hant'],
    [urls.bbc, 'bbc-zh', 'world', 'zh-Hans'],
    ['https://www.bbc.com/zhongwen/trad/chinese-news-1', 'bbc-zh', 'chinese-news', 'zh-Hant'],
    [urls.nyt, 'nyt-zh', 'china', 'zh-Hans'],
    [urls.zaobao, 'zaobao', 'china', 'zh-Hans'],
    ['https://tass.ru/politika/1', 'tass-ru', null, 'ru'],
    ['https://example.org/a', 'example.org', null, 'zh-Hans'],
  ])('%s', (url, source, section, lang) => {
    const article = parsePage('<p>中国和俄罗斯说，两国关系达到新的水平。</p>', { url });
    expect([article.source, article.section, article.lang]).toEqual([source, section, lang]);
  });

  it('leaves the name of the site out of the title', () => {
    const title = '新主席 – 论政策 – 法国国际广播电台 - RFI';
    expect(parsePage('<p>文</p>', { title, url: urls.rfi }).title).toBe('新主席 – 论政策');
    expect(parsePage('<p>文</p>', { title }).title).toBe(title);
  });

  it('leaves the section before a title out of it', () => {
    const title = '[World] 中俄外长[视频]会谈';
    expect(parsePage('<p>文</p>', { title, url: urls.bbc }).title).toBe('中俄外长[视频]会谈');
    expect(parsePage('<p>文</p>', { title }).title).toBe(title);
  });
});

describe('lead and paragraphs', () => {
  const cases: readonly [
    name: string,
    html: string,
    lead: string | null,
    paragraphs: readonly string[],
    url?: string,
  ][] = [
    [
      'a bold paragraph above the text is the lead',
      '<p><strong>王毅周四在雅加达会见拉夫罗夫，双方谈了合作。 </strong></p><div><p>一。</p><p>二。</p></div>',
      '王毅周四在雅加达会见拉夫罗夫，双方谈了合作。',
      ['一。', '二。'],
    ],
    [
      'a bold line that is short is a heading',
      '<p><b>印度继续采购</b></p><p>一。</p>',
      null,
      ['印度继续采购', '一。'],
    ],
    [
      'partly bold is text',
      '<p><b>莫斯科：</b>中国和俄罗斯的代表周四在这里会面。</p><p>一。</p>',
      null,
      ['莫斯科：中国和俄罗斯的代表周四在这里会面。', '一。'],
    ],
    [
      'a lead alone is the text',
      '<p><b>中国和俄罗斯的代表周四在莫斯科举行了会谈。</b></p>',
      null,
      ['中国和俄罗斯的代表周四在莫斯科举行了会谈。'],
    ],
    [
      'FT names its standfirst',
      '<div class="story-lead">甲：乙。</div><div class="story-body"><p>一。</p></div>',
      '甲：乙。',
      ['一。'],
      urls.ft,
    ],
    [
      'BBC names its introduction',
      '<p class="story-body__introduction">甲。</p><p>一。</p>',
      '甲。',
      ['一。'],
      urls.bbc,
    ],
    [
      'headings, items, quotations, cells and bare text stay',
      '<h2>标题一</h2><ul><li>甲</li><li>乙 <a href="/">丙</a></li></ul><blockquote>丁</blockquote><table><tr><td>1</td><td>2</td></tr></table>戊<div>己</div>',
      null,
      ['标题一', '甲', '乙 丙', '丁', '1 2', '戊', '己'],
    ],
    ['line breaks part paragraphs', '<div>一。<br><br>二。<br/>三。</div>', null, ['一。', '二。', '三。']],
    [
      'text in spans is one',
      '<p><span><span>中</span></span><em>俄</em><a href="/">会</a>谈</p>',
      null,
      ['中俄会谈'],
    ],
    [
      'white space and invisible characters',
      '<p> 港\uFEFF浸\u00AD大\u200B \n\t学\u3000生\u0000 </p><p>&nbsp;</p>',
      null,
      ['港浸大 学 生'],
    ],
    ['tags that nobody closed', '<div><p>一<p>二<div>三', null, ['一', '二', '三']],
    ['tags that were never opened', '</div></p><p>一</span></p></div>', null, ['一']],
    [
      'an entity, a script with a tag in it',
      '<p>a &lt;b&gt; &amp; c</p><script>"<p>x</p>"</script>',
      null,
      ['a <b> & c'],
    ],
    [
      'a tweet is a quotation',
      '<p>一。</p><blockquote class="twitter-tweet"><p>Big news</p>— A (@a) <a href="/">May 1</a></blockquote>',
      null,
      ['一。', 'Big news', '— A (@a) May 1'],
    ],
  ];
  it.each(cases)('%s', (_, html, lead, paragraphs, url) => {
    const article = parsePage(html, url === undefined ? {} : { url });
    expect([article.lead, article.paragraphs]).toEqual([lead, paragraphs]);
  });
});

describe('what is not the article', () => {
  const cases: readonly [name: string, html: string, url?: string][] = [
    [
      'share blocks',
      '<div><div>分享 :</div><div><a href="whatsapp://x"><span></span></a><span data-root-share><share-button>分享</share-button></span></div></div>',
    ],
    [
      'promotions',
      '<div data-selfpromo-newsletter>订阅</div><div class="o-self-promo" data-selfpromo-app>下载</div>',
      urls.rfi,
    ],
    [
      'scripts, styles, drawings, frames, forms of input',
      '<script>x</script><style>x</style><svg><text>x</text></svg><iframe>x</iframe><noscript>x</noscript><button>继续浏览后续</button><video>x</video>',
    ],
    ['hidden text', '<div hidden>x</div><p aria-hidden="true">x</p>'],
    ['handlers of events are not text', '<img src="x" onerror="alert(1)">'],
    ['ads', '<div class="adsbygoogle">广告</div><p>广告</p>'],
    ['a list of links', '<ul><li><a href="/1">另一篇</a></li><li><a href="/2">又一篇</a></li></ul>'],
    [
      'read more with its link',
      '<p><em>相关报道 <a href="/">阿根廷女权进步</a></em></p><p>延伸阅读：<a href="/">另一篇</a></p><p>Read more: <a href="/">another</a></p>',
    ],
    ['read more as a heading', '<h3>延伸閱讀</h3><ul><li><a href="/">另一篇</a></li></ul>'],
    [
      'the feed reader',
      '<br><hr><div>获取更多RSS：<br><a href="https://feedx.net">https://feedx.net</a> <br><a href="https://feedx.xyz">https://feedx.xyz</a><br></div>',
    ],
    [
      'copyright',
      '<p class="t-copyright">© 2021 AFP</p><p><em>© 2020年德国之声版权声明：本文所有内容受到著作权法保护。</em></p>',
    ],
    ['ornaments', '<p>***</p><p>======</p><p>。</p>'],
    ['credits in paragraphs', '<p>编译 刘静；审校 母红</p><p>(完)</p><p>译者/何黎</p>'],
    [
      'captions',
      '<figure><img src="/1.jpg"><figcaption>图为莫斯科</figcaption></figure><div><small style="color: #999;">资料图</small></div>',
    ],
    ['the headline again', '<h1>标题</h1><strong>标题</strong>'],
    ['byline and time', ''],
    [
      'CNA: link lists',
      "<div class='paragraph moreArticle'><div class='moreArticle-title'>延伸閱讀</div><a class='moreArticle-link' href='/'>另一篇</a></div>",
      urls.cna,
    ],
    [
      'Reuters: trust badge',
      '<div class="StandardArticleBody_trustBadgeContainer"><span>我们的标准：</span></div>',
      urls.reuters,
    ],
    [
      'NYT: invitations',
      '<p>翻译：纽约时报中文网<br/><a href="/">点击查看本文英文版。</a></p><p>某某是时报记者。欢迎在Twitter上关注他。</p>',
      urls.nyt,
    ],
    [
      'DW: a gallery set into the text',
      '<h3>相关图集：德国</h3><div><img src="/1.jpg"><br><b>甲</b>：乙。</div><div><img src="/2.jpg"><b>丙</b>：丁。</div>',
      urls.dw,
    ],
  ];
  it.each(cases)('%s', (_, furniture, url) => {
    const html = `<div><i>作者<br>2023-07-13T10:00:00Z</i></div><p>第一段。</p>${furniture}<p>第二段。</p>`;
    expect(parsePage(html, url === undefined ? {} : { url }).paragraphs).toEqual(['第一段。', '第二段。']);
  });

  it.each([
    ['（法新社华盛顿5日电）    美国议员表示希望。（译者：刘文瑜/核稿：严思祺）', '美国议员表示希望。'],
    ['（中央社記者張雄風台北16日電）環保署公布。（編輯：陳政偉）1091016', '環保署公布。'],
    ['（中央社雪梨3日綜合外電報導）澳洲通過新法。1091016', '澳洲通過新法。'],
    ['路透旧金山/华盛顿3月1日 - 美国经济增长。(完)', '美国经济增长。'],
    ['(德国之声中文网) 国际组织表示。', '国际组织表示。'],
    ['新华社北京7月13日电（记者张三）中俄举行会谈。', '中俄举行会谈。'],
    ['BEIJING, July 13 (Xinhua) -- Talks were held.', 'Talks were held.'],
    ['MOSCOW, July 13. /TASS/. Talks were held.', 'Talks were held.'],
    ['МОСКВА, 13 июля. /ТАСС/. Прошли переговоры.', 'Прошли переговоры.'],
    ['МОСКВА, 13 июл — РИА Новости. Прошли переговоры.', 'Прошли переговоры.'],
    ['（路透社资料照片）不变。', '（路透社资料照片）不变。'],
    ['据法新社今天报道，双方（见下文）会谈。', '据法新社今天报道，双方（见下文）会谈。'],
    ['华盛顿——拜登政府表示。', '华盛顿——拜登政府表示。'],
    ['编译局公布了新的译名，翻译：很难。', '编译局公布了新的译名，翻译：很难。'],
    ['总数为1091016', '总数为1091016'],
  ])('datelines and credits: %s', (written, text) => {
    expect(parsePage(`<p>${written}</p>`).paragraphs).toEqual([text]);
  });
});

describe('picture and agencies', () => {
  it.each([
    [
      '<img src="https://images.weserv.nl/?url=gdb.voanews.com/a.jpg"><div><small style="color: #999;">资料 照</small></div>',
      { url: 'https://gdb.voanews.com/a.jpg', caption: '资料 照' },
    ],
    [
      '<img src="https://images.weserv.nl/?url=https://a.org/b.jpg&w=300">',
      { url: 'https://a.org/b.jpg', caption: null },
    ],
    [
      '<img src="data:image/gif;base64,x" data-src="//a.org/1.jpg"><img src="/2.jpg">',
      { url: 'https://a.org/1.jpg', caption: null },
    ],
    [
      '<img src="/2.jpg"><figcaption>甲</figcaption><img src="/3.jpg"><figcaption>乙</figcaption>',
      { url: 'https://example.org/2.jpg', caption: '甲' },
    ],
    [
      '<img src="/2.jpg"><img src="/3.jpg"><figcaption>乙</figcaption>',
      { url: 'https://example.org/2.jpg', caption: null },
    ],
    [
      '<img><img src=""><img src="javascript:alert(1)"><img src="https://images.weserv.nl/?url=javascript:x">',
      null,
    ],
    [
      '<figure><img src="/2.jpg"><figcaption><p>甲</p><p>乙<br>丙</p></figcaption></figure>',
      { url: 'https://example.org/2.jpg', caption: '甲 乙 丙' },
    ],
    ['', null],
  ])('%s', (html, image) => {
    expect(parsePage(`${html}<p>文</p>`).image).toEqual(image);
  });

  it('passes over a picture that stands for none', () => {
    const html = '<img src="https://static.rfi.fr/meta_og_twcards/RFI_FB.png"><p>文</p>';
    expect(parsePage(html, { url: urls.rfi }).image).toBeNull();
  });

  it('names the agencies of text, dateline and copyright, not of captions', () => {
    const html =
      '<figcaption>（美联社）</figcaption><p>（法新社北京5日电）据新华社和俄罗斯新闻社报道。</p><p>© 2021 Reuters</p>';
    expect(parsePage(html).agencies).toEqual(['xinhua', 'ria', 'afp', 'reuters']);
  });
});

describe('hostile pages', () => {
  const text = (html: string) => {
    const parsed = parseArchivedPage(archiveFile(html));
    return parsed.ok ? parsed.article.paragraphs.join('').length : parsed.key;
  };

  it.each([
    ['10,000 levels', `${'<div>'.repeat(10_000)}文`, 1],
    ['10,000 lists', `${'<ul><li>'.repeat(10_000)}文`, 1],
    ['a million levels', '<div>'.repeat(1_000_000), 'nesting'],
    ['5 MB on a line', `<p>${'中'.repeat(5_000_000)}</p>`, 5_000_000],
    ['100,000 paragraphs', '<p>文'.repeat(100_000), 100_000],
    ['100,000 changes of type', `<p>${'<b>文</b>'.repeat(100_000)}</p>`, 100_000],
    ['an open comment', `<p>文</p><!--${'<!--'.repeat(100_000)}`, 1],
    ['an open tag', `<p>文</p><a ${'x="'.repeat(100_000)}`, 1],
    ['brackets of credits', `<p>${'（编译'.repeat(300_000)}</p>`, 900_000],
  ])('%s', (_, html, expected) => {
    const startedMs = performance.now();
    expect(text(html)).toBe(expected);
    // Seconds where a method of quadratic cost takes minutes.
    expect(performance.now() - startedMs).toBeLessThan(15_000);
  });

  it('gives whole, tidy paragraphs or a reason, whatever the page', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '<p>',
        '</p>',
        '<div>',
        '</div>',
        '<ul><li>',
        '</ul>',
        '<a href="',
        '">',
        '<strong>',
        '</strong>',
        '<br>',
        '<img src="/x">',
        '<figcaption>',
        '<time>',
        '&nbsp;',
        '&#0;',
        '<!--',
        '-->',
        '<script>',
        '</script>',
        '文。',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.constantFrom(...Object.values(urls)),
        (pieces, url) => {
          const parsed = parseArchivedPage(archiveFile(pieces.join(''), { url }));
          if (!parsed.ok) {
            expect(parsed.key).toBe('body');
            return;
          }
          const { lead, paragraphs } = parsed.article;
          expect(paragraphs.length).toBeGreaterThan(0);
          for (const shown of [...paragraphs, lead ?? 'x']) {
            expect(shown).toMatch(/^\S/u);
            expect(shown).toBe(shown.replace(/\s+/g, ' ').trim());
          }
        },
      ),
    );
  });

  it('loses no word between tags that mean nothing', () => {
    const word = fc.stringMatching(/^[a-z中俄]{1,6}$/);
    const element = fc.constantFrom(
      'p',
      'div',
      'section',
      'blockquote',
      'h2',
      'article',
      'aside',
      'main',
      'span',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(element, word), { minLength: 1, maxLength: 20 }), (parts) => {
        const html = parts.map(([name, written]) => `<${name}>${written}</${name}>`).join('');
        const { lead, paragraphs } = parsePage(html);
        const shown = [lead ?? '', ...paragraphs].join('').replaceAll(' ', '');
        expect(shown).toBe(parts.map(([, written]) => written).join(''));
      }),
    );
  });
});
