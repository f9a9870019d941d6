import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/articles/article.ts';
import { composeDigest } from '../../src/digest/compose-digest.ts';
import { findCorrections } from '../../src/digest/find-corrections.ts';
import { type ShownWords, shownWords } from '../../src/digest/shown-words.ts';
import { withCorrections } from '../../src/digest/with-corrections.ts';
import { digestInput, readArticle, storyOf } from '../support/coverage.ts';

const changedAt = '2023-07-14T01:00:00.000Z';
const before = readArticle('a', {
  title: '王毅会见拉夫罗夫',
  lead: '中国外长王毅周四在雅加达会见俄罗斯外长拉夫罗夫。',
  paragraphs: ['双方同意加强战略沟通。', '中俄贸易额今年前四个月增长超过40%。'],
});

function firstDigest() {
  const digest = composeDigest(digestInput([before], [storyOf([before])]));
  if (digest === null) throw new Error('no digest');
  return digest;
}

const posted = shownWords(firstDigest());
const correct = (change: Partial<Article>, shown: readonly ShownWords[] = posted) =>
  findCorrections(shown, [{ article: { ...before.article, ...change }, changedAt }]);

test('what a digest shows of an article is its headline, its sentence and its figures', () => {
  expect(posted).toEqual([
    {
      articleId: 'a',
      extent: null,
      headline: before.article.title,
      passages: expect.arrayContaining([before.article.lead]),
    },
  ]);
});

describe('findCorrections', () => {
  test('tells a changed headline, with the one that was shown', () => {
    expect(correct({ title: '王毅与拉夫罗夫通电话' })).toMatchObject([
      { headline: '王毅与拉夫罗夫通电话', formerHeadline: before.article.title, gone: null, changedAt },
    ]);
  });

  test('tells a passage that is gone, with the sentence that stands there now', () => {
    const lead = '中国外长王毅周五在万隆会见俄罗斯外长拉夫罗夫。';
    expect(correct({ lead })).toMatchObject([
      { formerHeadline: null, gone: { text: before.article.lead, now: lead } },
    ]);
    expect(correct({ lead: null, paragraphs: ['本报道已撤回。'] })).toMatchObject([
      { gone: { text: before.article.lead, now: null } },
    ]);
  });

  test.each<[string, Partial<Article>]>([
    ['what was not shown', { paragraphs: [...before.article.paragraphs, '更多消息稍后。'] }],
    ['spaces and width', { title: '王毅会见　拉夫罗夫 ' }],
    ['the script', { title: '王毅會見拉夫羅夫' }],
    [
      'a lead that became a paragraph',
      { lead: null, paragraphs: [before.article.lead ?? '', ...before.article.paragraphs] },
    ],
    ['less of the text', { extent: 'excerpt', lead: null, paragraphs: ['双方同意。'] }],
  ])('is silent about a change of %s', (_what, change) => {
    expect(correct(change)).toEqual([]);
  });

  test('compares a headline only where one was shown', () => {
    const [words] = posted;
    if (words === undefined) throw new Error('nothing was shown');
    expect(correct({ title: '另一个标题' }, [{ ...words, headline: null }])).toEqual([]);
  });

  test('knows nothing of articles that are gone', () => {
    expect(findCorrections(posted, [])).toEqual([]);
  });

  test('leaves what there is no room for to the next digest', () => {
    const shown = ['a', 'b', 'c', 'd'].map((articleId) => ({
      articleId,
      extent: null,
      headline: '旧标题',
      passages: [],
    }));
    const changed = shown.map(({ articleId }) => ({ article: readArticle(articleId).article, changedAt }));
    expect(findCorrections(shown, changed).map(({ link }) => link.articleId)).toEqual(['a', 'b', 'c']);
  });
});

describe('a correction that was told', () => {
  const frame = {
    composedAt: changedAt,
    window: { from: changedAt, to: changedAt },
    timeZone: 'UTC',
  };
  const change = { title: '王毅与拉夫罗夫通电话', lead: '中国外长王毅周四同俄罗斯外长拉夫罗夫通电话。' };

  test('makes a digest where nothing else is new, and is not told again', () => {
    const digest = withCorrections(null, correct(change), frame);
    if (digest === null) throw new Error('no digest');
    expect(digest.events).toEqual([]);
    const told = shownWords(digest);
    expect(correct(change, told)).toEqual([]);
    expect(correct({ ...change, title: before.article.title }, told)).toMatchObject([
      { formerHeadline: change.title, gone: null },
    ]);
  });

  test('stands beside the news', () => {
    const corrections = correct(change);
    expect(withCorrections(firstDigest(), corrections, frame)).toEqual({ ...firstDigest(), corrections });
    expect(withCorrections(null, [], frame)).toBeNull();
  });
});
