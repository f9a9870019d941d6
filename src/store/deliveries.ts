import type { Coverage, Delivery, DeliveryKey, DeliveryReason } from '../delivery/delivery.ts';
import type { Message } from '../messages/message.ts';

/** A row to be written when an occurrence is settled. */
export interface PlannedDelivery extends DeliveryKey {
  readonly channelId: string;
  readonly dueAt: string;
  readonly nonce: string;
  readonly marker: string;
  readonly ends:
    | { readonly state: 'planned'; readonly payload: Message; readonly coverage: Coverage }
    | { readonly state: 'empty' | 'expired'; readonly reason: DeliveryReason; readonly coverage: Coverage | null };
}

export interface DeliveryStore {
  /**
   * Writes the rows of a subscription's due occurrences and moves its next run, in one transaction. A row whose key
   * exists is left as it is. `nextRunAt` null leaves the schedule alone (manual sends).
   */
  plan(rows: readonly PlannedDelivery[], subscriptionId: string, nextRunAt: string | null, nowMs: number): Promise<void>;
  get(key: DeliveryKey): Promise<Delivery | null>;
  /** Planned or sending, and due for a try; oldest first. */
  listOpen(nowMs: number, limit: number): Promise<readonly Delivery[]>;
  /** Planned or sending of one subscription. */
  openOf(subscriptionId: string): Promise<readonly Delivery[]>;
  /** Recorded before the request goes out. False when the row is no longer open or another process has it. */
  markSending(key: DeliveryKey, nowMs: number): Promise<boolean>;
  /** The try certainly did not reach Discord, or is to be repeated with the same nonce: not before `nextTryAtMs`. */
  markWaiting(key: DeliveryKey, state: 'planned' | 'sending', nextTryAtMs: number, reason: DeliveryReason | null): Promise<void>;
  /** Confirmed: ends the row and moves the subscription's cursor in the same transaction. */
  markSent(key: DeliveryKey, messageId: string, nowMs: number): Promise<void>;
  markEnded(key: DeliveryKey, state: 'parked' | 'expired' | 'uncertain', reason: DeliveryReason, nowMs: number): Promise<void>;
  /** Newest first. */
  history(subscriptionId: string, limit: number): Promise<readonly Delivery[]>;
  /** Story and article ids that were sent to a subscription since a time. */
  sentCoverage(subscriptionId: string, sinceMs: number): Promise<{ readonly storyIds: ReadonlySet<string>; readonly articleIds: ReadonlySet<string> }>;
}
