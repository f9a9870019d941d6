import type { APIActionRowComponent, APIButtonComponent } from 'discord-api-types/v10';
import { formatAmount } from '../locale/amounts.ts';
import { formatDate } from '../locale/dates.ts';
import type { Topic } from '../reading/reading.ts';
import { type Reader, words } from './article-lines.ts';
import { joinSentences, peakText } from './chart-text.ts';
import { button, container, picture, row, textDisplay } from './components.ts';
import {
  type Counts,
  type CoverageOverTime,
  campsChart,
  coverageChart,
  datesOf,
  topicsChart,
  totalOf,
} from './coverage-charts.ts';
import { escapeMarkdown } from './markdown.ts';
import type { Message } from './message.ts';

export interface Trends extends CoverageOverTime {
  readonly bySource: readonly (Counts & { readonly source: string })[];
  readonly byTopic: readonly (Counts & { readonly topic: Topic })[];
  /** All articles that are stored of that time, whatever they are about. */
  readonly stored: number;
  /** The same of as much time before; null where none is meant, or where too little is stored of it to compare. */
  readonly before: Counts | null;
}

/** A period that the buttons offer; `customId` is null for the one that is shown. */
export interface OfferedPeriod {
  readonly period: 'month' | 'quarter' | 'year' | 'all';
  readonly customId: string | null;
}

/** A share of fewer than these says nothing. */
const fewest = 10;

function percent(ratio: number, { locale }: Reader): string {
  return formatAmount(Math.round(ratio * 100), '%', locale) ?? '';
}

function heading(query: string | null, reader: Reader): string {
  const t = words(reader);
  return query === null ? t('trends.title') : t('trends.titleQuery', { query: escapeMarkdown(query) });
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

function summaryText(trends: Trends, reader: Reader): string {
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

function periodRow(
  periods: readonly OfferedPeriod[],
  reader: Reader,
): APIActionRowComponent<APIButtonComponent> {
  const t = words(reader);
  return row(
    ...periods.map(({ period, customId }) =>
      button(
        t(`trends.period.${period}`),
        customId ?? `list.none:${period}`,
        customId === null ? 'primary' : 'secondary',
        customId === null,
      ),
    ),
  );
}

/** Coverage over time, by side and by subject: a few sentences, a picture each, and buttons for other periods. */
export function trendsMessage(trends: Trends, periods: readonly OfferedPeriod[], reader: Reader): Message {
  const t = words(reader);
  const { query, edges, bySource, byTopic } = trends;
  const attachments = [
    coverageChart(trends, reader),
    campsChart(bySource, trends, reader),
    topicsChart(byTopic, trends, reader),
  ].filter((attachment) => attachment !== null);
  const counted = t(query === null ? 'trends.counted' : 'trends.countedQuery', { zone: reader.timeZone });
  return {
    components: [
      container(
        textDisplay(
          `### ${heading(query, reader)}\n-# ${datesOf(edges, reader)}\n${summaryText(trends, reader)}`,
        ),
        ...attachments.map(picture),
        textDisplay(`-# ${counted}`),
      ),
      periodRow(periods, reader),
    ],
    attachments,
  };
}

/** Nothing in a period, though there is something outside it: `newest`, RFC 3339. */
export function noTrendsMessage(
  query: string | null,
  newest: string,
  periods: readonly OfferedPeriod[],
  reader: Reader,
): Message {
  const t = words(reader);
  const none = query === null ? t('trends.none') : t('trends.noneQuery', { query: escapeMarkdown(query) });
  const text = joinSentences([none, t('trends.longer', { date: formatDate(newest, reader) })], reader);
  return { components: [textDisplay(text), periodRow(periods, reader)] };
}
