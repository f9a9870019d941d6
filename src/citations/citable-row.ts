import { agencyName, citedAgencies } from '../articles/agencies.ts';
import type { ArticleLanguage, PublishedAtFrom, StoredArticle } from '../articles/article.ts';
import { isDayOnly } from '../articles/is-day-only.ts';
import { outletName } from '../articles/outlets.ts';
import type { Locale } from '../locale/locale.ts';
import type { Reading, RelevanceLabel, Topic } from '../reading/reading.ts';
import { plainLine } from '../text/plain.ts';
import { accessedOn, citationOf, publishedOn } from './citation.ts';

/** An article as an analyst cites it; instants are RFC 3339 in UTC, days `2023-07-13`. See `docs/analysts.md`. */
export interface CitableRow {
  /** Permanent: made of the canonical address alone. */
  readonly id: string;
  /** On one line, without invisible characters. */
  readonly title: string;
  readonly source: string;
  /** The outlet's name in the language of the one who asks. */
  readonly outlet: string;
  /** Names of the agencies that the text cites. */
  readonly agencies: readonly string[];
  /** Days are in the outlet's zone; null where the page tells no date. */
  readonly publishedOn: string | null;
  readonly publishedAt: string;
  /** `page-day`: the page tells the day alone, and `publishedAt` is its last minute. */
  readonly publishedAtFrom: PublishedAtFrom | 'page-day';
  readonly url: string;
  /** When the page was read as it is cited; `accessedOn` is its day. */
  readonly capturedAt: string;
  readonly accessedOn: string;
  /** When this installation first stored it. */
  readonly retrievedAt: string;
  readonly language: ArticleLanguage;
  readonly relevance: RelevanceLabel | null;
  readonly topics: readonly Topic[];
  readonly citation: string;
}

/** What a row is made of: the store's article with its reading. */
export interface CitableArticle {
  readonly article: StoredArticle;
  readonly reading: Pick<Reading, 'relevance' | 'topics'> | null;
}

export function toCitableRow({ article, reading }: CitableArticle, locale: Locale): CitableRow {
  const isDay = article.publishedAtFrom === 'page' && isDayOnly(article);
  return {
    id: article.id,
    title: plainLine(article.title),
    source: article.source,
    outlet: outletName(article.source, locale),
    agencies: citedAgencies(article).map((id) => agencyName(id, locale)),
    publishedOn: publishedOn(article),
    publishedAt: article.publishedAt,
    publishedAtFrom: isDay ? 'page-day' : article.publishedAtFrom,
    url: article.url,
    capturedAt: article.capturedAt,
    accessedOn: accessedOn(article),
    retrievedAt: article.firstSeenAt,
    language: article.lang,
    relevance: reading?.relevance.label ?? null,
    topics: reading?.topics ?? [],
    citation: citationOf(article, locale),
  };
}
