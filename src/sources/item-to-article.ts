import type { Article, ArticleExtent, ArticleLanguage } from '../articles/article.ts';
import { articleId } from '../articles/article-id.ts';
import { canonicalUrl } from '../articles/canonical-url.ts';
import { detectLanguage } from '../articles/detect-language.ts';
import { declaredLanguage, outletAt, sectionAt } from '../articles/outlets.ts';
import type { ExtractedPage, FeedItem } from './feed.ts';

/** The first feeds are of 1999; an earlier time stands for none, such as 1970. */
const earliestMs = Date.UTC(1999, 0, 1);

const isPlausible = (time: string | null, latest: string): time is string =>
  time !== null && time <= latest && Date.parse(time) >= earliestMs;

type Publication = Pick<Article, 'publishedAt' | 'publishedAtFrom'>;

function publicationOf(item: FeedItem, page: ExtractedPage | null, firstSeenAt: string): Publication {
  if (isPlausible(item.publishedAt, firstSeenAt))
    return { publishedAt: item.publishedAt, publishedAtFrom: 'feed' };
  const pageTime = page?.publishedAt ?? null;
  if (isPlausible(pageTime, firstSeenAt)) return { publishedAt: pageTime, publishedAtFrom: 'page' };
  return { publishedAt: firstSeenAt, publishedAtFrom: 'capture' };
}

const chineseByRegion: readonly (readonly [RegExp, ArticleLanguage])[] = [
  [/^zh\b.*\b(?:hant|tw|hk|mo)\b/i, 'zh-Hant'],
  [/^zh\b.*\b(?:hans|cn|sg|my)\b/i, 'zh-Hans'],
];

/**
 * What is written tells more than what is declared: many feeds declare the default of their software. But a declared
 * language that is not read is believed, since its letters look like English or Russian.
 */
function languageOf(text: string, declared: string | null): ArticleLanguage {
  const detected = detectLanguage(text);
  const language = /^[a-z]{2,3}/i.exec(declared ?? '')?.[0].toLowerCase() ?? '';
  if (detected === 'und') {
    if (language === 'en' || language === 'ru') return language;
    return chineseByRegion.find(([pattern]) => pattern.test(declared ?? ''))?.[1] ?? 'und';
  }
  const known = ['', 'en', 'ru', 'zh'].includes(language);
  return known || detected.startsWith('zh') ? detected : 'und';
}

interface Text {
  readonly lead: string | null;
  readonly paragraphs: readonly string[];
  readonly extent?: ArticleExtent;
}

/** A summary that software cut from the text says nothing of its own. */
function isOwnLead(lead: string, paragraphs: readonly string[]): boolean {
  const start = lead.replace(/\s*(?:…|\.{3}|\[…\])+$/, '').slice(0, 60);
  return !paragraphs.join(' ').startsWith(start);
}

function textOf({ lead, paragraphs, isFullText }: FeedItem, page: ExtractedPage | null): Text {
  if (page !== null) return { lead: page.lead, paragraphs: page.paragraphs };
  const ownLead = lead !== null && isOwnLead(lead, paragraphs) ? lead : null;
  if (isFullText) return { lead: ownLead, paragraphs };
  if (paragraphs.length > 0) return { lead: ownLead, paragraphs, extent: 'excerpt' };
  if (lead !== null) return { lead: null, paragraphs: [lead], extent: 'excerpt' };
  return { lead: null, paragraphs: [], extent: 'headline' };
}

/**
 * The article of a feed's item, with the text of its page where that was fetched. Its time is the feed's; where that is
 * missing, in the future or before 1999, the page's, else when it was first seen.
 * @param firstSeenAt RFC 3339 in UTC with milliseconds
 * @returns null where the item has no http(s) address, or neither it nor the page a title
 */
export function itemToArticle(
  item: FeedItem,
  page: ExtractedPage | null,
  firstSeenAt: string,
): Article | null {
  const url = canonicalUrl(item.url);
  if (url === null) return null;
  const { host, pathname } = new URL(url);
  const outlet = outletAt(host, pathname);
  const furniture = outlet?.page?.titleFurniture;
  const headline = item.title === '' ? (page?.title ?? '') : item.title;
  const title = furniture === undefined ? headline : headline.replace(furniture, '');
  if (title === '') return null;
  const text = textOf(item, page);
  const allText = [title, text.lead ?? '', ...text.paragraphs].join('\n');
  return {
    id: articleId(url),
    url,
    title,
    source: outlet?.id ?? host,
    section: outlet === undefined ? null : sectionAt(outlet, pathname),
    lang: outlet === undefined ? languageOf(allText, item.language) : declaredLanguage(outlet, pathname),
    ...publicationOf(item, page, firstSeenAt),
    capturedAt: firstSeenAt,
    ...text,
    image: page?.image ?? item.image,
    agencies: page?.agencies ?? item.agencies,
  };
}
