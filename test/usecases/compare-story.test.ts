import { describe, expect, test } from 'vitest';
import { locales } from '../../src/locale/locale.ts';
import type { Story } from '../../src/reading/reading.ts';
import type { Services } from '../../src/services.ts';
import { newFeed } from '../../src/sources/feed-state.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { compareStory } from '../../src/usecases/compare-story.ts';
import { showComparison, showStory } from '../../src/usecases/show-story.ts';
import { incoming, sampleReading } from '../store/sample-article.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { storyOf } from '../support/coverage.ts';

const day = (date: string) => `2021-${date}T09:00:00.000Z`;
const nowMs = Date.parse(day('04-20'));
const routes = { page: 'news.story', compare: 'news.story.compare' };
const wire =
  '中国外长王毅周三在桂林会见俄罗斯外长拉夫罗夫，双方讨论了中俄战略协作、边境贸易和能源合作，并呼吁召开联合国安理会常任理事国峰会。';

interface Told {
  readonly source: string;
  readonly at: string;
  readonly title?: string;
  readonly text?: string;
  readonly agencies?: readonly string[];
  /** Outside of the story. */
  readonly label?: 'core' | 'related' | 'mention' | 'none';
}

async function stored(reports: readonly Told[], others: readonly Told[] = []) {
  const store = await openStore(temporaryFolder());
  const toIncoming = (prefix: string) => (told: Told, index: number) => {
    const {
      source,
      at,
      title = `${source} 的标题`,
      text = `${title}，${source}的报道。`.repeat(3),
      agencies = [],
    } = told;
    const given = { source, publishedAt: day(at), capturedAt: day(at), title, paragraphs: [text], agencies };
    return incoming(`${prefix}${index}`, given, sampleReading(told.label ?? 'core', ['diplomacy']));
  };
  const members = reports.map(toIncoming('a'));
  await store.articles.put([...members, ...others.map(toIncoming('b'))], nowMs);
  const story = storyOf(
    members.map(({ article, reading }) => ({ article, reading: reading ?? sampleReading('core') })),
  );
  await store.stories.replace([], [story]);
  return { store, story, services: servicesOf(store) };
}

function servicesOf(store: Store): Services {
  return { store, now: () => nowMs, defaults: { locale: 'en', timeZone: 'UTC' } } as unknown as Services;
}

async function silentOf(services: Services, story: Story): Promise<readonly string[]> {
  return (await compareStory(services, story)).silent.map(({ source }) => source);
}

describe('silence', () => {
  const report = { source: 'rfi-zh', at: '03-22' };

  test.each<[string, Told, boolean]>([
    ['was read three days before', { source: 'bbc-zh', at: '03-19', label: 'none' }, true],
    ['was read three days after', { source: 'bbc-zh', at: '03-25', label: 'mention' }, true],
    ['was read four days before', { source: 'bbc-zh', at: '03-18', label: 'none' }, false],
    ['was read four days after', { source: 'bbc-zh', at: '03-26', label: 'none' }, false],
    ['has another report on the relation', { source: 'bbc-zh', at: '03-22', label: 'related' }, false],
    ['reported it', { source: 'rfi-zh', at: '03-22', label: 'none' }, false],
  ])('of an outlet that %s', async (_, other, isSilent) => {
    const { store, story, services } = await stored([report], [other]);
    expect(await silentOf(services, story)).toEqual(isSilent ? [other.source] : []);
    await store.close();
  });

  test.each<[string, string | null, boolean]>([
    ['answered then', '03-23', true],
    ['answered last before', '03-10', false],
    ['answered last after: of that time it tells nothing', '04-19', false],
    ['never answered', null, false],
  ])('of an outlet whose feed %s', async (_, at, isSilent) => {
    const { store, story, services } = await stored([report]);
    const feed = newFeed(
      {
        id: 'tass-ru',
        outlet: 'tass-ru',
        url: 'https://tass.example/rss',
        title: null,
        origin: 'command',
        checkedAt: null,
      },
      nowMs,
    );
    await store.feeds.add({ ...feed, lastSuccessAt: at === null ? null : day(at) });
    expect(await silentOf(services, story)).toEqual(isSilent ? ['tass-ru'] : []);
    await store.close();
  });

  test('is looked for up to now at most', async () => {
    const { store, story } = await stored([{ source: 'rfi-zh', at: '04-19' }]);
    expect((await compareStory(servicesOf(store), story)).span).toEqual({
      from: day('04-16'),
      to: day('04-20'),
    });
    await store.close();
  });
});

