import type { Insertable, Selectable } from 'kysely';
import type { Feed, FeedState } from '../sources/feed-state.ts';
import type { FeedTable } from './feed-schema.ts';
import { fromJsonText, toJsonText } from './json-text.ts';

export const feedColumns = [
  'id',
  'listed_url',
  'outlet',
  'origin',
  'added_at',
  'checked_at',
  'url',
  'title',
  'source',
  'etag',
  'last_modified',
  'next_poll_at',
  'interval_ms',
  'last_polled_at',
  'last_success_at',
  'last_fault',
  'faults_in_row',
  'failing_since',
  'pause',
] as const satisfies readonly (keyof FeedTable)[];

export function toFeed(row: Selectable<FeedTable>): Feed {
  return {
    id: row.id,
    listedUrl: row.listed_url,
    outlet: row.outlet,
    origin: row.origin,
    addedAt: row.added_at,
    checkedAt: row.checked_at,
    url: row.url,
    title: row.title,
    source: row.source,
    etag: row.etag,
    lastModified: row.last_modified,
    nextPollAt: row.next_poll_at,
    intervalMs: row.interval_ms,
    lastPolledAt: row.last_polled_at,
    lastSuccessAt: row.last_success_at,
    lastFault: row.last_fault === null ? null : fromJsonText(row.last_fault),
    faultsInRow: row.faults_in_row,
    failingSince: row.failing_since,
    pause: row.pause,
  };
}

export function toStateColumns(state: FeedState) {
  return {
    url: state.url,
    title: state.title,
    source: state.source,
    etag: state.etag,
    last_modified: state.lastModified,
    next_poll_at: state.nextPollAt,
    interval_ms: state.intervalMs,
    last_polled_at: state.lastPolledAt,
    last_success_at: state.lastSuccessAt,
    last_fault: state.lastFault && toJsonText(state.lastFault),
    faults_in_row: state.faultsInRow,
    failing_since: state.failingSince,
    pause: state.pause,
  };
}

export function toFeedRow(feed: Feed): Insertable<FeedTable> {
  return {
    id: feed.id,
    listed_url: feed.listedUrl,
    outlet: feed.outlet,
    origin: feed.origin,
    added_at: feed.addedAt,
    checked_at: feed.checkedAt,
    ...toStateColumns(feed),
  };
}
