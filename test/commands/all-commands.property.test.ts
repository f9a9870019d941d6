import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Article } from '../../src/articles/article.ts';
import { parseArchivedPage } from '../../src/articles/parse-archived-page.ts';
import { locales } from '../../src/locale/locale.ts';
import { createRandom } from '../crash/random.ts';
import { type CommandStage, type Outcome, openCommandStage } from '../support/command-stage.ts';
import { randomArticle } from '../support/random-article.ts';

const count = 200;
/** Of each command in each language. */
const runs = 2;
/** The same articles each time, unless others are asked for: few of them can make a story. */
const seed = Number(process.env.AMUR_TEST_SEED ?? 2_023);
const random = createRandom(seed);
/** Real articles, beside the project where they are at hand. */
const packed = resolve(import.meta.dirname, '../../../shared/data/articles.tar.gz');

function realArticles(folder: string): readonly Article[] {
  execFileSync('tar', ['--extract', '--gzip', '--file', packed, '--directory', folder]);
  const paths = globSync('**/*.txt', { cwd: folder }).toSorted();
  return random
    .shuffle(paths)
    .slice(0, count)
    .map((path) => parseArchivedPage(readFileSync(join(folder, path), 'utf8')))
    .flatMap((parsed) => (parsed.ok ? [parsed.article] : []));
}

describe.each([
  {
    what: 'generated articles',
    isSkipped: false,
    languages: () => locales,
    make: () => fc.sample(randomArticle, { seed, numRuns: count }),
  },
  {
    what: 'real articles (skipped without ../shared/data)',
    isSkipped: !existsSync(packed),
    // Each command in one of them, in turn: the words are those of the generated ones.
    languages: (at: number) => locales.slice(at % locales.length).slice(0, 1),
    make: realArticles,
  },
])(`every command on ${count} $what, seed ${seed}`, ({ isSkipped, languages, make }) => {
  const folder = mkdtempSync(join(tmpdir(), 'amur-commands-'));
  let articles: readonly Article[];
  let stage: CommandStage;

  beforeAll(async () => {
    if (isSkipped) return;
    articles = make(folder);
    stage = await openCommandStage(folder, articles, random);
  }, 30_000);

  afterAll(async () => {
    await stage?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What must hold of every answer, whatever was asked. */
  function expectSound({ faults, error }: Outcome, told: string): void {
    expect(faults, told).toEqual([]);
    expect(error?.startsWith('unexpected') === true ? error : null, told).toBeNull();
  }

  function articleAt(at: number): Article {
    const article = articles[at % articles.length];
    if (article === undefined) throw new Error('no articles');
    return article;
  }

  test
    .skipIf(isSkipped)
    .each(
      commands.flatMap((command, at) =>
        languages(at).map((locale) => [command.path.join(' '), locale, command] as const),
      ),
    )(
    '/%s in %s answers within the limits of Discord, and so do its buttons and menus',
    async (path, locale, command) => {
      await stage.prepare(locale);
      let hasAnswered = false;
      for (let run = 0; run < runs || (!hasAnswered && run < 40); run += 1) {
        const answer = await stage.run(command, articleAt(random.below(count)), locale);
        expectSound(answer, path);
        hasAnswered ||= answer.error === null;
        if (run === 0) expectSound(await stage.press(answer.messages, locale), `components of ${path}`);
      }
      // Without this the property would hold of sentences about errors alone: give its options texts that fit.
      expect(hasAnswered, `/${path} never answered but with an error`).toBe(true);
    },
    20_000,
  );

  test.skipIf(isSkipped)(
    'every article can be opened, with its story and by its link',
    async () => {
      for (const [at, { id, url }] of articles.entries()) {
        const locale = locales[at % locales.length] ?? 'en';
        const opened = await stage.runWith('news summary', { article: id, private: true }, locale);
        expect(opened.error, url).toBeNull();
        expectSound(opened, url);
        if (at % 4 > 0) continue;
        expectSound(await stage.press(opened.messages, locale), url);
        expectSound(await stage.runWith('news story', { story: id }, locale), url);
        const linked = await stage.summariseLinks(
          [`${url} ${articleAt(at + 1).url} https://example.org/${at}`],
          locale,
        );
        expectSound(linked, url);
      }
    },
    60_000,
  );

  test.skipIf(isSkipped).each(locales)(
    'every page of the longest lists, in %s',
    async (locale) => {
      const latest = await stage.runWith('news latest', { limit: 15 }, locale);
      const found = await stage.runWith('news search', { query: '中国', sort: 'newest' }, locale);
      const pages = [
        ...(await stage.leafThrough(latest, locale)),
        ...(await stage.leafThrough(found, locale)),
      ];
      expect(pages.length).toBeGreaterThan(2);
      for (const page of pages) expectSound(page, 'a page');
    },
    20_000,
  );

  test.skipIf(isSkipped)('all of them in one message', async () => {
    for (const locale of locales)
      expectSound(
        await stage.summariseLinks(
          articles.map(({ url }) => url),
          locale,
        ),
        locale,
      );
  });
});
