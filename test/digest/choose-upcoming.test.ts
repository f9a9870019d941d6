import { expect, test } from 'vitest';
import { chooseUpcoming } from '../../src/digest/choose-upcoming.ts';
import { withSpeech } from '../../src/digest/spoken-article.ts';
import { readArticle } from '../support/coverage.ts';

const report = (id: string, ...paragraphs: string[]) =>
  withSpeech(readArticle(id, { source: 'rfi-zh', paragraphs }));
const announced = '普京将于10月17日访问北京。';

test('shows what is announced, soonest first, once', () => {
  const events = [
    [report('a', '两国外长昨天会晤。', announced), report('b', '普京将于10月17日到访北京。')],
    [report('c', '中俄将于7月20日举行联合军演。')],
  ];
  expect(chooseUpcoming(events, '2023-07-14').map(({ date, link }) => [date, link.articleId])).toEqual([
    ['2023-07-20', 'c'],
    ['2023-10-17', 'a'],
  ]);
  expect(chooseUpcoming(events, '2023-07-14')[1]?.text).toBe(announced);
});

test('leaves out what is over by now, and what has no day or month', () => {
  expect(chooseUpcoming([[report('a', announced)]], '2023-10-18')).toEqual([]);
  expect(chooseUpcoming([[report('a', '双方将于2025年签署协议。')]], '2023-07-14')).toEqual([]);
});

test('of one sentence the most precise time, and nothing of third parties', () => {
  const exercise = '中国国防部表示，两军本月晚些时候将参加7月21日至26日举行的联合军演。';
  const others = '美国舰队将于7月20日举行军演。';
  expect(chooseUpcoming([[report('a', exercise, others)]], '2023-07-14').map(({ date }) => date)).toEqual([
    '2023-07-21/2023-07-26',
  ]);
});
