import type { APIActionRowComponent, APIButtonComponent } from 'discord-api-types/v10';
import { type Reader, words } from './article-lines.ts';
import { button, container, picture, row, textDisplay } from './components.ts';
import { datesOf } from './coverage-charts.ts';
import { escapeMarkdown } from './markdown.ts';
import type { Message } from './message.ts';
import {
  noTrendsText,
  type Trends,
  trendsFootnote,
  trendsHeading,
  trendsPictures,
  trendsSummary,
} from './trends-text.ts';

/** A period that the buttons offer; `customId` is null for the one that is shown. */
export interface OfferedPeriod {
  readonly period: 'month' | 'quarter' | 'year' | 'all';
  readonly customId: string | null;
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
  const query = trends.query === null ? null : escapeMarkdown(trends.query);
  const head = [
    `### ${trendsHeading(query, reader)}`,
    `-# ${datesOf(trends.edges, reader)}`,
    trendsSummary(trends, reader),
  ].join('\n');
  const attachments = trendsPictures(trends, reader);
  return {
    components: [
      container(
        textDisplay(head),
        ...attachments.map(picture),
        textDisplay(`-# ${trendsFootnote(trends, reader)}`),
      ),
      periodRow(periods, reader),
    ],
    attachments,
  };
}

/** Nothing in a period, though there is something outside it. */
export function noTrendsMessage(
  query: string | null,
  newest: string,
  periods: readonly OfferedPeriod[],
  reader: Reader,
): Message {
  const text = noTrendsText(query === null ? null : escapeMarkdown(query), newest, reader);
  return { components: [textDisplay(text), periodRow(periods, reader)] };
}
