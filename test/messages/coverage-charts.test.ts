import { expect, test } from 'vitest';
import { locales } from '../../src/locale/locale.ts';
import { coverageChart, topicsChart } from '../../src/messages/coverage-charts.ts';
import { storyTimeline } from '../../src/messages/story-timeline.ts';
import { trendsSummary } from '../../src/messages/trends-text.ts';

const day = (date: number, hour = 0) => new Date(Date.UTC(2023, 6, date, hour)).toISOString();
const totals = [2, 0, 1, 3, 4, 2, 5, 9, 7];
const coverage = {
  unit: 'day' as const,
  edges: Array.from({ length: totals.length + 1 }, (_, index) => day(index + 1)),
  byTime: totals.map((total) => ({ core: total - Math.floor(total / 2), related: Math.floor(total / 2) })),
  query: '普京',
};
const readerOf = (locale: (typeof locales)[number]) => ({ locale, timeZone: 'UTC', now: day(20) });

test.each(locales)('in %s the alt texts say what the pictures show', async (locale) => {
  const reader = readerOf(locale);
  const topics = topicsChart([{ topic: 'trade', core: 2, related: 1 }], coverage, reader);
  const reports = [1, 2, 3, 4, 5].map((date) => ({
    source: date < 3 ? 'rfi-zh' : 'zaobao',
    publishedAt: day(date),
  }));
  const trends = { ...coverage, bySource: [], byTopic: [], stored: 100, before: { core: 20, related: 4 } };
  const texts = [
    coverageChart(coverage, reader).description,
    topics?.description,
    storyTimeline(reports, reader)?.description,
    trendsSummary(trends, reader),
    '',
  ];
  await expect(texts.join('\n')).toMatchFileSnapshot(`golden/charts.${locale}.txt`);
});

test('labels and dates are those of the reader’s zone', () => {
  const { chart } = coverageChart(coverage, { ...readerOf('en'), timeZone: 'Asia/Shanghai' });
  expect(chart).toMatchObject({
    labels: expect.arrayContaining(['1 Jul', '9 Jul']),
    subtitle: expect.stringMatching(/^1\s?–\s?10 July 2023$/),
  });
});

test('a day that is not over can raise the trend, but is not the least', () => {
  const during = { ...readerOf('en'), now: day(9, 1) };
  const textOf = (last: number) =>
    coverageChart(
      { ...coverage, byTime: [...coverage.byTime.slice(0, -1), { core: last, related: 0 }] },
      during,
    ).description;
  expect(textOf(0)).toContain('Fewest on one day: 0.');
  const quiet = { ...coverage, byTime: coverage.byTime.map(() => ({ core: 2, related: 0 })) };
  const withLast = { ...quiet, byTime: [...quiet.byTime.slice(0, -1), { core: 0, related: 0 }] };
  expect(coverageChart(withLast, during).description).toContain('Fewest on one day: 2. No clear trend.');
});

test.each([
  [{ core: 20, related: 2 }, '50% more than in the previous period (22)'],
  [{ core: 60, related: 6 }, '50% less than in the previous period (66)'],
  [{ core: 33, related: 0 }, 'just as many'],
  [{ core: 2, related: 1 }, 'The previous period had 3.'],
  [{ core: 0, related: 0 }, 'The previous period had none.'],
  [null, 'core), 14 touching on them (related). Their share'],
])('against %j before: %s', (before, sentence) => {
  const trends = { ...coverage, query: null, bySource: [], byTopic: [], stored: 300, before };
  const text = trendsSummary(trends, readerOf('en'));
  expect(text).toContain(sentence);
  expect(text).toContain('from this period is 11%');
});

test('a story that was reported at four moments has no timeline; of more than eight outlets the last share a row', () => {
  const reader = readerOf('en');
  const at = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      source: `outlet${index}.example`,
      publishedAt: day(1, index),
    }));
  expect(storyTimeline([...at(4), ...at(4)], reader)).toBeNull();
  const chart = storyTimeline(at(12), reader)?.chart;
  if (chart?.kind !== 'timeline') throw new Error('no timeline');
  expect(chart.rows.map(({ times }) => times.length)).toEqual([1, 1, 1, 1, 1, 1, 1, 5]);
  expect(chart.rows.at(-1)?.name).toBe('Others');
});

test.each([
  [day(1, 2), day(1, 5)],
  [day(1), day(3, 12)],
  [day(1), day(31)],
  ['2021-01-31T10:00:00.000Z', day(1)],
  ['1999-01-31T10:00:00.000Z', day(1)],
])('an axis from %s to %s has two to six marks around it', (first, last) => {
  const reports = [first, day(1, 3), day(1, 6), day(1, 4), last].toSorted();
  const moments = reports.map((publishedAt) => ({ source: 'rfi-zh', publishedAt }));
  const chart = storyTimeline(moments, readerOf('ru'))?.chart;
  if (chart?.kind !== 'timeline') throw new Error('no timeline');
  const times = chart.marks.map(({ time }) => time);
  expect(times.length).toBeGreaterThanOrEqual(2);
  expect(times.length).toBeLessThanOrEqual(7);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(times[0]).toBeLessThanOrEqual(Date.parse(reports[0] ?? ''));
  expect(times.at(-1)).toBeGreaterThanOrEqual(Date.parse(reports.at(-1) ?? ''));
});
