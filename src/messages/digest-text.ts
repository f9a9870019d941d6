import { outletName } from '../articles/outlets.ts';
import type { Digest, DigestEvent } from '../digest/digest.ts';
import { formatDateRange } from '../locale/dates.ts';
import type { Locale } from '../locale/locale.ts';
import { plainLine } from '../text/plain.ts';
import { type Reader, when, words } from './article-lines.ts';
import { correctionTexts } from './digest-corrections.ts';
import { eventTags, extraLinksAtMost, factsLine, gap } from './digest-event.ts';
import { type PartStyle, partLines } from './digest-parts.ts';

const written: PartStyle = { plain: plainLine, strong: (text) => text, source: (name) => name };

function eventLines(event: DigestEvent, reader: Reader): readonly string[] {
  const links = event.links
    .slice(0, 1 + extraLinksAtMost)
    .flatMap((link) => [
      `   ${outletName(link.source, reader.locale)} · ${when(link, reader)}`,
      `   ${link.url}`,
    ]);
  const rest = event.links.length - 1 - extraLinksAtMost;
  const tags = eventTags(event, reader);
  const facts = factsLine(event, reader);
  return [
    `${event.status === 'new' ? '🆕' : '🔄'} ${tags === '' ? '' : `[${tags}] `}${plainLine(event.headline)}`,
    ...(facts === '' ? [] : [`   ${facts}`]),
    ...(event.sentence === null ? [] : [`   ${plainLine(event.sentence.text)}`]),
    ...links,
    ...(rest > 0 ? [`   ${words(reader)('digest.moreReports', { count: rest })}`] : []),
    '',
  ];
}

/** A digest for a terminal: the same words as in Discord, addresses written out. Ends with a line break. */
export function digestText(digest: Digest, locale: Locale): string {
  const reader = { locale, timeZone: digest.timeZone, now: digest.composedAt };
  const t = words(reader);
  const kind = digest.kind === 'first' ? `${t('digest.first')} · ` : '';
  const top = digest.top === null ? [] : [`${t('digest.top')}${gap}${plainLine(digest.top.text)}`, ''];
  return [
    `${t('digest.title')} · ${formatDateRange(digest.window.from, digest.window.to, reader)}`,
    `${kind}${digest.events.length === 0 ? t('digest.onlyCorrections') : t('digest.counts', digest.counts)}`,
    '',
    ...top,
    ...digest.events.flatMap((event) => eventLines(event, reader)),
    ...correctionTexts(digest, reader, written).flatMap((text) => [text, '']),
    ...partLines(digest, reader, written).flatMap((part) => [part, '']),
    t('digest.foot'),
    '',
  ].join('\n');
}
