import { Temporal } from 'temporal-polyfill';
import type { ArticleListing } from '../store/article-store.ts';
import { plainLine } from '../text/plain.ts';
import type { Session } from './session.ts';
import { styled } from './styled.ts';

/** `2023-07-13 16:55  rfi-zh  k3v…  headline`: an article in a list, its time in the zone of the settings. */
export function listingLine(
  article: Pick<ArticleListing, 'id' | 'title' | 'source' | 'publishedAt'>,
  { io, config }: Session,
): string {
  const when = styled('dim', shortTime(article.publishedAt, config.timeZone), io.stdout);
  const origin = styled('dim', `${plainLine(article.source)}  ${article.id}`, io.stdout);
  return `${when}  ${origin}  ${plainLine(article.title)}`;
}

/** An instant (RFC 3339) to the minute, as a clock in `timeZone` shows it. */
export function shortTime(instant: string, timeZone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
