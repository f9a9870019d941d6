import { describe, expect, it } from 'vitest';
import { findTopics } from '../../src/reading/topics.ts';
import { makeArticle } from './make-article.ts';
import { readSeed, seedNames } from './read-seed.ts';

describe('findTopics', () => {
  it('tells the subjects of the seeds', () => {
    expect(seedNames.map((name) => findTopics(readSeed(name)))).toEqual([
      ['diplomacy'],
      ['diplomacy', 'trade', 'energy'],
    ]);
  });

  it.each<[topic: string, title: string, text: string]>([
    ['military', '中俄举行联合军演', '两国海军舰艇参加演习。'],
    ['military', '中俄舉行聯合軍演', '兩國海軍艦艇參加演習。'],
    ['technology', '中俄将合建月球科研站', '两国航天机构签署备忘录。'],
    ['health', '俄罗斯卫星V疫苗将在华生产', '疫苗已完成临床试验。'],
    ['border', '黑龙江口岸恢复通关', '边境贸易受疫情影响。'],
    ['energy', 'Russian gas flows to China', 'The pipeline brings natural gas.'],
    ['diplomacy', 'Лавров провёл переговоры', 'Дипломаты готовят саммит.'],
  ])('%s comes first in %s', (topic, title, text) => {
    expect(findTopics(makeArticle({ title, paragraphs: [text] }))[0]).toBe(topic);
  });

  it('names none where the words tell none', () => {
    expect(findTopics(makeArticle({ title: '天气', paragraphs: ['今天晴。'] }))).toEqual([]);
  });
});
