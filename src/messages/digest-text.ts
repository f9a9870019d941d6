import { outletName } from '../articles/outlets.ts';
import type { Digest, DigestEvent } from '../digest/digest.ts';
import { formatDateRange, formatTime } from '../locale/dates.ts';
import type { Locale } from '../locale/locale.ts';
import { plainLine } from '../text/plain.ts';
import { type Reader, words } from './article-lines.ts';
import { eventTags, extraLinksAtMost, gap } from './digest-message.ts';

function eventLines(event: DigestEvent, reader: Reader): readonly string[] {
  const t = words(reader);
  const links = event.links
    .slice(0, 1 + extraLinksAtMost)
    .flatMap(({ source, publishedAt, publishedAtFrom, url }) => {
      const time = formatTime(publishedAt, reader);
      const when = publishedAtFrom === 'capture' ? t('article.captured', { time }) : time;
      return [`   ${outletName(source, reader.locale)} · ${when}`, `   ${url}`];
    });
  const rest = event.links.length - 1 - extraLinksAtMost;
  const tags = eventTags(event, reader);
  return [
    `${event.status === 'new' ? '🆕' : '🔄'} ${tags === '' ? '' : `[${tags}] `}${plainLine(event.headline)}`,
    ...(event.sentence === null ? [] : [`   ${plainLine(event.sentence.text)}`]),
    ...links,
    ...(rest > 0 ? [`   ${t('digest.moreReports', { count: rest })}`] : []),
    '',
  ];
}

/** A digest for a terminal: the same words as in Discord, addresses written out. Ends with a line break. */
export function digestText(digest: Digest, locale: Locale): string {
  const reader = { locale, timeZone: digest.timeZone, now: digest.composedAt };
  const t = words(reader);
  const kind = digest.kind === 'first' ? `${t('digest.first')} · ` : '';
  return [
    `${t('digest.title')} · ${formatDateRange(digest.window.from, digest.window.to, reader)}`,
    `${kind}${t('digest.counts', digest.counts)}`,
    '',
    ...(digest.top === null ? [] : [`${t('digest.top')}${gap}${plainLine(digest.top.text)}`, '']),
    ...digest.events.flatMap((event) => eventLines(event, reader)),
    t('digest.foot'),
    '',
  ].join('\n');
}