describe('the comparison as it is read', () => {
  const reports: readonly Told[] = [
    { source: 'reuters-cn', at: '03-22', title: '俄外长访华 呼吁减少使用美元', text: wire },
    { source: 'xinhua-zh', at: '03-23', title: '王毅同俄罗斯外长拉夫罗夫举行会谈' },
    { source: 'rfi-zh', at: '03-23', title: '拉夫罗夫抵达桂林', text: wire },
    { source: 'cna-tw', at: '03-23', title: '北京暗批美：中俄坦蕩蕩', agencies: ['cna', 'xinhua'] },
    { source: 'cna-tw', at: '03-24', title: '中俄外長會談 學者分析' },
  ];
  const others: readonly Told[] = [
    { source: 'bbc-zh', at: '03-21', label: 'none' },
    { source: 'dw-zh', at: '03-24', label: 'related' },
  ];
  const person = { userId: '1', guildId: null };

  /** What a message says, a line a text, a menu or a button. */
  function linesOf(part: unknown): readonly string[] {
    if (Array.isArray(part)) return part.flatMap(linesOf);
    if (typeof part !== 'object' || part === null) return [];
    const { content, label, custom_id: id, components } = part as Record<string, unknown>;
    const own =
      typeof content === 'string' ? [content] : typeof label === 'string' ? [`[${label}] ${id}`] : [];
    return [...own, ...linesOf(components)];
  }

  test.each(locales)('in %s', async (locale) => {
    const { store, story, services } = await stored(reports, others);
    const message = await showComparison({ ...person, locale }, services, {
      routes,
      asked: story.id,
      page: 1,
    });
    await expect(`${linesOf(message.components).join('\n')}\n`).toMatchFileSnapshot(
      `golden/comparison.${locale}.txt`,
    );
    await store.close();
  });

  test('names a headline that was changed since', async () => {
    const { store, story, services } = await stored(reports);
    const given = { source: 'xinhua-zh', publishedAt: day('03-23'), capturedAt: day('03-24') };
    const changed = incoming('a1', { ...given, title: '新标题' }, sampleReading('core'));
    await store.articles.put([changed], Date.parse(day('03-24')));
    const shown = await showComparison({ ...person, locale: 'en' }, services, {
      routes,
      asked: story.id,
      page: 1,
    });
    expect(JSON.stringify(shown)).toContain('the headline was “王毅同俄罗斯外长拉夫罗夫举行会谈”');
    await store.close();
  });

  test('is a button away from the reports, and back', async () => {
    const { store, story, services } = await stored(reports);
    const asked = { routes, asked: story.id, page: 1 };
    const story1 = JSON.stringify(await showStory({ ...person, locale: 'en' }, services, asked));
    expect(story1).toContain(`news.story.compare:${story.id}:1`);
    const comparison = JSON.stringify(await showComparison({ ...person, locale: 'en' }, services, asked));
    expect(comparison).toContain(`"news.story:${story.id}:1"`);
    await store.close();
  });

  test('goes over pages that have every report once, and ends with the last one', async () => {
    const many = Array.from({ length: 40 }, (_, at) => ({
      source: `outlet-${at}.example`,
      at: '03-22',
      title: `第${at}家媒体的报道`.padEnd(120, '，会谈'),
      // Characters of its own: no copy of another.
      text: String.fromCodePoint(...Array.from({ length: 60 }, (_, next) => 0x4e00 + at * 60 + next)),
    }));
    const { store, story, services } = await stored(many);
    const page = async (number: number) =>
      JSON.stringify(
        await showComparison({ ...person, locale: 'ru' }, services, {
          routes,
          asked: story.id,
          page: number,
        }),
      );
    const first = await page(1);
    const pages = Number(/"1 \/ (\d+)"/.exec(first)?.[1]);
    expect(pages).toBeGreaterThan(2);
    const all = await Promise.all(Array.from({ length: pages }, (_, at) => page(at + 1)));
    const options = all.flatMap((text) => [...text.matchAll(/"value":"(a\d+)"/g)].map(([, id]) => id));
    expect(options.toSorted()).toEqual(many.map((_, at) => `a${at}`).toSorted());
    expect(await page(99)).toBe(all.at(-1));
    await store.close();
  });

  test('of a story that is there no more says so', async () => {
    const { store, services } = await stored(reports);
    const asked = { routes, asked: 's0123456789a', page: 1 };
    await expect(showComparison({ ...person, locale: 'en' }, services, asked)).rejects.toMatchObject({
      key: 'error.story.gone',
    });
    await store.close();
  });
});
