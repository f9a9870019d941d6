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
    ['joint', '俄罗斯、中国与伊朗举行联合演习'],
    ['listed', '中国、俄罗斯和伊朗都在名单上'],
    ['together', '中国和俄罗斯呼吁各方停火'],
    ['directed', '别洛乌索夫感谢董军'],
  ])('a clause that is %s: %s', (kind, clause) => {
    expect(measure('消息', clause)?.evidence.map((found) => found.kind)).toEqual([kind]);
  });

  it.each<[agent: string, clause: string]>([
    ['russia', '俄罗斯外长抵达北京访问'],
    ['china', '对俄罗斯产品的进口由中方批准'],
    ['russia', '王毅应拉夫罗夫邀请'],
    ['russia', '中国货船被俄方扣留并与俄方交涉'],
  ])('%s acts in %s', (agent, clause) => {
    const [found] = measure('消息', clause)?.evidence ?? [];
    expect([found?.kind, found?.agent]).toEqual(['directed', agent]);
  });

  it('takes 两国 for the two that were named before', () => {
    const kinds = (...paragraphs: string[]) =>
      measure('消息', ...paragraphs)?.evidence.map(({ kind }) => kind);
    expect(kinds('中国和俄罗斯呼吁停火。', '两国关系密切。')).toEqual(['together', 'joint']);
    expect(kinds('中国和俄罗斯呼吁停火。', '美国与日本会谈。', '两国关系密切。')).toEqual(['together']);
  });

  it('takes a city where something happens for nobody', () => {
    expect(measure('消息', '印度外长在莫斯科表示，中国应撤军。')).toBeNull();
  });

  it('reads a title as a whole and by its parts', () => {
    const signals = (title: string) => measure(title, '中国。俄罗斯。')?.signals;
    expect(signals('西方加码制裁 中俄努力减少使用美元')).toMatchObject({ titleRelation: 1, titleThreat: 0 });
    expect(signals('中俄外长会谈')).toMatchObject({ titleRelation: 3 });
    expect(signals('北约应对中俄威胁')).toMatchObject({ titleRelation: 0, titleThreat: 1 });
  });
});
