import type { SourceFault } from '../sources/feed.ts';
import { differsInTimesAlone, type FeedPause } from '../sources/feed-state.ts';
import type { PolledState } from '../store/feeds.ts';
import type { PolledFeed, PollServices } from './poll-feed.ts';
import { readStaleArticles } from './read-stale-articles.ts';
import { type ChangedArticle, regroupStories } from './regroup-stories.ts';

/** A feed that could not be read. */
export interface FailedPoll {
  readonly id: string;
  readonly url: string;
  readonly fault: SourceFault;
  /** How often in a row; 0 where the network here is to blame. */
  readonly faultsInRow: number;
  /** Set where this poll was the last. */
  readonly pause: FeedPause | null;
}

const hourMs = 3_600_000;
/** A digest that is composed meanwhile should find the stories of what is new; drawing them takes a moment, so not after each feed. */
const regroupEveryMs = 5_000;
/** What a crash loses is asked again; each note writes most of the table's pages, however few feeds it is of. */
const noteEveryMs = 5_000;

/** What the polls of one round have come to so far. */
export class PollRound {
  readonly #services: PollServices;
  readonly #failed: FailedPoll[] = [];
  readonly #counts = { polled: 0, notModified: 0, imported: 0, updated: 0 };
  #unnoted: PolledState[] = [];
  #unnotedTimes: PolledState[] = [];
  #changed: ChangedArticle[] = [];
  #regrouped: Promise<void> = Promise.resolve();
  #regroupedAtMs = performance.now();
  #notedAtMs = performance.now();

  constructor(services: PollServices) {
    this.#services = services;
  }

  /** Whether any source answered within the hour: if so, one that is silent is itself to blame. */
  async networkWorks(): Promise<boolean> {
    if (this.#counts.polled > this.#failed.length) return true;
    const { store, now } = this.#services;
    const lastSuccessAt = await store.feeds.lastSuccessAt();
    return lastSuccessAt !== null && now() - Date.parse(lastSuccessAt) < hourMs;
  }

  /** Counts a poll, and from time to time notes what has come together. */
  async add({ feed, state, taken }: PolledFeed): Promise<void> {
    const { lastFault: fault, url, faultsInRow, pause } = state;
    if (fault !== null) this.#failed.push({ id: feed.id, url, fault, faultsInRow, pause });
    this.#counts.polled += 1;
    this.#counts.notModified += taken === null && fault === null ? 1 : 0;
    this.#counts.imported += taken?.imported ?? 0;
    this.#counts.updated += taken?.updated ?? 0;
    this.#changed.push(...(taken?.changed ?? []));
    const isAsBefore = taken === null && differsInTimesAlone(feed, state);
    const unnoted = isAsBefore ? this.#unnotedTimes : this.#unnoted;
    unnoted.push({ id: feed.id, state, items: taken?.items ?? null });
    if (performance.now() - this.#notedAtMs > noteEveryMs) await this.note();
    if (this.#changed.length > 0 && performance.now() - this.#regroupedAtMs > regroupEveryMs)
      await this.#regroup();
  }

  /**
   * Notes what the polls came to, after all that they brought is stored, so that a crash loses nothing; many together, for a
   * transaction costs more than the answer that nothing has changed.
   */
  async note(): Promise<void> {
    const { feeds } = this.#services.store;
    const [polls, times] = [this.#unnoted, this.#unnotedTimes];
    this.#unnoted = [];
    this.#unnotedTimes = [];
    this.#notedAtMs = performance.now();
    if (polls.length > 0) await feeds.record(polls);
    if (times.length > 0) await feeds.recordTimes(times);
  }

  /** Draws the last stories, those too that a run before was to draw and did not. */
  async end() {
    const { articles } = this.#services.store;
    await this.note();
    // Where nothing is new there is nothing to look for in all that is stored.
    if (this.#counts.imported + this.#counts.updated > 0) {
      this.#changed.push(...(await readStaleArticles(articles)), ...(await articles.withoutStory()));
      await this.#regroup();
    }
    return { ...this.#counts, failed: this.#failed };
  }

  /** One after the other: two that draw the same stories would undo each other's work. */
  #regroup(): Promise<void> {
    const batch = this.#changed;
    this.#changed = [];
    this.#regroupedAtMs = performance.now();
    this.#regrouped = this.#regrouped.then(() => regroupStories(batch, this.#services.store));
    return this.#regrouped;
  }
}
