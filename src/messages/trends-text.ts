import { formatAmount } from '../locale/amounts.ts';
import { formatDate } from '../locale/dates.ts';
import type { Topic } from '../reading/reading.ts';
import { plainLine } from '../text/plain.ts';
import { type Reader, words } from './article-lines.ts';
import { joinSentences, peakText } from './chart-text.ts';
import {
  type Counts,
  type CoverageOverTime,
  campsChart,
  coverageChart,
  datesOf,
  topicsChart,
  totalOf,
} from './coverage-charts.ts';
import type { ChartAttachment } from './message.ts';

export interface Trends extends CoverageOverTime {
  readonly bySource: readonly (Counts & { readonly source: string })[];
  readonly byTopic: readonly (Counts & { readonly topic: Topic })[];
  /** All articles that are stored of that time, whatever they are about. */
  readonly stored: number;
  /** The same of as much time before; null where none is meant, or where too little is stored of it to compare. */
  readonly before: Counts | null;
}

/** A share of fewer than these says nothing. */
const fewest = 10;

function percent(ratio: number, { locale }: Reader): string {
  return formatAmount(Math.round(ratio * 100), '%', locale) ?? '';
}

/** `query` as it is to stand in it. */
export function trendsHeading(query: string | null, reader: Reader): string {
  const t = words(reader);
  return query === null ? t('trends.title') : t('trends.titleQuery', { query });
}

function changeText(total: number, before: Counts | null, reader: Reader): string {
  if (before === null) return '';
  const t = words(reader);
  const count = totalOf(before);
  if (count < fewest) return t('trends.change.few', { count });
  if (count === total) return t('trends.change.same', { count });
  const change = percent(Math.abs(total / count - 1), reader);
  return t(total > count ? 'trends.change.more' : 'trends.change.less', { percent: change, count });
}

/** Of a search no share is told: of what is not about the relation, headlines alone may be stored. */
function shareText({ query, stored }: Trends, total: number, reader: Reader): string {
  if (query !== null || stored < fewest) return '';
  const share = formatAmount((total / stored) * 100, '%', reader.locale) ?? '';
  return words(reader)('trends.share', { share, stored });
}

/** How much there was, whether that is more than before, and when most. */
export function trendsSummary(trends: Trends, reader: Reader): string {
  const { core, related } = trends.byTime.reduce(
    (sum, each) => ({ core: sum.core + each.core, related: sum.related + each.related }),
    { core: 0, related: 0 },
  );
  const total = core + related;
  return joinSentences(
    [
      words(reader)('trends.counts', { count: total, core, related }),
      changeText(total, trends.before, reader),
      shareText(trends, total, reader),
      peakText(trends, reader) ?? '',
    ],
    reader,
  );
}

/** What was counted, and how. */
export function trendsFootnote({ query }: Pick<Trends, 'query'>, reader: Reader): string {
  return words(reader)(query === null ? 'trends.counted' : 'trends.countedQuery', { zone: reader.timeZone });
}

/** Over time, by side, by subject. */
export function trendsPictures(
  trends: Trends,
  reader: Reader,
): readonly [ChartAttachment, ...ChartAttachment[]] {
  const topics = topicsChart(trends.byTopic, trends, reader);
  return [
    coverageChart(trends, reader),
    campsChart(trends.bySource, trends, reader),
    ...(topics === null ? [] : [topics]),
  ];
}

/** The same for a terminal: the pictures as what they say. */
export function trendsText(trends: Trends, reader: Reader): string {
  const query = trends.query === null ? null : plainLine(trends.query);
  return [
    trendsHeading(query, reader),
    datesOf(trends.edges, reader),
    '',
    trendsSummary(trends, reader),
    '',
    ...trendsPictures({ ...trends, query }, reader).map(({ description }) => description),
    '',
    trendsFootnote(trends, reader),
  ].join('\n');
}

/** That there is nothing in a period, though there is something outside it: `newest`, RFC 3339. */
export function noTrendsText(query: string | null, newest: string, reader: Reader): string {
  const t = words(reader);
  const none = query === null ? t('trends.none') : t('trends.noneQuery', { query });
  return joinSentences([none, t('trends.longer', { date: formatDate(newest, reader) })], reader);
}
