import { agencyName, citedAgencies } from '../articles/agencies.ts';
import type { Article } from '../articles/article.ts';
import type { KnownFacts } from '../digest/digest.ts';
import type { Reading, Story, Summary } from '../reading/reading.ts';
import { truncate } from '../text/truncate.ts';
import {
  byline,
  type FormerHeadline,
  formerText,
  headline,
  type Reader,
  readButton,
  readLink,
  words,
} from './article-lines.ts';
import { citeRoute } from './citation-message.ts';
import { button, container, row, textDisplay } from './components.ts';
import { customId } from './custom-id.ts';
import { factsLine, storyRoute } from './digest-event.ts';
import { escapeMarkdown } from './markdown.ts';
import type { Message } from './message.ts';

/** An article, opened: itself, what it means, and what else there is on its event. */
export interface OpenedArticle {
  readonly article: Article;
  readonly reading: Reading | null;
  readonly summary: Summary;
  /** For readers of another language than the article's. */
  readonly facts: KnownFacts;
  /** Null where it belongs to none. */
  readonly story: Pick<Story, 'id' | 'articles' | 'independentSources'> | null;
  readonly former: FormerHeadline | null;
}

/**
 * Whether everybody may get to see a card that one person sees: not offered, offered, done; or it is the one for everybody,
 * with the id of the person who shared it.
 */
export type Sharing =
  | { readonly kind: 'none' | 'offered' | 'done' }
  | { readonly kind: 'shared'; readonly userId: string };

/** The route of the button that shares an article; its argument is the article's id. */
export const shareRoute = 'article.share';

/** Room for the extract: the headline, escapes and frame words share Discord's 4,000 characters with it. */
const extractCharacters = 1500;

function metaLine({ article, reading }: OpenedArticle, reader: Reader): string {
  const t = words(reader);
  const agencies = citedAgencies(article).map((id) => escapeMarkdown(agencyName(id, reader.locale)));
  return [
    byline(article, reader),
    ...(reading?.topics ?? []).map((topic) => t(`topic.${topic}`)),
    ...(agencies.length === 0 ? [] : [t('article.agencies', { names: agencies.join(t('list.comma')) })]),
  ].join(' · ');
}

/** Whose words these are, how much else there is on the event, and who shared them. */
function footLine({ article, story }: OpenedArticle, sharing: Sharing, reader: Reader): string {
  const t = words(reader);
  const others = (story?.articles.length ?? 1) - 1;
  const sources = story?.independentSources ?? 1;
  return [
    t('summary.foot'),
    ...(others > 0 ? [t('digest.moreReports', { count: others })] : []),
    ...(sources > 1 ? [t('digest.sources', { count: sources })] : []),
    ...(readButton(article.url, reader) === null ? [readLink(article.url, reader)] : []),
    ...(sharing.kind === 'shared' ? [t('article.sharedBy', { person: `<@${sharing.userId}>` })] : []),
  ].join(' · ');
}

function buttons({ article, story }: OpenedArticle, sharing: Sharing, reader: Reader) {
  const t = words(reader);
  const read = readButton(article.url, reader);
  const hasMore = story !== null && story.articles.length > 1;
  const share = (label: string, isDone: boolean) =>
    button(label, customId(shareRoute, article.id), 'secondary', isDone);
  return [
    ...(read === null ? [] : [read]),
    ...(hasMore ? [button(t('article.story'), customId(storyRoute, story.id))] : []),
    button(t('article.cite'), customId(citeRoute, article.id)),
    ...(sharing.kind === 'offered' ? [share(t('article.share'), false)] : []),
    ...(sharing.kind === 'done' ? [share(t('article.shared'), true)] : []),
  ];
}

/** One article: headline, where and when, its own words in short, and the way to the whole text and to other reports. */
export function summaryMessage(opened: OpenedArticle, sharing: Sharing, reader: Reader): Message {
  const { article, facts, summary, former } = opened;
  const extract = truncate(summary.sentences.map(({ text }) => text).join('\n'), extractCharacters);
  const known = factsLine({ facts, lang: article.lang }, reader);
  const text = [
    `### ${headline(article)}`,
    `-# ${metaLine(opened, reader)}`,
    ...(former === null ? [] : [formerText(article, former, reader)]),
    ...(known === '' ? [] : [escapeMarkdown(known)]),
    extract === '' ? words(reader)('summary.noText') : extract.split('\n').map(escapeMarkdown).join('\n'),
    `-# ${footLine(opened, sharing, reader)}`,
  ].join('\n');
  const below = buttons(opened, sharing, reader);
  return { components: [container(textDisplay(text), ...(below.length === 0 ? [] : [row(...below)]))] };
}
