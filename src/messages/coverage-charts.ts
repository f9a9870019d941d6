import { expectedCamps, type SourceCamp, sourceCamp, sourceCamps } from '../articles/source-camps.ts';
import { dateFormat } from '../locale/date-format.ts';
import { formatDateRange } from '../locale/dates.ts';
import type { Locale } from '../locale/locale.ts';
import type { BarChart, Chart, RankChart, Series } from '../pictures/chart.ts';
import type { Topic } from '../reading/reading.ts';
import { truncate } from '../text/truncate.ts';
import { type Reader, words } from './article-lines.ts';
import { barsText, ranksText } from './chart-text.ts';
import type { ChartAttachment } from './message.ts';

export type TimeUnit = 'day' | 'week' | 'month' | 'year';

/** Articles that are chiefly about the relation, and that touch on it. */
export interface Counts {
  readonly core: number;
  readonly related: number;
}

/** How much was published in each unit of a stretch of time. */
export interface CoverageOverTime {
  readonly unit: TimeUnit;
  /** Where a unit begins and the next one ends, RFC 3339; one more than there are counts. */
  readonly edges: readonly string[];
  readonly byTime: readonly Counts[];
  /** What was searched for; null for all coverage of the relation. */
  readonly query: string | null;
}

const labelStyles: Readonly<Record<TimeUnit, Readonly<Intl.DateTimeFormatOptions>>> = {
  day: { month: 'short', day: 'numeric' },
  week: { month: 'short', day: 'numeric' },
  month: { year: 'numeric', month: 'short' },
  year: { year: 'numeric' },
};

/** A title has some 60 letters' room. */
const queryCharacters = 24;

export function totalOf({ core, related }: Counts): number {
  return core + related;
}

/** From the first day to the last, or to today where that is not over. */
export function datesOf(edges: readonly string[], { locale, timeZone, now }: Reader): string {
  const [from = now, ...others] = edges;
  const end = new Date(Date.parse(others.at(-1) ?? now) - 1).toISOString();
  return formatDateRange(from, end < now ? end : now, { locale, timeZone });
}

function seriesOf(counts: readonly Counts[], locale: Reader): readonly Series[] {
  const t = words(locale);
  return [
    { name: t('chart.core'), values: counts.map(({ core }) => core) },
    { name: t('chart.related'), values: counts.map(({ related }) => related) },
  ];
}

function titled(title: string, query: string | null, reader: Reader): string {
  return query === null
    ? title
    : words(reader)('chart.ofQuery', { query: truncate(query, queryCharacters), title });
}

function unitLabel(edge: string, unit: TimeUnit, locale: Locale, timeZone: string): string {
  return dateFormat(locale, { ...labelStyles[unit], timeZone }).format(new Date(edge));
}

function pictureOf(name: string, chart: Chart, description: string): ChartAttachment {
  return { kind: 'chart', name, description, chart };
}

/** Bars over time, core and related apart. */
export function coverageChart(coverage: CoverageOverTime, reader: Reader): ChartAttachment {
  const { unit, edges, byTime, query } = coverage;
  const { locale, timeZone } = reader;
  const chart: BarChart = {
    kind: 'bars',
    title: titled(words(reader)(`chart.articles.${unit}`), query, reader),
    subtitle: datesOf(edges, reader),
    labels: byTime.map((_, index) => unitLabel(edges[index] ?? '', unit, locale, timeZone)),
    series: seriesOf(byTime, reader),
    locale,
  };
  return pictureOf('coverage.png', chart, barsText(chart, coverage, reader));
}

function ranksChart(
  name: string,
  rows: readonly (Counts & { readonly label: string })[],
  titles: Pick<RankChart, 'title' | 'subtitle'>,
  reader: Reader,
): ChartAttachment {
  const chart: RankChart = {
    kind: 'ranks',
    ...titles,
    labels: rows.map(({ label }) => label),
    series: seriesOf(rows, reader),
    locale: reader.locale,
  };
  return pictureOf(name, chart, ranksText(chart, reader));
}

/** Lying bars by the side that tells it; of the sides that one expects, one that was silent is shown as such. */
export function campsChart(
  bySource: readonly (Counts & { readonly source: string })[],
  { edges, query }: Pick<CoverageOverTime, 'edges' | 'query'>,
  reader: Reader,
): ChartAttachment {
  const t = words(reader);
  const sum = (camp: SourceCamp) =>
    bySource
      .filter(({ source }) => sourceCamp(source) === camp)
      .reduce((all, { core, related }) => ({ core: all.core + core, related: all.related + related }), {
        core: 0,
        related: 0,
      });
  const rows = sourceCamps
    .map((camp) => ({ camp, label: t(`sourceCamp.${camp}`), ...sum(camp) }))
    .filter((row) => expectedCamps.includes(row.camp) || totalOf(row) > 0);
  const titles = { title: titled(t('chart.camps'), query, reader), subtitle: datesOf(edges, reader) };
  return ranksChart('camps.png', rows, titles, reader);
}

/** Lying bars by subject, most first; null where no article carries any. */
export function topicsChart(
  byTopic: readonly (Counts & { readonly topic: Topic })[],
  { query }: Pick<CoverageOverTime, 'query'>,
  reader: Reader,
): ChartAttachment | null {
  if (byTopic.length === 0) return null;
  const t = words(reader);
  const rows = byTopic.map(({ topic, ...counts }) => ({ label: t(`topic.${topic}`), ...counts }));
  const titles = { title: titled(t('chart.topics'), query, reader), subtitle: t('chart.topicsNote') };
  return ranksChart('topics.png', rows, titles, reader);
}
