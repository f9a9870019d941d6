import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../../src/locale/locale.ts';
import { translator } from '../../src/locale/translate.ts';
import { channelIdOf, customIdsIn, type PageVisitor, visitPage } from '../support/page-visitor.ts';
import { type PreviewProcess, startPreviewProcess } from '../support/preview-process.ts';

let preview: PreviewProcess;
let visitor: PageVisitor;
beforeAll(async () => {
  preview = await startPreviewProcess();
  visitor = await visitPage(preview.address);
});
afterAll(async () => {
  visitor.leave();
  await preview.end('SIGTERM');
});

async function answerTo(line: string, channel = 'news') {
  expect(await visitor.type(line, channel)).toEqual({ status: 200 });
  return visitor.until(
    ({ html }) => html.includes(`You used <code>${line}</code>`) && !html.includes('post-waiting'),
  );
}

describe('the first look', () => {
  it.each(locales)('says what this is in %s', async (locale) => {
    const reader = await visitPage(preview.address, locale);
    const { channelId } = await reader.until(({ html }) =>
      html.includes(translator(locale)('welcome.title')),
    );
    reader.leave();
    expect(channelId).toBe(channelIdOf('news'));
  });

  it.each([
    ['en', 'China–Russia digest', '13 July'],
    ['zh-CN', '中俄简报', '7月13日'],
    ['zh-TW', '中俄簡報', '7月13日'],
    ['ru', 'Дайджест', '13 июля'],
  ])('is the digest in %s', async (locale, title, date) => {
    const reader = await visitPage(preview.address, locale);
    const { html, channelId } = await reader.until((post) => post.html.includes(title));
    reader.leave();
    expect(channelId).toBe(channelIdOf('news'));
    expect(html).toContain(date);
    expect(html).toContain('中国强调加强与俄罗斯双边关系');
  });
});

describe('commands', () => {
  it('answer where they are typed, and say what was typed', async () => {
    const { html, channelId } = await answerTo('/news search query:普京 since:2023', 'announcements');
    expect(channelId).toBe(channelIdOf('announcements'));
    expect(html).toContain('<strong>普京</strong>');
  });

  it.each([
    '/новости поиск запрос:Путин',
    '/新闻 搜索 关键词：普京',
    '/新聞 搜尋 關鍵字:蒲亭',
    '/news search Putin',
  ])('%s finds both', async (line) => {
    expect((await answerTo(line)).html).toContain('习近平承诺有力支持俄罗斯');
  });

  it('open what a menu or a button of their answer leads to', async () => {
    const latest = await answerTo('/news latest');
    const [menu = ''] = customIdsIn(latest);
    const [, value = ''] = /<option value="([^"]+)"/.exec(latest.html.replace('<option value=""', '')) ?? [];
    expect(await visitor.use(latest, menu, [value])).toEqual({ status: 200 });
    const card = await visitor.until(({ html }) => html.includes('Only you can see this'));
    expect(card.html).toContain('RFI');
    const [first = ''] = customIdsIn(card);
    expect(first).not.toBe('');

    expect(await visitor.ask('/dismissals', { messageId: card.id })).toEqual({ status: 200 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(visitor.posts().map(({ id }) => id)).not.toContain(card.id);
  });

  it('refuse a button that the message does not have, and a value that its menu does not', async () => {
    const latest = await answerTo('/news latest limit:1');
    const [menu = ''] = customIdsIn(latest);
    for (const [customId, values] of [
      ['digest.setup', []],
      [menu, ['nothing']],
      [menu, []],
    ] as const)
      expect(await visitor.use(latest, customId, values)).toMatchObject({
        status: 200,
        fault: expect.any(String),
      });
    expect(await visitor.use({ ...latest, id: '1' }, menu)).toMatchObject({
      status: 200,
      fault: expect.any(String),
    });
  });

  it('are not dismissed when everybody can see them', async () => {
    const latest = await answerTo('/news latest private:no');
    await visitor.ask('/dismissals', { messageId: latest.id });
    expect(visitor.posts().map(({ id }) => id)).toContain(latest.id);
  });

  it('offer files and pictures at addresses of the page', async () => {
    const { html } = await answerTo('/news search query:普京 export:CSV');
    const [, path = ''] = /href="(\/files\/[^"]+)"/.exec(html) ?? [];
    const file = await fetch(`${preview.address}${path}`);
    expect(file.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await file.text()).toContain('rfi.fr');

    const trends = await answerTo('/news trends');
    const [, picture = ''] = /src="(\/files\/[^"]+)"/.exec(trends.html) ?? [];
    const drawn = await fetch(`${preview.address}${picture}`);
    expect(drawn.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await drawn.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('run on a message that holds links', async () => {
    const [first] = visitor.posts();
    const digest = await visitor.until(({ html }) => html.includes('First digest'));
    expect(first).toBeDefined();
    expect(digest.html).toContain('data-message-command="Summarise links"');
    const used = { messageId: digest.id, name: 'Summarise links' };
    expect(await visitor.ask('/message-commands', used)).toEqual({ status: 200 });
    const { html } = await visitor.newest();
    expect(html).toContain('Only you can see this');
    expect(html).toContain('rfi.fr');
  });
});

