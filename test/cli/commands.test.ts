import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Installation, install, seedsDir } from '../support/run-amur.ts';

const july = '中国强调加强与俄罗斯双边关系';
const may = '习近平承诺有力支持俄罗斯"核心利益"';

interface Listed {
  readonly id: string;
  readonly url: string;
  readonly title: string;
}

describe('on the two seeds', () => {
  let amur: Installation;
  let ids: Readonly<Record<'july' | 'may', Listed>>;

  beforeAll(async () => {
    amur = install();
    await amur.json('import', seedsDir);
    const { articles } = (await amur.json('list')) as { articles: Listed[] };
    const [first, second] = articles.map(({ id, url, title }) => ({ id, url, title }));
    if (first === undefined || second === undefined) throw new Error('the seeds were not imported');
    ids = { july: first, may: second };
  });
  afterAll(() => amur.remove());

  it('import counts, and counts again as unchanged', async () => {
    expect(await amur.json('import', seedsDir)).toEqual({
      files: 3,
      imported: 0,
      updated: 0,
      unchanged: 2,
      skipped: 1, // the note of their origin
      rejected: [],
      tookMs: 0,
    });
  });

  it('list is newest first', async () => {
    expect(await amur.json('list')).toEqual({
      total: 2,
      articles: [
        {
          id: expect.stringMatching(/^[0-9a-z]{8,16}$/),
          url: expect.stringMatching(/^https:\/\/www\.rfi\.fr\/cn\//),
          title: july,
          source: 'rfi-zh',
          publishedAt: '2023-07-13T14:55:00.000Z',
          relevance: { label: 'core', score: expect.any(Number) },
        },
        expect.objectContaining({ title: may, publishedAt: '2023-05-24T13:19:00.000Z' }),
      ],
    });
  });

  it.each([
    [['--since', '2023-05-24', '--until', '2023-05-24'], 1],
    [['--until', '2023-05-23'], 0],
    [['--until', '2023-05-24T13:19:00Z'], 0],
    [['--since', '2023-07-13T14:55:00Z'], 1],
    [['--source', 'rfi-zh'], 2],
    [['--source', 'bbc-zh'], 0],
    [['--relevance', 'core'], 2],
    [['--relevance', 'none'], 0],
  ])('list %j finds %i', async (options, total) => {
    expect(await amur.json('list', ...options)).toMatchObject({ total });
  });

  it('list gives a page, and counts all', async () => {
    expect(await amur.json('list', '--limit', '1', '--offset', '1')).toMatchObject({
      total: 2,
      articles: [{ title: may }],
    });
  });

  it('show joins an article and its reading', async () => {
    const shown = (await amur.json('show', ids.july.id)) as Record<string, unknown>;
    expect(Object.keys(shown)).toEqual([
      'id',
      'url',
      'title',
      'source',
      'section',
      'lang',
      'publishedAt',
      'publishedAtFrom',
      'capturedAt',
      'firstSeenAt',
      'lead',
      'paragraphs',
      'image',
      'agencies',
      'relevance',
      'topics',
    ]);
    expect(shown).toMatchObject({
      ...ids.july,
      lang: 'zh-Hans',
      publishedAtFrom: 'page',
      capturedAt: '2023-07-13T15:15:01.000Z',
      firstSeenAt: '2023-07-14T00:00:00.000Z',
      agencies: ['afp'],
      relevance: { label: 'core', reason: expect.any(String) },
      topics: expect.arrayContaining(['diplomacy']),
    });
  });

  it('show --cite is the citation alone, in the form that is asked for', async () => {
    const english = await amur.run('show', ids.may.id, '--cite');
    expect(english).toEqual({
      exitCode: 0,
      stdout: `“${may}” [in Chinese], RFI Chinese, 24 May 2023, accessed 24 May 2023, ${ids.may.url}.\n`,
      stderr: '',
    });
    expect(await amur.json('show', ids.may.id, '--cite', '--locale', 'zh-CN')).toEqual({
      id: ids.may.id,
      citation: `RFI 中文. ${may}[EB/OL]. (2023-05-24)[2023-05-24]. ${ids.may.url}.`,
      bibtex: expect.stringMatching(new RegExp(`^@online\\{${ids.may.id},`)),
    });
  });

  it('show takes an id or a URL in any of its forms', async () => {
    const byId = await amur.json('show', ids.may.id);
    expect(await amur.json('show', ids.may.url)).toEqual(byId);
    expect(await amur.json('show', `${decodeURI(ids.may.url)}?utm_source=x#top`)).toEqual(byId);
  });

  it.each(['nosuchid', 'https://example.org/nothing', july, ''])(
    'show %j: no such input',
    async (article) => {
      const { exitCode, stdout, stderr } = await amur.run('show', article, '--json');
      expect({ exitCode, stdout }).toEqual({ exitCode: 66, stdout: '' });
      expect(stderr).toMatch(/^\S.*\n$/);
    },
  );

  it('search finds, highlights nothing in JSON, and says what it searched', async () => {
    expect(await amur.json('search', '核心利益', '李强')).toEqual({
      query: expect.stringContaining('核心利益'),
      total: 1,
      tookMs: expect.any(Number),
      results: [
        {
          ...ids.may,
          source: 'rfi-zh',
          publishedAt: '2023-05-24T13:19:00.000Z',
          score: expect.any(Number),
          snippet: expect.stringMatching(/核心利益|李强/),
        },
      ],
    });
  });

  it('search leaves out words with a minus, wherever they stand', async () => {
    expect(await amur.json('search', '俄罗斯', '-雅加达')).toMatchObject({ results: [{ title: may }] });
    expect(await amur.json('search', '-雅加达', '俄罗斯', '--limit', '5')).toMatchObject({
      results: [{ title: may }],
    });
  });

  it('search sorts by time, and pages', async () => {
    expect(await amur.json('search', '俄罗斯', '--sort', 'newest')).toMatchObject({
      results: [{ title: july }, { title: may }],
    });
    expect(
      await amur.json('search', '俄罗斯', '--sort', 'newest', '--offset', '1', '--limit', '1'),
    ).toMatchObject({
      total: 2,
      results: [{ title: may }],
    });
  });

  it('summary cites word for word', async () => {
    const { lead, paragraphs } = (await amur.json('show', ids.may.id)) as {
      lead: string;
      paragraphs: string[];
    };
    const summary = (await amur.json('summary', ids.may.url, '--sentences', '4')) as {
      sentences: { text: string; paragraph: number; from: number; to: number }[];
    };
    expect(summary).toMatchObject({ id: ids.may.id, url: ids.may.url, method: expect.any(String) });
    expect(summary.sentences).toHaveLength(4);
    for (const { text, paragraph, from, to } of summary.sentences) {
      expect((paragraph === -1 ? lead : paragraphs[paragraph])?.slice(from, to)).toBe(text);
    }
  });

  it('stories groups', async () => {
    expect(await amur.json('stories', '--relevance', 'core')).toEqual({
      stories: [
        {
          id: expect.any(String),
          headline: july,
          articles: [ids.july.id],
          sources: ['rfi-zh'],
          firstAt: '2023-07-13T14:55:00.000Z',
          lastAt: '2023-07-13T14:55:00.000Z',
          relevance: 'core',
          topics: expect.arrayContaining(['diplomacy']),
        },
        expect.objectContaining({ headline: may }),
      ],
    });
    expect(await amur.json('stories', '--until', '2023-06-01')).toMatchObject({
      stories: [{ headline: may }],
    });
  });

  it('stories --story compares the camps, and names who had nothing', async () => {
    const { stories } = (await amur.json('stories', '--limit', '1')) as { stories: { id: string }[] };
    const id = stories[0]?.id ?? '';
    expect(await amur.json('stories', '--story', id)).toEqual({
      story: expect.objectContaining({ id, headline: july }),
      comparison: {
        framings: [
          {
            camp: 'westernPublic',
            headlines: [
              {
                ...ids.july,
                source: 'rfi-zh',
                publishedAt: '2023-07-13T14:55:00.000Z',
                formerTitle: null,
                agencies: ['afp'],
                carriedBy: [],
                more: 0,
              },
            ],
          },
        ],
        silent: [],
        elsewhere: [],
        unread: ['chineseState', 'russianState', 'taiwan'],
        span: { from: '2023-07-10T14:55:00.000Z', to: '2023-07-14T00:00:00.000Z' },
      },
    });
    const { stdout } = await amur.run('stories', '--story', id);
    expect(stdout).toContain(july);
    expect(stdout).toContain('not read then: Chinese state, Russian state');
    expect(await amur.run('stories', '--story', 'nothing')).toMatchObject({ exitCode: 66, stdout: '' });
  });

  it('digest as JSON is the composed digest', async () => {
    const digest = await amur.json('digest');
    expect(digest).toMatchObject({ kind: 'first', events: [{ headline: july }, { headline: may }] });
    expect(await amur.json('digest', '--format', 'json')).toEqual(digest);
    expect(await amur.json('digest', '--limit', '1')).toMatchObject({ events: [{ headline: july }] });
    expect(await amur.json('digest', '--now', '2023-06-01T00:00:00Z')).toMatchObject({
      events: [{ headline: may }],
    });
    expect(await amur.json('digest', '--since', '2023-01-01', '--until', '2023-01-31')).toBeNull();
  });

  it('digest for Discord is the body of the request', async () => {
    const { exitCode, stdout } = await amur.run('digest', '--format', 'discord', '--locale', 'zh-CN');
    expect(exitCode).toBe(0);
    // 1 << 15 is IS_COMPONENTS_V2.
    expect(JSON.parse(stdout)).toMatchObject({
      flags: 32768,
      allowed_mentions: { parse: [] },
      components: expect.any(Array),
    });
    expect(stdout).toContain('中俄简报');
  });

  it('digest for people names headline, outlet and link', async () => {
    const { stdout } = await amur.run('digest', '--locale', 'zh-CN');
    expect(stdout).toContain(july);
    expect(stdout).toContain(ids.may.url);
    expect(stdout).toContain('中俄简报');
  });

  it.each(['list', 'search 俄罗斯', 'stories', 'digest'])(
    '%s for people is plain when piped',
    async (line) => {
      const { exitCode, stdout, stderr } = await amur.run(...line.split(' '));
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).toContain(july);
      expect(stdout.endsWith('\n')).toBe(true);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: looking for them is the point
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
    },
  );

  it('the data folder can be named before and after the command', async () => {
    const other = join(amur.folder, 'other');
    expect(await amur.json('--data', other, 'list')).toMatchObject({ total: 0 });
    expect(await amur.json('list', '--data', other)).toMatchObject({ total: 0 });
  });
});

