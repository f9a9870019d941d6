import { formatDate } from '../locale/dates.ts';
import { type Reader, words } from './article-lines.ts';
import { container, textDisplay } from './components.ts';
import type { Message } from './message.ts';

export interface Installation {
  readonly version: string;
  readonly startedAtMs: number;
  /** Stored ones, headlines alone included. */
  readonly articles: number;
  /** Of those, published in the last 7 days. */
  readonly articlesThisWeek: number;
  readonly outlets: number;
  /** Articles about the relation itself. */
  readonly core: number;
  readonly stories: number;
  /** RFC 3339; null while nothing is stored. */
  readonly newestPublishedAt: string | null;
  /** Feeds that are read. */
  readonly feeds: number;
  /** Of those, the ones that could not be read the last time. */
  readonly feedsFailing: number;
  /** RFC 3339; null while none was read. */
  readonly feedsReadAt: string | null;
}

/** Version, what is read, how much is stored, and since when it runs. Discord writes moments for each reader and keeps them up to date. */
export function aboutMessage(installation: Installation, reader: Reader): Message {
  const t = words(reader);
  const { version, startedAtMs } = installation;
  const text = [
    `### ${t('help.title', { version })}`,
    t('about.text'),
    [...coverageLines(installation, reader), ...feedLines(installation, reader)].join('\n'),
    t('about.running', { when: moment(startedAtMs, 'f'), ago: moment(startedAtMs, 'R') }),
    `-# ${t('about.errors')}`,
  ];
  return { components: [container(textDisplay(text.join('\n\n')))] };
}

function coverageLines(installation: Installation, reader: Reader): readonly string[] {
  const t = words(reader);
  const { articles, outlets, core, stories, articlesThisWeek, newestPublishedAt } = installation;
  if (newestPublishedAt === null) return [t('about.nothing')];
  const newest = formatDate(newestPublishedAt, reader);
  return [
    t('about.articles', { count: articles, outlets }),
    t('about.core', { count: core, stories }),
    t('about.newest', { newest, count: articlesThisWeek }),
  ];
}

function feedLines({ feeds, feedsFailing, feedsReadAt }: Installation, reader: Reader): readonly string[] {
  const t = words(reader);
  if (feeds === 0) return [t('about.noFeeds')];
  const failing = feedsFailing === 0 ? [] : [t('about.feedsFailing', { count: feedsFailing })];
  const read =
    feedsReadAt === null ? [] : [t('sources.read', { when: moment(Date.parse(feedsReadAt), 'R') })];
  return [[t('about.feeds', { count: feeds }), ...failing, ...read].join(' · ')];
}

/** https://discord.com/developers/docs/reference#message-formatting-timestamp-styles */
function moment(timeMs: number, style: 'f' | 'R'): string {
  return `<t:${Math.floor(timeMs / 1000)}:${style}>`;
}
