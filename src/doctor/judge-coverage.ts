import { formatDate, formatTime } from '../locale/dates.ts';
import type { Locale } from '../locale/locale.ts';
import { translator } from '../locale/translate.ts';
import { faultText } from '../messages/fault-text.ts';
import type { Feed } from '../sources/feed-state.ts';
import type { SourceStatus } from '../store/article-store.ts';
import { type Check, fault, good, note } from './check.ts';

export interface CoverageFacts {
  readonly sources: readonly SourceStatus[];
  /** Null where no feed is to be read. */
  readonly feeds: readonly Feed[] | null;
}

/** For whom, and at which time, it is told; as `Reader` of a message. */
export interface Told {
  readonly locale: Locale;
  readonly timeZone: string;
  /** RFC 3339. */
  readonly now: string;
}

export function judgeCoverage({ sources, feeds }: CoverageFacts, told: Told): readonly Check[] {
  return [judgeArticles(sources, told), ...judgeFeeds(feeds, told)];
}

function judgeArticles(sources: readonly SourceStatus[], told: Told): Check {
  const t = translator(told.locale);
  const newest = sources
    .map(({ newestPublishedAt }) => newestPublishedAt)
    .toSorted()
    .at(-1);
  if (newest === undefined) return note('coverage', t('doctor.coverage.none'), t('doctor.coverage.none.fix'));
  const count = sources.reduce((sum, { articles }) => sum + articles, 0);
  return good('coverage', t('doctor.coverage.ok', { count, newest: formatDate(newest, told) }));
}

function judgeFeeds(feeds: readonly Feed[] | null, told: Told): readonly Check[] {
  const t = translator(told.locale);
  if (feeds === null || feeds.length === 0) return [good('feeds', t('doctor.feeds.off'))];
  const asked = feeds.filter(({ lastPolledAt }) => lastPolledAt !== null);
  if (asked.length === 0) return [note('feeds', t('doctor.feeds.unread'), t('doctor.feeds.unread.fix'))];
  const bad = asked.filter(({ lastFault, pause }) => lastFault !== null || pause !== null);
  // When nothing answers, the cause is here and not with each of them.
  if (bad.length === asked.length)
    return [
      fault('feeds', t('doctor.feeds.allFailing', { count: asked.length }), t('doctor.feeds.allFailing.fix')),
    ];
  const working = good('feeds', t('doctor.feeds.ok', { count: asked.length - bad.length }));
  return [working, ...bad.map((feed) => judgeFeed(feed, told))];
}

function judgeFeed({ id, lastFault, pause, failingSince }: Feed, told: Told): Check {
  const t = translator(told.locale);
  const why = lastFault === null ? t('sources.gone') : faultText(lastFault, t);
  if (pause !== null)
    return fault(
      'feeds',
      t('doctor.feeds.paused', { feed: id, why }),
      t('doctor.feeds.paused.fix', { feed: id }),
    );
  const since = formatTime(failingSince ?? told.now, told);
  return note(
    'feeds',
    t('doctor.feeds.failing', { feed: id, why, since }),
    t('doctor.feeds.failing.fix', { feed: id }),
  );
}