describe('import', () => {
  let amur: Installation;
  beforeAll(() => {
    amur = install();
    mkdirSync(join(amur.folder, 'in/deep'), { recursive: true });
    const page =
      '<!--1684938000000-->\n[边境贸易](https://example.org/1)\n------\n\n<p>中国与俄罗斯的边境贸易恢复。</p>';
    writeFileSync(join(amur.folder, 'in/deep/good.txt'), page);
    writeFileSync(
      join(amur.folder, 'in/bad.txt'),
      '<!--1684938000000-->\n[](https://example.org/2)\n------\n\n<p>x</p>',
    );
    writeFileSync(join(amur.folder, 'in/notes.md'), '# not an article');
    writeFileSync(join(amur.folder, 'in/picture.png'), 'png');
  });
  afterAll(() => amur.remove());

  it('names what it rejects, and takes the rest', async () => {
    expect(await amur.json('import', join(amur.folder, 'in'))).toMatchObject({
      imported: 1,
      rejected: [{ path: join(amur.folder, 'in/bad.txt'), line: 2, reason: expect.stringMatching(/\S/) }],
    });
  });

  it('names it again the next time', async () => {
    expect(await amur.json('import', join(amur.folder, 'in'))).toMatchObject({
      imported: 0,
      unchanged: 1,
      rejected: [{ line: 2 }],
    });
  });

  it('is 65 when nothing can be used, with the report', async () => {
    const { exitCode, stdout, stderr } = await amur.run('import', join(amur.folder, 'in/bad.txt'), '--json');
    expect(exitCode).toBe(65);
    expect(JSON.parse(stdout)).toMatchObject({ files: 1, rejected: [{ line: 2 }] });
    expect(stderr).toMatch(/^\S.*\n$/);
  });

  it('is 66 for a path that is not there, and stores nothing', async () => {
    const { exitCode, stdout, stderr } = await amur.run(
      '--data',
      'fresh',
      'import',
      join(amur.folder, 'in'),
      join(amur.folder, 'absent'),
      '--json',
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 66, stdout: '' });
    expect(stderr).toContain('absent');
    expect(await amur.json('--data', 'fresh', 'list')).toMatchObject({ total: 0 });
  });
});

