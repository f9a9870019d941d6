import type { Article } from '../articles/article.ts';
import { isDayOnly } from '../articles/is-day-only.ts';
import { outletName, outletTimeZone } from '../articles/outlets.ts';
import { formatDate, formatTime } from '../locale/dates.ts';
import type { Locale } from '../locale/locale.ts';
import { type Translate, translator } from '../locale/translate.ts';
import { truncate } from '../text/truncate.ts';
import { linkButton } from './components.ts';
import { escapeMarkdown, maskedLink } from './markdown.ts';

/** For whom a message is written: the language of its frame words, the zone of its times, the year that goes unsaid. */
export interface Reader {
  readonly locale: Locale;
  readonly timeZone: string;
  /** RFC 3339. */
  readonly now: string;
}

type Headed = Pick<Article, 'title'>;
type Published = Pick<Article, 'source' | 'publishedAt'> & { readonly publishedAtFrom: string };

/** Longer headlines than any outlet's are cut: Discord's room is shared by all. */
const headlineCharacters = 150;

export function words(reader: Reader): Translate {
  return translator(reader.locale);
}

/** The headline as Discord shows it; never empty. */
export function headline({ title }: Headed): string {
  return escapeMarkdown(truncate(title, headlineCharacters)) || '—';
}

/** `7月13日 16:55`; a time of capture says that it is one, and a page that names no hour shows none. */
export function when(article: Published, reader: Reader): string {
  if (isDayOnly(article)) {
    return formatDate(article.publishedAt, { ...reader, timeZone: outletTimeZone(article.source) });
  }
  const time = formatTime(article.publishedAt, reader);
  return article.publishedAtFrom === 'capture' ? words(reader)('article.captured', { time }) : time;
}

/** `RFI 中文 · 7月13日 16:55`. */
export function byline(article: Published, reader: Reader): string {
  return `${escapeMarkdown(outletName(article.source, reader.locale))} · ${when(article, reader)}`;
}

/** `7月13日 16:55 · RFI 中文`: a byline that begins with the date, for lists, whose lines then stand in order. */
export function dateline(article: Published, reader: Reader): string {
  return `${when(article, reader)} · ${escapeMarkdown(outletName(article.source, reader.locale))}`;
}

/** What an article was headed before its words changed, and when that was; RFC 3339. */
export interface FormerHeadline {
  readonly title: string;
  readonly replacedAt: string;
}

/** That an article was updated, with the former headline where that has changed. */
export function formerText({ title }: Headed, former: FormerHeadline, reader: Reader): string {
  const t = words(reader);
  const time = formatTime(former.replacedAt, reader);
  const isRetitled = former.title !== title;
  return `-# ${isRetitled ? t('article.formerHeadline', { time, title: headline(former) }) : t('article.updated', { time })}`;
}

export function readLink(url: string, reader: Reader): string {
  return maskedLink(words(reader)('article.read'), url);
}

/** The way to the source: a button, or a link in the text where Discord refuses a button for the length of the address. */
export function readButton(url: string, reader: Reader) {
  return linkButton(words(reader)('article.read'), url);
}
