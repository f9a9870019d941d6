import { discoverFeeds } from './discover-feeds.ts';
import { extractPage } from './extract-page.ts';
import type { FetchedDocument } from './feed.ts';
import { parseFeedBytes } from './parse-feed.ts';

/** What a thread that reads documents can do. */
export const documentTasks = { parseFeed: parseFeedBytes, extract: extractPage, discover: discoverFeeds };

export type TaskName = keyof typeof documentTasks;
export type TaskResult<N extends TaskName> = ReturnType<(typeof documentTasks)[N]>;

export interface DocumentJob {
  readonly task: TaskName;
  readonly document: FetchedDocument;
  /** Set to 1 and notified when the thread begins: waiting for a thread is not the document's fault. */
  readonly started: Int32Array<SharedArrayBuffer>;
}

/** The entry of the thread. */
export default function run({ task, document, started }: DocumentJob): TaskResult<TaskName> {
  Atomics.store(started, 0, 1);
  Atomics.notify(started, 0);
  return documentTasks[task](document);
}
