import type { Digest } from '../digest/digest.ts';
import { formatDateRange } from '../locale/dates.ts';
import type { Locale } from '../locale/locale.ts';
import { headline, type Reader, readLink, words } from './article-lines.ts';
import { button, container, row, separator, textDisplay } from './components.ts';
import { customId } from './custom-id.ts';
import { correctionTexts } from './digest-corrections.ts';
import { eventRow, eventText, extraLinksAtMost, gap } from './digest-event.ts';
import { type PartStyle, partLines } from './digest-parts.ts';
import { limits } from './limits.ts';
import { escapeMarkdown, maskedLink } from './markdown.ts';
import type { Message } from './message.ts';

export interface DigestFrame {
  readonly locale: Locale;
  /** Stands in a `custom_id`, so that a posted digest can be found again; null for one that is not posted. */
  readonly marker: string | null;
}

/** The route of the button that leads from a digest to the newest coverage; its argument is the marker. */
export const moreRoute = 'digest.more';

const linked: PartStyle = {
  plain: escapeMarkdown,
  strong: (text) => `**${text}**`,
  source: (name, { url }) => maskedLink(escapeMarkdown(name), url),
};

const unlinked: PartStyle = { ...linked, source: (name) => escapeMarkdown(name) };

/** How much of a digest is shown. */
interface Fitting {
  readonly events: number;
  readonly extraLinks: number;
  readonly parts: boolean;
  readonly corrections: boolean;
}

/**
 * What goes when a digest is too long: extra links first, then what stands after the events, then the last events. Corrections
 * are told but once and lose their links alone; where an event's address fills the message, they go as well.
 */
function* fittings(digest: Digest): Generator<Fitting> {
  const { length } = digest.events;
  const most = Math.min(extraLinksAtMost, Math.max(...digest.events.map(({ links }) => links.length - 1), 0));
  for (let extraLinks = most; extraLinks >= 0; extraLinks -= 1)
    yield { events: length, extraLinks, parts: true, corrections: true };
  const least = { events: Math.min(length, 1), extraLinks: 0, parts: false };
  for (let events = length; events >= least.events; events -= 1)
    yield { ...least, events, corrections: true };
  yield { ...least, corrections: false };
}

interface Texts {
  readonly head: string;
  readonly events: readonly string[];
  readonly corrections: readonly string[];
  readonly parts: readonly string[];
  readonly foot: string;
}

function headText(digest: Digest, withLink: boolean, reader: Reader): string {
  const t = words(reader);
  const dates = formatDateRange(digest.window.from, digest.window.to, reader);
  const kind = digest.kind === 'first' ? `${t('digest.first')} · ` : '';
  const counts = digest.events.length === 0 ? t('digest.onlyCorrections') : t('digest.counts', digest.counts);
  const lines = [`## ${t('digest.title')} · ${dates}`, `${kind}${counts}`];
  if (digest.top !== null) {
    const link = withLink ? ` · ${readLink(digest.top.url, reader)}` : '';
    lines.push('', `**${t('digest.top')}**${gap}${headline({ title: digest.top.text })}${link}`);
  }
  return lines.join('\n');
}

function textsOf(digest: Digest, fitting: Fitting, reader: Reader): Texts {
  return {
    head: headText(digest, fitting.parts, reader),
    events: digest.events
      .slice(0, fitting.events)
      .map((event) => eventText(event, fitting.extraLinks, reader)),
    corrections: fitting.corrections
      ? correctionTexts(digest, reader, fitting.parts ? linked : unlinked)
      : [],
    parts: fitting.parts ? partLines(digest, reader, linked) : [],
    foot: `-# ${words(reader)('digest.foot')}`,
  };
}

function fittingOf(digest: Digest, reader: Reader): Fitting {
  let least: Fitting = { events: 0, extraLinks: 0, parts: false, corrections: false };
  for (const fitting of fittings(digest)) {
    least = fitting;
    const length = Object.values(textsOf(digest, fitting, reader))
      .flat()
      .join('\n\n').length;
    if (length <= limits.textCharacters) break;
  }
  return least;
}

function readerOf({ timeZone, composedAt }: Digest, locale: Locale): Reader {
  return { locale, timeZone, now: composedAt };
}

/** As much of a digest as one message shows in a language: what has no room was not told. */
export function fitDigest(digest: Digest, locale: Locale): Digest {
  const { events, parts, corrections } = fittingOf(digest, readerOf(digest, locale));
  return {
    ...digest,
    events: digest.events.slice(0, events),
    ...(parts ? {} : { figures: [], quotation: null, disagreement: null, upcoming: [] }),
    ...(corrections ? {} : { corrections: [] }),
  };
}

/** A digest as one message, within Discord's limits whatever the articles hold. */
export function digestMessage(digest: Digest, { locale, marker }: DigestFrame): Message {
  const reader = readerOf(digest, locale);
  const { head, events, corrections, parts, foot } = textsOf(digest, fittingOf(digest, reader), reader);
  const body = digest.events
    .slice(0, events.length)
    .flatMap((event, index) => [textDisplay(events[index] ?? ''), eventRow(event, reader)]);
  const after = [corrections, parts]
    .filter(({ length }) => length > 0)
    .flatMap((texts) => [separator(), textDisplay(texts.join('\n\n'))]);
  const more = button(words(reader)('digest.more'), customId(moreRoute, marker ?? '-'));
  return {
    components: [
      container(
        textDisplay(head),
        ...(body.length === 0 ? [] : [separator(), ...body]),
        ...after,
        separator(),
        textDisplay(foot),
        row(more),
      ),
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
