import type { APIComponentInContainer } from 'discord-api-types/v10';
import { outletName } from '../articles/outlets.ts';
import type { Digest, DigestEvent } from '../digest/digest.ts';
import { formatDateRange } from '../locale/dates.ts';
import type { Locale } from '../locale/locale.ts';
import { truncate } from '../text/truncate.ts';
import { byline, headline, type Reader, readButton, readLink, words } from './article-lines.ts';
import { button, container, row, separator, textDisplay } from './components.ts';
import { customId } from './custom-id.ts';
import { limits } from './limits.ts';
import { escapeMarkdown, maskedLink } from './markdown.ts';
import type { Message } from './message.ts';

/** An extract longer than this is cut at a clause: a digest is read in a minute and a half. */
const sentenceCharacters = 150;

export interface DigestFrame {
  readonly locale: Locale;
  /** Stands in a `custom_id`, so that a posted digest can be found again; null for one that is not posted. */
  readonly marker: string | null;
}

/** Sets a tag apart from what it tags, in Chinese as in Latin type. */
export const gap = '\u2003';

/** Links beside the first that an event shows at most; the rest are counted. */
export const extraLinksAtMost = 4;

/** The route of the button that leads from a digest to the newest coverage; its argument is the marker. */
export const moreRoute = 'digest.more';
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

function eventText(event: DigestEvent, linkCount: number, reader: Reader): string {
  const t = words(reader);
  const tags = eventTags(event, reader);
  const [main] = event.links;
  const sources =
    event.independentSources > 1 ? ` · ${t('digest.sources', { count: event.independentSources })}` : '';
  const inText = readButton(main.url, reader) === null ? ` · ${readLink(main.url, reader)}` : '';
  return [
    `${event.status === 'new' ? '🆕' : '🔄'} ${tags === '' ? '' : `**${tags}**${gap}`}**${headline({ title: event.headline })}**`,
    ...(event.sentence === null ? [] : [escapeMarkdown(truncate(event.sentence.text, sentenceCharacters))]),
    `-# ${byline(main, reader)}${sources}${inText}${extraLinks(event, linkCount, reader)}`,
  ].join('\n');
}

function eventRow(event: DigestEvent, reader: Reader): APIComponentInContainer {
  const [main] = event.links;
  const read = readButton(main.url, reader);
  const t = words(reader);
  const summary = button(t('article.summary'), customId(summaryRoute, main.articleId));
  const story = button(t('article.story'), customId(storyRoute, event.storyId));
  return row(...(read === null ? [] : [read]), summary, ...(event.links.length > 1 ? [story] : []));
}

function headText(digest: Digest, reader: Reader): string {
  const t = words(reader);
  const dates = formatDateRange(digest.window.from, digest.window.to, reader);
  const counts = t('digest.counts', digest.counts);
  const kind = digest.kind === 'first' ? `${t('digest.first')} · ` : '';
  const top =
    digest.top === null ? '' : `\n\n**${t('digest.top')}**${gap}${headline({ title: digest.top.text })}`;
  return `## ${t('digest.title')} · ${dates}\n${kind}${counts}${top}`;
}

/** Reports of what had to be left out: extra links first, then the last events, never the links of what stays. */
function fitToMessage(
  digest: Digest,
  reader: Reader,
): { readonly head: string; readonly events: readonly string[]; readonly foot: string } {
  const foot = `-# ${words(reader)('digest.foot')}`;
  const most = Math.max(...digest.events.map(({ links }) => links.length - 1), 0);
  for (let shown = digest.events.length; shown > 0; shown -= 1) {
    for (let linkCount = Math.min(most, extraLinksAtMost); linkCount >= 0; linkCount -= 1) {
      const head = headText(digest, reader);
      const events = digest.events.slice(0, shown).map((event) => eventText(event, linkCount, reader));
      const length = [head, foot, ...events].reduce((sum, text) => sum + text.length, 0);
      if (length <= limits.textCharacters) return { head, events, foot };
    }
  }
  return { head: headText(digest, reader), events: [], foot };
}

/** A digest as one message, within Discord's limits whatever the articles hold. */
export function digestMessage(digest: Digest, { locale, marker }: DigestFrame): Message {
  const reader = { locale, timeZone: digest.timeZone, now: digest.composedAt };
  const { head, events, foot } = fitToMessage(digest, reader);
  const shown = digest.events.slice(0, events.length);
  const body = shown.flatMap((event, index) => [textDisplay(events[index] ?? ''), eventRow(event, reader)]);
  const more = button(words(reader)('digest.more'), customId(moreRoute, marker ?? '-'));
  return {
    components: [
      container(textDisplay(head), separator(), ...body, separator(), textDisplay(foot), row(more)),
    ],
  };
}

/** The line that is posted where nothing new is core, with the marker that finds it again. */
export function emptyDigestMessage(locale: Locale, marker: string): Message {
  const t = words({ locale, timeZone: 'UTC', now: '' });
  return {
    components: [
      textDisplay(`${t('digest.title')} · ${t('digest.nothingNew')}`),
      row(button(t('digest.more'), customId(moreRoute, marker))),
    ],
  };
}
