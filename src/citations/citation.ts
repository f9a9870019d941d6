import type { Article, ArticleLanguage } from '../articles/article.ts';
import { outletName, outletTimeZone } from '../articles/outlets.ts';
import { dateFormat } from '../locale/date-format.ts';
import type { Locale } from '../locale/locale.ts';
import { plainLine } from '../text/plain.ts';

export type CitedArticle = Pick<
  Article,
  'title' | 'url' | 'source' | 'lang' | 'publishedAt' | 'publishedAtFrom' | 'capturedAt'
>;

/** What a citation says; days are `2023-07-13`, in the outlet's zone. */
interface Cited {
  readonly title: string;
  readonly lang: ArticleLanguage;
  readonly outlet: string;
  readonly url: string;
  /** Null where the page tells no date. */
  readonly published: string | null;
  /** When the page was read as it is cited. */
  readonly accessed: string;
}

/** The day of an instant (RFC 3339) as the outlet counts it, `2023-07-13`. */
function dayAt(source: string, instant: string): string {
  const style = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const day = dateFormat('en', { timeZone: outletTimeZone(source), ...style }).format(new Date(instant));
  return day.split('/').toReversed().join('-');
}

/** The day of publication, `2023-07-13`; null where the page tells none. */
export function publishedOn({
  source,
  publishedAt,
  publishedAtFrom,
}: Pick<Article, 'source' | 'publishedAt' | 'publishedAtFrom'>): string | null {
  return publishedAtFrom === 'capture' ? null : dayAt(source, publishedAt);
}

/** The day on which the page was captured, `2023-07-13`: in the same zone, so that none is read before it was published. */
export function accessedOn({ source, capturedAt }: Pick<Article, 'source' | 'capturedAt'>): string {
  return dayAt(source, capturedAt);
}

function inWords(day: string, locale: Locale, parts: Intl.DateTimeFormatOptions): string {
  return dateFormat(locale, { timeZone: 'UTC', ...parts }).format(new Date(`${day}T00:00:00Z`));
}

const longDate = { year: 'numeric', month: 'long', day: 'numeric' } as const;

/** A title that is not in the reader's language names its own. */
const languageNotes: Readonly<Record<Locale, Partial<Record<ArticleLanguage, string>>>> = {
  en: { 'zh-Hans': ' [in Chinese]', 'zh-Hant': ' [in Chinese]', ru: ' [in Russian]' },
  'zh-CN': { en: '（英文）', ru: '（俄文）' },
  'zh-TW': { en: '（英文）', ru: '（俄文）' },
  ru: { 'zh-Hans': ' – Яз. кит.', 'zh-Hant': ' – Яз. кит.', en: ' – Яз. англ.' },
};

/**
 * A note for an article in an online newspaper without a byline: The Chicago Manual of Style, 17th ed., 14.191 (newspapers),
 * 14.12 (dates of access), 14.99 (the language of a title that is not translated).
 */
function chicago({ title, lang, outlet, url, published, accessed }: Cited): string {
  const note = languageNotes.en[lang];
  const quoted = note === undefined ? `“${title},”` : `“${title}”${note},`;
  const day = published === null ? '' : `${inWords(published, 'en', longDate)}, `;
  return `${quoted} ${outlet}, ${day}accessed ${inWords(accessed, 'en', longDate)}, ${url}.`;
}

/** An electronic resource, the outlet as the body responsible: GB/T 7714—2015, 4.6. Its marks are half-width by the standard. */
function gbt7714({ title, lang, outlet, url, published, accessed }: Cited): string {
  const day = published === null ? '' : `(${published})`;
  return `${outlet}. ${title}${languageNotes['zh-CN'][lang] ?? ''}[EB/OL]. ${day}[${accessed}]. ${url}.`;
}

/** The note that Taiwan's journals of history and politics ask for: 〈article〉, 《newspaper》, day, address, day of retrieval. */
function taiwanNote({ title, lang, outlet, url, published, accessed }: Cited): string {
  const day = published === null ? '' : `${inWords(published, 'zh-TW', longDate)}，`;
  const read = inWords(accessed, 'zh-TW', longDate);
  return `〈${title}〉${languageNotes['zh-TW'][lang] ?? ''}，《${outlet}》，${day}${url}（${read}檢索）。`;
}

/** A part of a site, ГОСТ Р 7.0.100–2018: analytic description of an electronic resource in the net, year and day as areas of their own. */
function gost({ title, lang, outlet, url, published, accessed }: Cited): string {
  const dayOfYear = { month: 'long', day: 'numeric' } as const;
  const day =
    published === null ? '' : ` – ${published.slice(0, 4)}. – ${inWords(published, 'ru', dayOfYear)}.`;
  const read = accessed.split('-').toReversed().join('.');
  const stop = /[.!?…。！？]$/u.test(title) ? '' : '.';
  return `${title}${stop} – Текст : электронный // ${outlet} : [сайт].${day}${languageNotes.ru[lang] ?? ''} – URL: ${url} (дата обращения: ${read}).`;
}

const forms: Readonly<Record<Locale, (cited: Cited) => string>> = {
  en: chicago,
  'zh-CN': gbt7714,
  'zh-TW': taiwanNote,
  ru: gost,
};

/**
 * A citation of an article in the form that a reader of that language uses, on one line: title in the original, outlet, day of
 * publication where the page tells it, address, day of access, which is that of the capture. No author: the outlet answers for
 * what it prints, and an agency that a text names need not have written it.
 */
export function citationOf(article: CitedArticle, locale: Locale): string {
  return forms[locale]({
    title: plainLine(article.title),
    lang: article.lang,
    outlet: plainLine(outletName(article.source, locale)),
    url: article.url,
    published: publishedOn(article),
    accessed: accessedOn(article),
  });
}
