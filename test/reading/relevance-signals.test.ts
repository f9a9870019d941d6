import { describe, expect, it } from 'vitest';
import model from '../../src/reading/relevance-model.json' with { type: 'json' };
import { measureRelevance } from '../../src/reading/relevance-signals.ts';
import { makeArticle } from './make-article.ts';

const measure = (title: string, ...paragraphs: string[]) =>
  measureRelevance(makeArticle({ title, paragraphs }));

describe('measureRelevance', () => {
  it('measures what the model has weights for, no more and no less', () => {
    const names = Object.keys(measure('中俄', '中俄合作。')?.signals ?? {}).toSorted();
    expect(Object.keys(model.core.weights).toSorted()).toEqual(names);
    expect(Object.keys(model.related.weights).toSorted()).toEqual(names);
  });

  it('is null where one side is missing', () => {
    expect(measure('中国经济', '北京公布数据。')).toBeNull();
    expect(measure('俄罗斯经济', '莫斯科公布数据。')).toBeNull();
  });

  it.each<[kind: string, clause: string]>([
    ['joint', '中俄两国加强合作'],
    ['joint', '中俄军机联合飞入韩国防空识别区'],
    ['directed', '俄罗斯外长抵达北京访问'],
    ['threat', '北约应对中国和俄罗斯的威胁'],
    ['threat', '美国警告中俄合作'],
    ['listed', '美国邀请了俄罗斯和中国'],
    ['both', '中国俄罗斯'],
  ])('a clause that is %s: %s', (kind, clause) => {
    expect(measure('消息', clause)?.evidence.map((found) => found.kind)).toEqual([kind]);
  });
});
