import type { SourceFault } from '../sources/feed.ts';
import type { FeedPause } from '../sources/feed-state.ts';
import type { FeedOrigin } from '../sources/listed-feed.ts';
import type { JsonText } from './json-text.ts';

/** A feed and what polling it has come to. Times are RFC 3339 in UTC. */
export interface FeedTable {
  id: string;
  listed_url: string;
  outlet: string | null;
  origin: FeedOrigin;
  added_at: string;
  checked_at: string | null;
  url: string;
  title: string | null;
  /** As in `article`. */
  source: string | null;
  etag: string | null;
  last_modified: string | null;
  next_poll_at: string;
  interval_ms: number;
  last_polled_at: string | null;
  last_success_at: string | null;
  last_fault: JsonText<SourceFault> | null;
  faults_in_row: number;
  failing_since: string | null;
  pause: FeedPause | null;
}

/** The items of the document that was read last, so that what is in the next one as well is not read again. */
interface FeedItemsTable {
  feed_id: string;
  items: JsonText<Readonly<Record<string, string>>>;
}

export interface FeedSchema {
  feed: FeedTable;
  feed_items: FeedItemsTable;
}