describe('wrong usage is 2', () => {
  it.each([
    [],
    ['unknown'],
    ['import'],
    ['show'],
    ['search'],
    ['list', 'extra'],
    ['list', '--limit', '0'],
    ['list', '--limit', 'many'],
    ['list', '--offset', '-1'],
    ['list', '--since', 'yesterday'],
    ['list', '--since', '2023-02-30'],
    ['list', '--since', '2023-05-25', '--until', '2023-05-23'],
    ['list', '--relevance', 'very'],
    ['search', '普京', '--sicne', '2023-05-01'],
    ['search', '普京', '--sort', 'best'],
    ['digest', '--limit', '6'],
    ['digest', '--locale', 'fr'],
    ['digest', '--format', 'html'],
    ['digest', '--now', '2023-05-24'],
    ['export', '普京', '--fromat', 'csv'],
    ['export', '--format', 'xlsx'],
    ['export', '--topic', 'sport'],
    ['export', '--json', '--format', 'csv'],
    ['summary', 'x', '--sentences', '0'],
  ])('amur %j', async (...args) => {
    const amur = install();
    const { exitCode, stdout, stderr } = await amur.run(...args);
    amur.remove();
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).not.toBe('');
  });
});

describe('help', () => {
  const names = [
    'start',
    'import',
    'list',
    'show',
    'search',
    'summary',
    'stories',
    'export',
    'digest',
    'deliver',
  ];

  it('lists every command', async () => {
    const amur = install();
    const { exitCode, stdout } = await amur.run('--help');
    expect(exitCode).toBe(0);
    for (const name of names) expect(stdout).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
  });

  it.each(names)('%s has its own, with an example', async (name) => {
    const amur = install();
    const { exitCode, stdout, stderr } = await amur.run(name, '--help');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: amur \w+/);
    expect(stdout).toContain(`Example:\n  `);
    expect(stdout).toContain('--data');
  });
});

it('wrong settings are 78, all of them together', async () => {
  const amur = install({ AMUR_LOCALE: 'xx', LOG_LEVEL: 'loud' });
  const { exitCode, stdout, stderr } = await amur.run('list', '--json');
  amur.remove();
  expect({ exitCode, stdout }).toEqual({ exitCode: 78, stdout: '' });
  expect(stderr.trimEnd().split('\n')).toEqual([
    expect.stringContaining('AMUR_LOCALE'),
    expect.stringContaining('LOG_LEVEL'),
  ]);
});
