import { translator } from '../locale/translate.ts';
import { customId } from '../messages/custom-id.ts';
import { escapeMarkdown } from '../messages/markdown.ts';
import type { Message } from '../messages/message.ts';
import { noticeMessage } from '../messages/notice-message.ts';
import { noTrendsMessage, type OfferedPeriod, trendsMessage } from '../messages/trends-message.ts';
import type { Trends } from '../messages/trends-text.ts';
import type { Services } from '../services.ts';
import { keepSearch, keptSearch } from './kept-search.ts';
import { type Person, readerOf } from './person.ts';
import { recentSpans, type TrendPeriod, trendPeriods, wholeSpans } from './trend-spans.ts';

export interface TrendsQuestion {
  /** Null: all coverage of the relation. */
  readonly query: string | null;
  /** Null: the last quarter, or the next longer period that has anything. */
  readonly period: TrendPeriod | null;
}

/** When the coverage that is asked for began and ended, RFC 3339. */
interface Covered {
  readonly first: string;
  readonly last: string;
}

interface Clock {
  readonly now: string;
  readonly timeZone: string;
}

/** The last quarter, or the next longer period that reaches back to the newest article. */
function fittingPeriod({ last }: Covered, { now, timeZone }: Clock): TrendPeriod {
  const reaches = (period: 'quarter' | 'year') =>
    last >= (recentSpans(period, now, timeZone).spans.edges[0] ?? now);
  return (['quarter', 'year'] as const).find(reaches) ?? 'all';
}

/**
 * What is counted for a question. It is compared with the time before, where at least half as much is stored of that: else
 * the difference is that of our own reading. `covered` is from `TrendStore.span`.
 */
async function countTrends(
  { store }: Pick<Services, 'store'>,
  query: string | null,
  period: TrendPeriod,
  covered: Covered,
  { now, timeZone }: Clock,
): Promise<Trends> {
  if (period === 'all') {
    const spans = wholeSpans(covered.first, covered.last, timeZone);
    return { query, ...spans, ...(await store.trends.count(query, spans.edges)), before: null };
  }
  const { spans, before } = recentSpans(period, now, timeZone);
  const counts = await store.trends.count(query, spans.edges);
  const { byTime, stored } = await store.trends.count(query, before);
  const isComparable = stored * 2 >= counts.stored;
  return { query, ...spans, ...counts, before: isComparable ? (byTime[0] ?? null) : null };
}

/** What there is to count, and in which period; null where nothing at all matches. */
export async function findTrends(
  services: Pick<Services, 'store'>,
  { query, period }: TrendsQuestion,
  clock: Clock,
): Promise<{ readonly trends: Trends; readonly period: TrendPeriod; readonly newest: string } | null> {
  const covered = await services.store.trends.span(query);
  if (covered === null) return null;
  const chosen = period ?? fittingPeriod(covered, clock);
  const trends = await countTrends(services, query, chosen, covered, clock);
  return { trends, period: chosen, newest: covered.last };
}

function nothingAtAll(query: string | null, { locale }: Pick<Person, 'locale'>): Message {
  const t = translator(locale);
  if (query === null) return noticeMessage(t('latest.none'));
  const none = t('trends.noneAtAll', { query: escapeMarkdown(query) });
  return noticeMessage(`${none}\n${t('search.widenWords')}`);
}

async function show(
  person: Person,
  services: Services,
  route: string,
  question: TrendsQuestion,
  keyOf: (query: string) => Promise<string>,
): Promise<Message> {
  const reader = readerOf(person, services);
  const { query } = question;
  const found = await findTrends(services, question, reader);
  if (found === null) return nothingAtAll(query, person);
  const key = query === null ? '' : await keyOf(query);
  const periods: readonly OfferedPeriod[] = trendPeriods.map((period) => ({
    period,
    customId: period === found.period ? null : customId(route, period, key),
  }));
  return found.trends.bySource.length === 0
    ? noTrendsMessage(query, found.newest, periods, reader)
    : trendsMessage(found.trends, periods, reader);
}

/**
 * Coverage over time in words and pictures. `route` is that of the buttons for other periods, whose arguments are the period
 * and the key of what was searched for. Throws `UserError` (`error.search.*`) for text that is not a query.
 */
export function showTrends(
  person: Person,
  services: Services,
  route: string,
  question: TrendsQuestion,
): Promise<Message> {
  const keyOf = (text: string) => keepSearch(person, services, { text, sort: 'relevance' });
  return show(person, services, route, question, keyOf);
}

/** The same in another period; `key` is empty without a query. `UserError` when it was kept too long ago. */
export async function trendsOfPeriod(
  person: Person,
  services: Services,
  route: string,
  period: string | undefined,
  key: string,
): Promise<Message> {
  const query = key === '' ? null : (await keptSearch(services, key)).text;
  const chosen = trendPeriods.find((known) => known === period) ?? null;
  return show(person, services, route, { query, period: chosen }, async () => key);
}
