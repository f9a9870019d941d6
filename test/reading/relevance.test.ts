import { describe, expect, it } from 'vitest';
import { judgeRelevance } from '../../src/reading/relevance.ts';
import { makeArticle } from './make-article.ts';
import { readSeed, seedNames } from './read-seed.ts';

const judge = (title: string, ...paragraphs: string[]) => judgeRelevance(makeArticle({ title, paragraphs }));

describe('judgeRelevance', () => {
  it.each(seedNames)('seed %s is core', (name) => {
    const { label, score } = judgeRelevance(readSeed(name));
    expect(label).toBe('core');
    expect(score).toBeGreaterThan(0.9);
  });

  it.each<[name: string, title: string, text: string[]]>([
    ['a visit', '俄外长下周访华', ['俄罗斯外长下周将访问中国，并与中国外长会谈。', '双方将讨论两国关系。']],
    [
      'trade',
      '俄罗斯对华出口大豆增长',
      ['俄罗斯今年向中国出口的大豆增长一倍。', '中国是俄罗斯农产品的最大买主。'],
    ],
    ['an exercise', '中俄举行联合军演', ['中国和俄罗斯海军开始联合演习。', '中俄两军合作日益密切。']],
    [
      'in traditional characters',
      '俄羅斯外長訪華',
      ['俄羅斯外長訪問中國，與中國外長會談。', '中俄關係受到關注。'],
    ],
    [
      'acts upon others',
      '中俄军机飞入韩国防空识别区',
      ['中俄军机联合巡航时飞入韩国防空识别区。', '中国和俄罗斯称这是例行合作。'],
    ],
  ])('core: %s', (_name, title, text) => {
    expect(judge(title, ...text).label).toBe('core');
  });

  it.each<[name: string, title: string, text: string[]]>([
    [
      'two threats to a third party',
      '北约：应对中俄威胁',
      ['北约秘书长说，盟国须应对中国和俄罗斯的威胁。', '美国与欧盟表示赞同。'],
    ],
    [
      'hackers',
      '美国指控中俄黑客干预选举',
      ['美国情报机构称，中国、俄罗斯和伊朗的黑客干预选举。', '微软表示警惕。'],
    ],
    [
      'a list of guests',
      '拜登邀四十国领导人出席气候峰会',
      ['美国邀请了中国、俄罗斯、印度和日本的领导人。', '峰会将于四月举行。'],
    ],
    [
      'Belarus is not Russia',
      '中国与白俄罗斯签署贷款协议',
      ['中国与白俄罗斯签署协议。', '俄罗斯媒体作了报道。'],
    ],
  ])('mention: %s', (_name, title, text) => {
    expect(judge(title, ...text).label).toBe('mention');
  });

  it.each<[name: string, title: string, text: string[]]>([
    ['China alone', '中国经济增长放缓', ['中国国家统计局公布数据。']],
    ['Belarus alone', '中国与白俄罗斯合作', ['明斯克表示欢迎。']],
    ['Ohio', '中国企业在俄亥俄州建厂', ['工厂明年投产。']],
    ['nothing', '', []],
  ])('none: %s', (_name, title, text) => {
    expect(judge(title, ...text)).toMatchObject({ label: 'none', score: 0 });
  });

  it('says who acts towards whom, how, and in how many clauses', () => {
    expect(judge('会谈', '俄罗斯外长会晤中国外长。', '天气很好。').reason).toBe(
      '俄方 → 中方: 会晤, 1 clause',
    );
    expect(judge('消息', '中俄合作加强。', '中俄合作不针对第三方。').reason).toBe('中俄: 合作, 2 clauses');
    expect(judge('警告', '美国警告中俄两国构成威胁。').reason).toBe('第三方 → 中俄: 警告, 1 clause');
  });

  it('reads both sides in Russian and English', () => {
    const russian = makeArticle({
      lang: 'ru',
      title: 'Лавров прибыл в Пекин',
      paragraphs: ['Россия и Китай развивают отношения.'],
    });
    const english = makeArticle({
      lang: 'en',
      title: 'Lavrov visits Beijing',
      paragraphs: ['Russia and China deepen ties.'],
    });
    expect(judgeRelevance(russian).label).toBe('core');
    expect(judgeRelevance(english).label).toBe('core');
  });
});
