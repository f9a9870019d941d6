import { dateFormat } from '../locale/date-format.ts';
import { formatDate } from '../locale/dates.ts';
import type { BarChart, RankChart, Series, TimelineChart } from '../pictures/chart.ts';
import { truncate } from '../text/truncate.ts';
import { type Reader, words } from './article-lines.ts';
import { type CoverageOverTime, type TimeUnit, totalOf } from './coverage-charts.ts';
import { limits } from './limits.ts';

/** Change from the first third of the units to the last that counts as a trend. */
const rising = 1.25;
const falling = 1 / rising;
/** Fewer articles than these show no trend. */
const fewest = 10;

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
}

function trendOf(values: readonly number[]): 'rising' | 'falling' | 'none' {
  const third = Math.floor(values.length / 3);
  if (mean(values) * values.length < fewest) return 'none';
  const [before, after] = [mean(values.slice(0, third)), mean(values.slice(-third))];
  if (after > before * rising) return 'rising';
  return after < before * falling ? 'falling' : 'none';
}

/** The unit with the most, in words: `Most in the week from 12 October: 34.` Null where there is nothing at all. */
export function peakText({ unit, edges, byTime }: CoverageOverTime, reader: Reader): string | null {
  const totals = byTime.map(totalOf);
  const count = Math.max(...totals);
  const from = edges[totals.indexOf(count)];
  if (count <= 0 || from === undefined) return null;
  return words(reader)(`chart.most.${unit}`, { date: unitName(from, unit, reader), count });
}

/** `12 October`, `October 2026`, `2026`: the unit that begins at `edge`; a week by its first day. */
function unitName(edge: string, unit: TimeUnit, reader: Reader): string {
  if (unit === 'day' || unit === 'week') return formatDate(edge, reader);
  const month = unit === 'month' ? ({ month: 'long' } as const) : {};
  return dateFormat(reader.locale, { year: 'numeric', ...month, timeZone: reader.timeZone }).format(
    new Date(edge),
  );
}

/** The units that tell of least and trend. One that is not over can only grow: it counts if it is above the others already. */
function settledTotals({ edges, byTime }: CoverageOverTime, now: string): readonly number[] {
  const totals = byTime.map(totalOf);
  const isOver = (edges.at(-1) ?? '') <= now;
  const others = totals.slice(0, -1);
  return isOver || (totals.at(-1) ?? 0) > mean(others) ? totals : others;
}

/** What bars over time show, for those who do not see them. */
export function barsText(
  { title, subtitle = '' }: BarChart,
  coverage: CoverageOverTime,
  reader: Reader,
): string {
  const t = words(reader);
  const { unit } = coverage;
  const totals = settledTotals(coverage, reader.now);
  const sentences = [
    t('chart.alt.bars', { title, dates: subtitle }),
    peakText(coverage, reader) ?? '',
    totals.length < 2 ? '' : t(`chart.least.${unit}`, { count: Math.min(...totals) }),
    totals.length < 3 ? '' : t(`chart.trend.${trendOf(totals)}`),
  ];
  return described(joinSentences(sentences, reader));
}

function sumAt(series: readonly Series[], index: number): number {
  return series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0);
}

/** What lying bars show: each with its sum. */
export function ranksText({ title, subtitle = '', labels, series }: RankChart, reader: Reader): string {
  const t = words(reader);
  const rows = labels.map((label, index) => t('chart.alt.row', { label, count: sumAt(series, index) }));
  return described(t('chart.alt.ranks', { title, subtitle, rows: rows.join(t('list.comma')) }));
}

/** What a timeline shows: each outlet with how often it reported. */
export function timelineText({ title, subtitle = '', rows }: TimelineChart, reader: Reader): string {
  const t = words(reader);
  const reports = rows.map(({ name, times }) => t('chart.alt.row', { label: name, count: times.length }));
  return described(t('chart.alt.timeline', { title, subtitle, rows: reports.join(t('list.comma')) }));
}

function described(text: string): string {
  return truncate(text, limits.attachmentDescription);
}

/** Sentences in a row; Chinese ones need no space between them. Empty ones are left out. */
export function joinSentences(sentences: readonly string[], { locale }: Pick<Reader, 'locale'>): string {
  return sentences.filter((sentence) => sentence !== '').join(locale.startsWith('zh') ? '' : ' ');
}
