import { UserError } from '../errors.ts';
import { translator } from '../locale/translate.ts';
import { faultText } from '../messages/fault-text.ts';
import type { FeedItem, SourceClient, SourceFault } from '../sources/feed.ts';
import { plainLine } from '../text/plain.ts';
import { readFeed } from '../usecases/read-feed.ts';
import { readPage } from '../usecases/read-page.ts';
import { headlineOf, type WeighedItem, weighItem } from '../usecases/weigh-item.ts';
import { shortTime } from './listing-line.ts';
import { answer, type Session } from './session.ts';
import { parseWebAddress, withFeeds, withSources } from './sources-session.ts';
import { styled } from './styled.ts';

/** What would be stored of an item. */
interface TestedItem {
  readonly weighed: WeighedItem;
  /** Why its page could not be read; null where it could, or was not asked for. */
  readonly pageFault: SourceFault | null;
}

interface TestedFeed {
  /** Null for an address that is not among the feeds. */
  readonly id: string | null;
  readonly url: string;
  readonly title: string | null;
  readonly fault: SourceFault | null;
  readonly items: readonly TestedItem[];
}

interface Asked {
  readonly id: string | null;
  readonly url: string;
}

/** Reads feeds and prints what would be stored. @throws UserError of kind `unavailable` when none can be read */
export async function testFeeds(
  session: Session,
  feeds: readonly string[],
  { all = false }: { readonly all?: boolean },
): Promise<void> {
  const asked = await askedFeeds(session, feeds, all);
  const tested = await withSources(session, (sources) =>
    Promise.all(asked.map((feed) => testFeed(feed, sources, session, !all))),
  );
  const readable = tested.filter(({ fault }) => fault === null);
  await withFeeds(session, async (store) => {
    for (const { id } of readable) if (id !== null) await store.feeds.markChecked(id, session.io.now());
  });
  answer(session, { feeds: tested.map((feed) => toDocument(feed, session)) }, () =>
    tested.map((feed) => toText(feed, session, all)).join('\n'),
  );
  if (readable.length === 0) throw new UserError('error.feed.noneReadable', {}, { kind: 'unavailable' });
}

/** Those named, or all that are read; an address that is not among them may be tested as well. */
function askedFeeds(session: Session, feeds: readonly string[], all: boolean): Promise<readonly Asked[]> {
  return withFeeds(session, async (store) => {
    if (all) return store.feeds.list();
    return Promise.all(
      feeds.map(async (text) => (await store.feeds.find(text)) ?? { id: null, url: parseWebAddress(text) }),
    );
  });
}

async function testFeed(
  { id, url }: Asked,
  sources: SourceClient,
  { io }: Session,
  withPages: boolean,
): Promise<TestedFeed> {
  const read = await readFeed({ url, etag: null, lastModified: null }, sources);
  if (read.kind !== 'feed') {
    const fault = read.kind === 'fault' ? read.fault : ({ key: 'status', status: 410 } as const);
    return { id, url, title: null, fault, items: [] };
  }
  const items: TestedItem[] = [];
  for (const item of read.feed.items) {
    const tested = await testItem(item, sources, io.now(), withPages);
    if (tested !== null) items.push(tested);
  }
  return { id, url: read.foundAt ?? url, title: read.feed.title, fault: null, items };
}

async function testItem(
  item: FeedItem,
  sources: SourceClient,
  nowMs: number,
  withPages: boolean,
): Promise<TestedItem | null> {
  const weighed = weighItem(item, null, nowMs);
  if (weighed === null || !weighed.wantsPage || !withPages) return weighed && { weighed, pageFault: null };
  const page = await readPage(item.url, sources);
  if (!page.ok) return { weighed, pageFault: page.fault };
  return { weighed: weighItem(item, page.value, nowMs) ?? weighed, pageFault: null };
}

function keptOf({ article, isRelevant }: WeighedItem) {
  return isRelevant ? article : headlineOf(article);
}

function toDocument({ id, url, title, fault, items }: TestedFeed, session: Session): object {
  return {
    id,
    url,
    ok: fault === null,
    fault: fault && { ...fault, text: textOf(fault, session) },
    title,
    items: items.map(({ weighed, pageFault }) => {
      const kept = keptOf(weighed);
      return {
        title: kept.title,
        url: kept.url,
        source: kept.source,
        lang: kept.lang,
        publishedAt: kept.publishedAt,
        publishedAtFrom: kept.publishedAtFrom,
        relevance: weighed.reading.relevance,
        keeps: kept.extent ?? 'text',
        lead: kept.lead,
        paragraphs: kept.paragraphs,
        pageFault: pageFault && { ...pageFault, text: textOf(pageFault, session) },
      };
    }),
  };
}

function toText({ id, url, title, fault, items }: TestedFeed, session: Session, short: boolean): string {
  const name = styled('bold', plainLine(id ?? url), session.io.stdout);
  if (fault !== null) return `${name}  ${textOf(fault, session)}`;
  const relevant = items.filter(({ weighed }) => weighed.isRelevant).length;
  const head = `${name}  ${plainLine(title ?? '')}  ${items.length} items, ${relevant} core or related`;
  return [head, ...(short ? [] : items.map((item) => itemText(item, session)))].join('\n');
}

function itemText({ weighed, pageFault }: TestedItem, session: Session): string {
  const { title, publishedAt, extent } = keptOf(weighed);
  const when = shortTime(publishedAt, session.config.timeZone);
  const fault = pageFault === null ? '' : ` (page: ${textOf(pageFault, session)})`;
  const facts = `${when}  ${weighed.reading.relevance.label}  keeps ${extent ?? 'text'}${fault}`;
  return `    ${styled('dim', facts, session.io.stdout)}  ${plainLine(title)}`;
}

function textOf(fault: SourceFault, { config }: Session): string {
  return faultText(fault, translator(config.locale));
}
