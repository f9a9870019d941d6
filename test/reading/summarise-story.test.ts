import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summariseStory } from '../../src/reading/summarise-story.ts';
import { makeArticle } from './make-article.ts';

const article = (id: string, day: number, title: string, ...paragraphs: string[]) =>
  makeArticle({ id, publishedAt: `2021-03-${day}T08:00:00.000Z`, title, paragraphs });

const report = article('a', 22, '中俄外长桂林会谈', '中俄外长周一在桂林会谈。');
const sequel = article('b', 23, '中俄外长发表联合声明', '中俄外长在桂林会谈后发表联合声明，反对单边制裁。');
const aside = article('c', 22, '桂林下雨', '游客撑伞游漓江。');

describe('summariseStory', () => {
  it('takes one sentence an article at most, the most central and recent first', () => {
    const extracts = summariseStory([report, aside, sequel]);
    expect(extracts[0]).toEqual({
      articleId: 'b',
      text: sequel.paragraphs[0],
      paragraph: 0,
      from: 0,
      to: sequel.paragraphs[0]?.length,
    });
    expect(new Set(extracts.map(({ articleId }) => articleId)).size).toBe(extracts.length);
    expect(summariseStory([report, aside, sequel], { sentences: 1 })).toEqual(extracts.slice(0, 1));
  });

  it('says nothing twice', () => {
    expect(summariseStory([report, { ...report, id: 'copy' }])).toHaveLength(1);
  });

  it('is empty where there is nothing to say', () => {
    expect(summariseStory([])).toEqual([]);
    expect(summariseStory([makeArticle({})])).toEqual([]);
  });

  it('quotes word for word', () => {
    const text = fc.string({ unit: fc.constantFrom('中', '俄', ' ', '。', '“', '”', '1'), maxLength: 30 });
    const articles = fc.array(
      fc.record({ title: text, lead: fc.option(text), paragraphs: fc.array(text, { maxLength: 3 }) }),
      {
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(articles, (given) => {
        const whole = given.map((fields, at) => makeArticle({ id: String(at), ...fields }));
        for (const { articleId, text: quoted, paragraph, from, to } of summariseStory(whole)) {
          const source = whole[Number(articleId)];
          expect((paragraph === -1 ? source?.lead : source?.paragraphs[paragraph])?.slice(from, to)).toBe(
            quoted,
          );
        }
      }),
    );
  });
});
