import type { APIComponentInContainer } from 'discord-api-types/v10';
import { outletName } from '../articles/outlets.ts';
import type { DigestEvent } from '../digest/digest.ts';
import { formatAmount } from '../locale/amounts.ts';
import { formatDay } from '../locale/dates.ts';
import { displayName } from '../names/names.ts';
import { truncate } from '../text/truncate.ts';
import { byline, headline, type Reader, readButton, readLink, words } from './article-lines.ts';
import { button, row } from './components.ts';
import { customId } from './custom-id.ts';
import { escapeMarkdown, maskedLink } from './markdown.ts';

/** An extract longer than this is cut at a clause: a digest is read in a minute and a half. */
const sentenceCharacters = 150;

/** Sets a tag apart from what it tags, in Chinese as in Latin type. */
export const gap = '\u2003';

/** Links beside the first that an event shows at most; the rest are counted. */
export const extraLinksAtMost = 4;

/** The route of the buttons that open an article's summary; the argument is the article's id. */
export const summaryRoute = 'article.summary';
/** The route of the buttons that show all coverage of an event; the argument is the story's id. */
export const storyRoute = 'story.open';

/** `外交 · 经贸`, and a mark on what only touches the relation. */
export function eventTags(event: DigestEvent, reader: Reader): string {
  const t = words(reader);
  const tags = event.topics.map((topic) => t(`topic.${topic}`));
  return [...(event.relevance === 'related' ? [t('digest.related')] : []), ...tags].join(' · ');
}

function extraLinks(event: DigestEvent, count: number, reader: Reader): string {
  const [, ...others] = event.links;
  const shown = others
    .slice(0, count)
    .map(({ source, url }) => maskedLink(escapeMarkdown(outletName(source, reader.locale)), url));
  const rest = others.length - shown.length;
  const more = rest > 0 ? [words(reader)('digest.moreReports', { count: rest })] : [];
  return [...shown, ...more].map((part) => ` · ${part}`).join('');
}

/** `Meeting · Wang Yi, Sergei Lavrov · Jakarta · 13 July 2023`: what is known without translating; empty for those who read the source's language. */
export function factsLine({ facts, lang }: Pick<DigestEvent, 'facts' | 'lang'>, reader: Reader): string {
  const { locale } = reader;
  const t = words(reader);
  const language = (tag: string) => tag.slice(0, 2);
  if (language(lang) === language(locale)) return '';
  const named = (ids: readonly string[]) => ids.map((id) => displayName(id, locale)).join(t('list.comma'));
  const kind = facts.kind === null ? '' : t(`eventKind.${facts.kind}`);
  const date = facts.date === null ? '' : formatDay(facts.date, reader);
  const amount = facts.amount && formatAmount(facts.amount.value, facts.amount.unit, locale);
  return [kind, named(facts.people), named(facts.places), date, amount ?? '']
    .filter((part) => part !== '')
    .join(' · ');
}

/** An event with `linkCount` links beside the first. */
export function eventText(event: DigestEvent, linkCount: number, reader: Reader): string {
  const t = words(reader);
  const tags = eventTags(event, reader);
  const [main] = event.links;
  const facts = factsLine(event, reader);
  const sources =
    event.independentSources > 1 ? ` · ${t('digest.sources', { count: event.independentSources })}` : '';
  const inText = readButton(main.url, reader) === null ? ` · ${readLink(main.url, reader)}` : '';
  return [
    `${event.status === 'new' ? '🆕' : '🔄'} ${tags === '' ? '' : `**${tags}**${gap}`}**${headline({ title: event.headline })}**`,
    ...(facts === '' ? [] : [escapeMarkdown(facts)]),
    ...(event.sentence === null ? [] : [escapeMarkdown(truncate(event.sentence.text, sentenceCharacters))]),
    `-# ${byline(main, reader)}${sources}${inText}${extraLinks(event, linkCount, reader)}`,
  ].join('\n');
}

/** The buttons under an event: to the source, to its summary, and to all coverage where there is more. */
export function eventRow(event: DigestEvent, reader: Reader): APIComponentInContainer {
  const [main] = event.links;
  const read = readButton(main.url, reader);
  const t = words(reader);
  const summary = button(t('article.summary'), customId(summaryRoute, main.articleId));
  const story = button(t('article.story'), customId(storyRoute, event.storyId));
  return row(...(read === null ? [] : [read]), summary, ...(event.links.length > 1 ? [story] : []));
}
