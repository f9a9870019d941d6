import { outletCamp, outletName } from '../articles/outlets.ts';
import { formatDate } from '../locale/dates.ts';
import type { Translate } from '../locale/translate.ts';
import type { Feed } from '../sources/feed-state.ts';
import { type Reader, words } from './article-lines.ts';
import { container, textDisplay } from './components.ts';
import { faultText } from './fault-text.ts';
import { type Paging, pageRow } from './list-message.ts';
import { escapeMarkdown } from './markdown.ts';
import type { Message } from './message.ts';
import { noticeMessage } from './notice-message.ts';

/** An outlet: what is stored of it, and the feeds that it is read from. */
export interface ListedSource {
  /** As in `Article`. */
  readonly source: string;
  /** Null where nothing is stored yet. */
  readonly stored: {
    readonly articles: number;
    /** Published in the last 7 days. */
    readonly recent: number;
    readonly newestPublishedAt: string;
    readonly lastStoredAt: string;
  } | null;
  readonly feeds: readonly Pick<Feed, 'lastSuccessAt' | 'lastFault' | 'failingSince' | 'pause'>[];
}

/** As long ago, in the reader's language and brought up to date by Discord: https://discord.com/developers/docs/reference#message-formatting */
function ago(time: string): string {
  return `<t:${Math.floor(Date.parse(time) / 1000)}:R>`;
}

function storedText({ stored, feeds }: ListedSource, reader: Reader, t: Translate): readonly string[] {
  if (stored === null) return [];
  const newest = formatDate(stored.newestPublishedAt, reader);
  const all = t('sources.line', {
    count: stored.articles,
    newest,
    stored: formatDate(stored.lastStoredAt, reader),
  });
  return feeds.length === 0 ? [all] : [t('sources.week', { count: stored.recent }), all];
}

/** When the outlet was last read, or why it cannot be; several feeds of one are told by the worst of them. */
function feedText({ feeds }: ListedSource, t: Translate): readonly string[] {
  const [paused] = feeds.filter(({ pause }) => pause !== null);
  const [failing] = feeds.filter(({ pause, lastFault }) => pause === null && lastFault !== null);
  const reads = feeds.flatMap(({ lastSuccessAt }) => lastSuccessAt ?? []).toSorted();
  const last = reads.at(-1);
  return [
    ...(last === undefined ? [] : [t('sources.read', { when: ago(last) })]),
    ...(paused === undefined ? [] : [pauseText(paused, t)]),
    ...(failing === undefined ? [] : [failureText(failing, t)]),
    ...(feeds.length > 0 && !last && !paused && !failing ? [t('sources.unread')] : []),
  ];
}

type FeedStatus = ListedSource['feeds'][number];

function pauseText({ pause, lastFault }: FeedStatus, t: Translate): string {
  if (pause === 'gone' || lastFault === null) return t('sources.gone');
  return t('sources.givenUp', { fault: faultText(lastFault, t) });
}

function failureText({ lastFault, failingSince }: FeedStatus, t: Translate): string {
  if (lastFault === null) return '';
  const fault = faultText(lastFault, t);
  return failingSince === null
    ? t('sources.failing', { fault })
    : t('sources.failingSince', { when: ago(failingSince), fault });
}

function line(listed: ListedSource, reader: Reader): string {
  const t = words(reader);
  const camp = outletCamp(listed.source);
  const name = escapeMarkdown(outletName(listed.source, reader.locale));
  const label = camp === null ? '' : ` · ${t(`camp.${camp}`)}`;
  const facts = [...feedText(listed, t), ...storedText(listed, reader, t)];
  return `**${name}**${label}\n-# ${facts.join(' · ')}`;
}

/** A page of what is read: an outlet each, with its label, how fresh it is, what is wrong with it, and how much is stored. */
export function sourcesMessage(page: readonly ListedSource[], paging: Paging, reader: Reader): Message {
  const t = words(reader);
  if (page.length === 0) return noticeMessage(t('sources.none'));
  const lines = page.map((listed) => line(listed, reader));
  return {
    components: [
      container(textDisplay([`### ${t('sources.title')}`, ...lines].join('\n'))),
      ...(paging.pages > 1 ? [pageRow(paging, reader)] : []),
    ],
  };
}
