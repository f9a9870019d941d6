import type { Article } from '../articles/article.ts';
import { expectedCamps, type SourceCamp, sourceCamp, sourceCamps } from '../articles/source-camps.ts';
import { isCommentary } from './commentary.ts';
import { findSupersededPreviews } from './previews.ts';
import { findCopies } from './stories.ts';

/** An outlet's headline of its own on a story. */
export interface CampHeadline {
  readonly article: Article;
  /** Other outlets that print the same text, in the order in which they did. */
  readonly carriedBy: readonly string[];
  /** How many other reports of the outlet's own are not shown; told with its first headline, else 0. */
  readonly more: number;
}

interface CampFraming {
  readonly camp: SourceCamp;
  /** Oldest first, never empty. */
  readonly headlines: readonly CampHeadline[];
}

/** What is stored of an outlet that was read in a span of time. */
export interface SourceRead {
  readonly source: string;
  /** Articles published in the span. */
  readonly articles: number;
  /** Of those, the ones on the relation of China and Russia: core and related. */
  readonly onRelation: number;
}

export interface Comparison {
  readonly framings: readonly CampFraming[];
  /** Read, and nothing on the relation is stored of that time. */
  readonly silent: readonly SourceRead[];
  /** Read, with reports on the relation, of which none is in the story: whether they are silent on it cannot be known. */
  readonly elsewhere: readonly SourceRead[];
  /** Camps of which nothing was read: their absence says nothing. */
  readonly unread: readonly SourceCamp[];
}

/**
 * How camps headlined a story: of each outlet its earliest report that copies no earlier one, news before what it has overtaken and
 * before commentary; any other as well where other outlets carried it. `read` has the outlets that were being read when the story ran.
 */
export function compareCamps(members: readonly Article[], read: readonly SourceRead[]): Comparison {
  const headlines = chooseHeadlines(members.toSorted(byPublication));
  const reporting = new Set(members.map(({ source }) => source));
  const others = read.filter(({ source }) => !reporting.has(source)).toSorted(byCamp);
  const readCamps = new Set([...reporting, ...read.map(({ source }) => source)].map(sourceCamp));
  const byCampOf = Map.groupBy(headlines, ({ article }) => sourceCamp(article.source));
  return {
    framings: sourceCamps.flatMap((camp) => {
      const own = byCampOf.get(camp);
      return own === undefined ? [] : [{ camp, headlines: own }];
    }),
    silent: others.filter(({ onRelation }) => onRelation === 0),
    elsewhere: others.filter(({ onRelation }) => onRelation > 0),
    unread: expectedCamps.filter((camp) => !readCamps.has(camp)),
  };
}

/** From articles that are sorted by time. */
function chooseHeadlines(articles: readonly Article[]): readonly CampHeadline[] {
  const originalOf = findCopies(articles);
  const originals = articles.filter((_, at) => originalOf[at] === at);
  const leading = leadingReports(originals);
  const carriersOf = (original: Article): readonly string[] => {
    const copies = articles.filter((_, at) => articles[originalOf[at] ?? at] === original);
    return [...new Set(copies.map(({ source }) => source))].filter((source) => source !== original.source);
  };
  const shown = originals
    .map((article) => ({ article, carriedBy: carriersOf(article) }))
    .filter(({ article, carriedBy }) => leading.has(article) || carriedBy.length > 0);
  return shown.map(({ article, carriedBy }, at) => {
    const ofOutlet = <T extends { readonly source: string }>({ source }: T) => source === article.source;
    const isFirst = shown.findIndex((one) => ofOutlet(one.article)) === at;
    const hidden = originals.filter(ofOutlet).length - shown.filter((one) => ofOutlet(one.article)).length;
    return { article, carriedBy, more: isFirst ? hidden : 0 };
  });
}

/** Of each outlet the earliest report of the news, or the earliest at all. */
function leadingReports(originals: readonly Article[]): ReadonlySet<Article> {
  const superseded = findSupersededPreviews(originals);
  const isNews = ({ id, title }: Article) => !superseded.has(id) && !isCommentary(title);
  const bySource = Map.groupBy(originals, ({ source }) => source);
  return new Set([...bySource.values()].flatMap((own) => own.find(isNews) ?? own[0] ?? []));
}

function byPublication(a: Article, b: Article): number {
  return a.publishedAt.localeCompare(b.publishedAt) || a.id.localeCompare(b.id);
}

function byCamp(a: SourceRead, b: SourceRead): number {
  const rank = ({ source }: SourceRead) => sourceCamps.indexOf(sourceCamp(source));
  return rank(a) - rank(b) || b.articles - a.articles || a.source.localeCompare(b.source);
}
