import { discoverFeeds } from './discover-feeds.ts';
import { extractPage } from './extract-page.ts';
import type { FetchedDocument } from './feed.ts';
import { parseFeedBytes } from './parse-feed.ts';

/** What is done with documents from outside, in a process of its own. Each is a pure function. */
export const documentTasks = {
  parseFeed: parseFeedBytes,
  extract: extractPage,
  discover: discoverFeeds,
} as const;

export type TaskName = keyof typeof documentTasks;
export type TaskResult<N extends TaskName> = ReturnType<(typeof documentTasks)[N]>;

export interface DocumentJob {
  readonly task: TaskName;
  readonly document: FetchedDocument;
}

/** What the process says: that it is loaded, then an answer to each job. */
export type DocumentReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly result: TaskResult<TaskName> }
  /** Elements stand in one another deeper than the stack of whatever reads them. */
  | { readonly kind: 'tooDeep' }
  /** A fault of ours. */
  | { readonly kind: 'error'; readonly stack: string };
