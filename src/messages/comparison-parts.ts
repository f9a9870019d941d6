import { agencyName, citedAgencies } from '../articles/agencies.ts';
import type { Article } from '../articles/article.ts';
import { outletName } from '../articles/outlets.ts';
import type { SourceCamp } from '../articles/source-camps.ts';
import { formatDateRange } from '../locale/dates.ts';
import type { CampHeadline, Comparison, SourceRead } from '../reading/compare-camps.ts';
import { truncate } from '../text/truncate.ts';
import {
  byline,
  type FormerHeadline,
  formerText,
  headline,
  type Reader,
  readLink,
  words,
} from './article-lines.ts';
import { escapeMarkdown } from './markdown.ts';

export interface StoryComparison extends Comparison {
  /** Where other sources were looked for, RFC 3339. */
  readonly span: { readonly from: string; readonly to: string };
  /** By the id of an article: what it was headed before its words changed. */
  readonly former: ReadonlyMap<string, FormerHeadline>;
}

/** A piece of a comparison that stays together: a headline of a camp, or, below them all, what is told of other sources. */
export interface ComparisonPart {
  readonly camp: SourceCamp | null;
  readonly text: string;
  readonly article: Article | null;
}

/** Longer addresses are left to the menu, which leads to each article. */
const linkCharacters = 300;
/** Names beyond these are counted; hosts of outlets that are not known may be long. */
const namesAtMost = 25;
const nameCharacters = 40;

function outletText(source: string, { locale }: Reader): string {
  return escapeMarkdown(truncate(outletName(source, locale), nameCharacters));
}

/** Names in a row, those that there is no room for as a number. */
function joined(names: readonly string[], reader: Reader): string {
  const t = words(reader);
  const hidden = names.length - namesAtMost;
  const rest = hidden > 0 ? [t('compare.others', { count: hidden })] : [];
  return [...names.slice(0, namesAtMost), ...rest].join(t('list.comma'));
}

function headlineText(
  { article, carriedBy, more }: CampHeadline,
  former: FormerHeadline | undefined,
  reader: Reader,
): string {
  const t = words(reader);
  const link = readLink(article.url, reader);
  const carriers = carriedBy.map((source) => outletText(source, reader));
  const agencies = citedAgencies(article).map((id) => escapeMarkdown(agencyName(id, reader.locale)));
  const facts = [
    byline(article, reader),
    ...(carriers.length === 0 ? [] : [t('compare.carried', { names: joined(carriers, reader) })]),
    ...(agencies.length === 0 ? [] : [t('article.agencies', { names: agencies.join(t('list.comma')) })]),
    ...(more === 0 ? [] : [t('digest.moreReports', { count: more })]),
    ...(link.length > linkCharacters ? [] : [link]),
  ];
  const isRetitled = former !== undefined && former.title !== article.title;
  return [
    `**${headline(article)}**`,
    `-# ${facts.join(' · ')}`,
    ...(isRetitled ? [formerText(article, former, reader)] : []),
  ].join('\n');
}

/** Outlets with the number of articles that was looked at. */
function counted(sources: readonly SourceRead[], count: 'articles' | 'onRelation', reader: Reader): string {
  const t = words(reader);
  const names = sources.map((read) =>
    t('compare.share', { source: outletText(read.source, reader), count: read[count] }),
  );
  return joined(names, reader);
}

/** Who had nothing, as far as that can be known, and where it was looked for. */
function othersTexts(
  { silent, elsewhere, unread, span }: StoryComparison,
  reader: Reader,
): readonly string[] {
  const t = words(reader);
  const camps = unread.map((camp) => t(`sourceCamp.${camp}`)).join(t('list.comma'));
  return [
    ...(silent.length === 0 ? [] : [t('compare.silent', { names: counted(silent, 'articles', reader) })]),
    ...(elsewhere.length === 0
      ? []
      : [t('compare.elsewhere', { names: counted(elsewhere, 'onRelation', reader) })]),
    ...(camps === '' ? [] : [t('compare.unread', { names: camps })]),
    `-# ${t('compare.span', { range: formatDateRange(span.from, span.to, reader) })}`,
  ];
}

/** A comparison in the order in which it is read. */
export function comparisonParts(comparison: StoryComparison, reader: Reader): readonly ComparisonPart[] {
  const headlines = comparison.framings.flatMap(({ camp, headlines: own }) =>
    own.map((each) => ({
      camp,
      text: headlineText(each, comparison.former.get(each.article.id), reader),
      article: each.article,
    })),
  );
  const others = othersTexts(comparison, reader).map((text) => ({ camp: null, text, article: null }));
  return [...headlines, ...others];
}
