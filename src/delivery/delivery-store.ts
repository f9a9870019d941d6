import type { ShownWords } from '../digest/shown-words.ts';
import type { Message } from '../messages/message.ts';
import type {
  Coverage,
  Delivery,
  DeliveryKey,
  DeliveryKind,
  DeliveryReason,
  DeliveryVersion,
} from './delivery.ts';

/** A row to be written when an occurrence is settled. */
export interface PlannedDelivery extends DeliveryKey {
  readonly kind: DeliveryKind;
  readonly channelId: string;
  readonly dueAt: string;
  readonly expiresAt: string;
  readonly nonce: string;
  readonly marker: string;
  readonly ends:
    | { readonly state: 'planned'; readonly payload: Message; readonly coverage: Coverage | null }
    | {
        readonly state: 'empty' | 'expired';
        readonly reason: DeliveryReason;
        readonly coverage: Coverage | null;
      };
}

/** What is decided about a subscription at one moment, and what it was decided from. */
export interface DeliveryPlan {
  readonly subscriptionId: string;
  readonly seen: {
    readonly nextRunAt: string | null;
    readonly cursorSeq: number | null;
    readonly open: readonly DeliveryVersion[];
  };
  readonly rows: readonly PlannedDelivery[];
  /** Of the open rows, planned ones that a new row covers: they end as `expired`, merged into that occurrence. */
  readonly merged: readonly DeliveryVersion[];
  readonly mergedInto: string;
  /** Null leaves the schedule alone (manual sends). */
  readonly nextRunAt: string | null;
}

interface SentCoverage {
  readonly storyIds: ReadonlySet<string>;
  readonly articleIds: ReadonlySet<string>;
  /** What was last shown of each article, oldest first. */
  readonly shown: readonly ShownWords[];
}

/** The ledger. Nothing is sent without a row here, and a row that ended is never sent again. */
export interface DeliveryStore {
  /**
   * Writes a plan in one transaction. A row whose key exists is left as it is. False, with nothing written, when what
   * the plan was made from has changed: an edited schedule, a pause, another digest, a try of an open row.
   */
  plan(plan: DeliveryPlan, nowMs: number): Promise<boolean>;
  get(key: DeliveryKey): Promise<Delivery | null>;
  /** Those of the occurrences that have a row, whatever its state. */
  recorded(subscriptionId: string, occurrences: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Planned or sending, due for a try, and with the parts before them sent. Each server's oldest come before any server's
   * second, and so on: nobody waits behind one who has many.
   */
  listOpen(nowMs: number, limit: number): Promise<readonly Delivery[]>;
  /** Planned or sending of one subscription; only what is of its runs, as `isOfRun` says. */
  openOf(subscriptionId: string): Promise<readonly Delivery[]>;
  /**
   * Recorded before the request goes out; nobody else tries before `busyUntilMs`. False when the row has moved on
   * since it was read, or another process is at it.
   */
  markSending(delivery: DeliveryVersion, nowMs: number, busyUntilMs: number): Promise<boolean>;
  /**
   * The row stays open, not to be tried before `nextTryAtMs`: `planned` when Discord certainly has nothing of it,
   * `sending` when a try may have come through. False when the row has moved on.
   */
  markWaiting(
    delivery: DeliveryVersion,
    state: 'planned' | 'sending',
    nextTryAtMs: number,
    reason: DeliveryReason | null,
  ): Promise<boolean>;
  /**
   * Confirmed by Discord, and so recorded whatever the row said: ends it and, for a digest, moves the subscription's
   * cursor in the same transaction; one that is to be published has its row for that written as well.
   */
  markSent(key: DeliveryKey, messageId: string, nowMs: number): Promise<void>;
  /**
   * Ends a row, and with it the parts after it, which cannot stand alone. `notice` is written in the same transaction. False, with
   * nothing written, when the row has moved on.
   */
  markEnded(
    delivery: DeliveryVersion,
    state: 'parked' | 'expired' | 'uncertain',
    reason: DeliveryReason,
    nowMs: number,
    notice?: PlannedDelivery | null,
  ): Promise<boolean>;
  /**
   * Of at most `limit` rows that ended before a time, drops the message and what it covered; that they ended, how and when, stays.
   * Says of how many.
   */
  forgetMessages(beforeMs: number, limit: number): Promise<number>;
  /**
   * For the one holder of the data folder, at its start: who was sending is gone, or an `amur deliver` whose message the nonce keeps
   * single. A post of a forum, which has none, is waited for as ever.
   */
  releaseSending(): Promise<void>;
  /** Newest first, only what is of runs. */
  history(subscriptionId: string, limit: number, offset?: number): Promise<readonly Delivery[]>;
  /** What is named for a local date, or was due in a span, oldest first; only what is of runs. */
  ofDay(
    subscriptionId: string,
    day: { readonly date: string; readonly fromMs: number; readonly toMs: number },
  ): Promise<readonly Delivery[]>;
  /** When the newest digest that was sent was due. */
  lastDigestDueAt(subscriptionId: string): Promise<string | null>;
  /** What was sent to a subscription of what was due since a time. */
  sentCoverage(subscriptionId: string, sinceMs: number): Promise<SentCoverage>;
}
