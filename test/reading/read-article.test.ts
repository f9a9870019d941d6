import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle, readerVersion } from '../../src/reading/read-article.ts';
import { groupStories } from '../../src/reading/stories.ts';
import { summarise } from '../../src/reading/summarise.ts';
import { makeArticle } from './make-article.ts';
import { readSeed, seedNames } from './read-seed.ts';

describe('readArticle', () => {
  it('reads the seeds', () => {
    expect(seedNames.map((name) => readArticle(readSeed(name)))).toMatchObject([
      { readerVersion, relevance: { label: 'core' }, topics: ['diplomacy'] },
      { readerVersion, relevance: { label: 'core' }, topics: ['diplomacy', 'trade', 'energy'] },
    ]);
  });

  it.each<[name: string, text: string]>([
    ['no text', ''],
    ['one sentence', '俄外长访华。'],
    ['100,000 characters', '俄罗斯外长访问中国，双方会谈。'.repeat(7000)],
    ['100,000 characters without punctuation', '中俄合作'.repeat(25_000)],
    ['nothing but opening quotes', '“'.repeat(50_000)],
    ['unbalanced quotes', '他说“中俄合作。」然后"走了。』'],
    ['mixed scripts', '中国 China Китай 俄罗斯 Россия 「ロシア」 한국'],
    ['a language that is not read', 'العلاقات بين الصين وروسيا'],
    ['half a surrogate pair', 'a\ud83d中俄\udc00'],
  ])('makes something of %s, quickly', (_name, text) => {
    const started = performance.now();
    const article = makeArticle({ title: text.slice(0, 40), paragraphs: text === '' ? [] : [text] });
    const reading = readArticle(article);
    expect(reading.relevance.score).toBeGreaterThanOrEqual(0);
    expect(reading.relevance.score).toBeLessThanOrEqual(1);
    expect(summarise(article).sentences.length > 0).toBe(text !== '');
    expect(groupStories([{ article, reading }])).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('makes something of any title and text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 80 });
    fc.assert(
      fc.property(text, fc.option(text), fc.array(text, { maxLength: 4 }), (title, lead, paragraphs) => {
        const { relevance, topics } = readArticle(makeArticle({ title, lead, paragraphs }));
        expect(relevance.reason).not.toBe('');
        expect(topics.length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