describe('lines that Discord would not send', () => {
  it.each([
    ['hello', /Type \//],
    ['/nothing', /“\/nothing”/],
    ['/news search', /query:/],
    ['/news latest limit:99', /“99”.*“limit”/],
    ['/news latest limit:many', /“many”/],
    ['/news latest private:perhaps', /“perhaps”/],
    ['/news search query:x sort:upwards', /“upwards”/],
    [`/news search query:${'长'.repeat(300)}`, /200/],
    ['/help me', /“me”/],
    ['/digest setup channel:#nowhere', /“#nowhere”/],
  ])('%s gets a sentence', async (line, sentence) => {
    const { status, fault } = await visitor.type(line);
    expect(status).toBe(200);
    expect(fault).toMatch(sentence);
  });

  it('admin commands have no place in direct messages', async () => {
    expect(await visitor.type('/digest list', 'direct')).toMatchObject({
      status: 200,
      fault: expect.any(String),
    });
    expect((await visitor.complete('/', 'direct')).map(({ label }) => label)).not.toContain('/digest list');
    expect((await answerTo('/help', 'direct')).channelId).toBe(channelIdOf('direct'));
  });
});

describe('completion', () => {
  it.each([
    ['/news se', ['/news search query:']],
    ['/news search query:普京 so', ['/news search query:普京 source:', '/news search query:普京 sort:']],
    ['/digest setup time:19:', ['/digest setup time:19:00 ']],
    ['/digest setup channel:ann', ['/digest setup channel:#announcements ']],
    ['/news latest private:', ['/news latest private:Yes ', '/news latest private:No ']],
    ['/news search query:', []],
    ['no command', []],
    ['', []],
  ])('of %s', async (line, lines) => {
    expect((await visitor.complete(line)).map((completion) => completion.line)).toEqual(lines);
  });

  it('offers titles, and sends what they stand for', async () => {
    const [first] = await visitor.complete('/news summary article:双边');
    expect(first?.label).toContain('中国强调加强与俄罗斯双边关系');
    const { html } = await answerTo((first?.line ?? '').trim());
    expect(html).toContain('王毅');
  });

  it.each(locales)(
    'offers every command in %s, and each can be sent or says what it lacks',
    async (locale) => {
      const reader = await visitPage(preview.address, locale);
      const offered = await reader.complete('/');
      expect(offered.length).toBeGreaterThan(20);
      const statuses = await Promise.all(offered.map(async ({ line }) => (await reader.type(line)).status));
      reader.leave();
      expect(statuses.filter((status) => status !== 200)).toEqual([]);
      expect(statuses).toContain(200);
    },
  );
});

describe('the digests of the page’s server', () => {
  it('are set up in a dialogue with menus and a modal', async () => {
    const dialogue = await answerTo('/digest setup');
    const zoneButton = customIdsIn(dialogue).find((id) => id.includes('zone')) ?? '';
    const { modal = '' } = await visitor.use(dialogue, zoneButton);
    const [, customId = ''] = /<form[^>]* data-custom-id="([^"]+)"/.exec(modal) ?? [];
    const [, field = ''] = /<input[^>]* name="([^"]+)"/.exec(modal) ?? [];
    const filled = { messageId: dialogue.id, customId, fields: { [field]: 'Asia/Vladivostok' } };
    const sent = await visitor.ask('/modals', { ...filled, channelId: dialogue.channelId });
    expect(sent).toEqual({ status: 200 });
    const changed = ({ id, html }: { readonly id: string; readonly html: string }) =>
      id === dialogue.id && html.includes('Asia/Vladivostok');
    expect(await visitor.until(changed)).toBeDefined();
  });

  it('name the permission that is missing', async () => {
    const { html } = await answerTo('/digest setup channel:#no-posting time:08:00');
    expect(html).toContain('Send Messages');
  });

  it('are posted to their channels, published and as posts of a forum', async () => {
    await answerTo('/digest setup channel:#announcements publish:yes language:Русский');
    await answerTo('/digest setup channel:#forum tag:Trade language:简体中文');
    for (const { line } of await visitor.complete('/digest send subscription:')) await answerTo(line.trim());
    const published = await visitor.until(
      ({ channelId, html }) => channelId === channelIdOf('announcements') && html.includes('Published'),
    );
    expect(published.html).toContain('Дайджест');
    const post = await visitor.until(({ channelId }) => channelId === channelIdOf('reports'));
    expect(post.html).toContain('class="post-title"');
    await visitor.type('/digest list');
    await visitor.until(
      ({ html }) => html.includes('You used <code>/digest list') && html.includes('#forum'),
    );
  });
});

it('shows hostile text as text', async () => {
  const line = '/news search query:<img src=x onerror=alert(1)>';
  expect(await visitor.type(line)).toMatchObject({ status: 200 });
  const { html } = await visitor.newest();
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(html).not.toContain('<img src=x');
  const { fault } = await visitor.type('/<script>');
  expect(fault).toContain('<script>');
});
