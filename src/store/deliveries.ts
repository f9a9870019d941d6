import { sql, type Transaction } from 'kysely';
import type {
  Coverage,
  Delivery,
  DeliveryKey,
  DeliveryKind,
  DeliveryReason,
  DeliveryVersion,
} from '../delivery/delivery.ts';
import type { Message } from '../messages/message.ts';
import type { Database } from './database.ts';
import { isDueForTry, isRow, isVersion } from './delivery-conditions.ts';
import { toDelivery } from './delivery-row.ts';
import { fromJsonText, toJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';
import { isCurrent, writePlan } from './write-plan.ts';

/** A row to be written when an occurrence is settled. */
export interface PlannedDelivery extends DeliveryKey {
  readonly kind: DeliveryKind;
  readonly channelId: string;
  readonly dueAt: string;
  readonly expiresAt: string;
  readonly nonce: string;
  readonly marker: string;
  readonly ends:
    | { readonly state: 'planned'; readonly payload: Message; readonly coverage: Coverage }
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
  /** Planned or sending, and due for a try; oldest first. */
  listOpen(nowMs: number, limit: number): Promise<readonly Delivery[]>;
  /** Planned or sending of one subscription. */
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
   * cursor in the same transaction.
   */
  markSent(key: DeliveryKey, messageId: string, nowMs: number): Promise<void>;
  /** False when the row has moved on. */
  markEnded(
    delivery: DeliveryVersion,
    state: 'parked' | 'expired' | 'uncertain',
    reason: DeliveryReason,
    nowMs: number,
  ): Promise<boolean>;
  /** For the one holder of the data folder, at its start: whoever was sending is gone, so nobody has to be waited for. */
  releaseSending(): Promise<void>;
  /** Newest first. */
  history(subscriptionId: string, limit: number): Promise<readonly Delivery[]>;
  /** Story and article ids that were sent to a subscription since a time. */
  sentCoverage(
    subscriptionId: string,
    sinceMs: number,
  ): Promise<{ readonly storyIds: ReadonlySet<string>; readonly articleIds: ReadonlySet<string> }>;
}

const open = ['planned', 'sending'] as const;

export function createDeliveries({ read, write }: Database): DeliveryStore {
  return {
    plan: (plan, nowMs) =>
      write(async (trx) => {
        if (!(await isCurrent(trx, plan))) return false;
        await writePlan(trx, plan, new Date(nowMs).toISOString());
        return true;
      }),

    async get(key) {
      const row = await read.selectFrom('delivery').selectAll().where(isRow(key)).executeTakeFirst();
      return row ? toDelivery(row) : null;
    },

    async recorded(subscriptionId, occurrences) {
      const rows = await read
        .selectFrom('delivery')
        .select('occurrence')
        .where('subscription_id', '=', subscriptionId)
        .where('occurrence', 'in', sql<string>`(select value from json_each(${JSON.stringify(occurrences)}))`)
        .execute();
      return new Set(rows.map(({ occurrence }) => occurrence));
    },

    async listOpen(nowMs, limit) {
      const rows = await read
        .selectFrom('delivery')
        .selectAll()
        .where('state', 'in', open)
        .where(isDueForTry(nowMs))
        .orderBy('due_at')
        .orderBy('subscription_id')
        .orderBy('part')
        .limit(limit)
        .execute();
      return rows.map(toDelivery);
    },

    async openOf(subscriptionId) {
      const rows = await read
        .selectFrom('delivery')
        .selectAll()
        .where('subscription_id', '=', subscriptionId)
        .where('state', 'in', open)
        .orderBy('due_at')
        .orderBy('part')
        .execute();
      return rows.map(toDelivery);
    },

    markSending: (delivery, nowMs, busyUntilMs) =>
      write(async (trx) => {
        const now = new Date(nowMs).toISOString();
        const { numUpdatedRows } = await trx
          .updateTable('delivery')
          .set((eb) => ({
            state: 'sending',
            attempts: eb('attempts', '+', 1),
            first_tried_at: eb.fn.coalesce('first_tried_at', eb.val(now)),
            last_tried_at: now,
            next_try_at: new Date(busyUntilMs).toISOString(),
          }))
          .where(isVersion(delivery))
          .where(isDueForTry(nowMs))
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),

    markWaiting: (delivery, state, nextTryAtMs, reason) =>
      write(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('delivery')
          .set({
            state,
            next_try_at: new Date(nextTryAtMs).toISOString(),
            reason: reason && toJsonText(reason),
            ...(state === 'planned' && { first_tried_at: null }),
          })
          .where(isVersion(delivery))
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),

    markSent: (key, messageId, nowMs) =>
      write(async (trx) => {
        const sent = await trx
          .updateTable('delivery')
          .set({
            state: 'sent',
            reason: null,
            message_id: messageId,
            next_try_at: null,
            ended_at: new Date(nowMs).toISOString(),
          })
          .where(isRow(key))
          .where('state', '!=', 'sent')
          .where('payload', 'is not', null)
          .returningAll()
          .executeTakeFirst();
        if (sent) await moveCursor(trx, toDelivery(sent));
      }),

    markEnded: (delivery, state, reason, nowMs) =>
      write(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('delivery')
          .set({
            state,
            reason: toJsonText(reason),
            next_try_at: null,
            ended_at: new Date(nowMs).toISOString(),
          })
          .where(isVersion(delivery))
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),

    releaseSending: () =>
      write(async (trx) => {
        await trx.updateTable('delivery').set({ next_try_at: null }).where('state', '=', 'sending').execute();
      }),

    async history(subscriptionId, limit) {
      const rows = await read
        .selectFrom('delivery')
        .selectAll()
        .where('subscription_id', '=', subscriptionId)
        .orderBy('due_at', 'desc')
        .orderBy('occurrence', 'desc')
        .orderBy('part', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toDelivery);
    },

    async sentCoverage(subscriptionId, sinceMs) {
      const rows = await read
        .selectFrom('delivery')
        .select('coverage')
        .where('subscription_id', '=', subscriptionId)
        .where('state', '=', 'sent')
        .where('kind', '=', 'digest')
        .where('ended_at', '>=', new Date(sinceMs).toISOString())
        .execute();
      const sent = rows.flatMap(({ coverage }) => (coverage === null ? [] : [fromJsonText(coverage)]));
      return {
        storyIds: new Set(sent.flatMap(({ storyIds }) => storyIds)),
        articleIds: new Set(sent.flatMap(({ articleIds }) => articleIds)),
      };
    },
  };
}

/** A digest that was read takes its subscription on; a notice leaves the window where it was. */
async function moveCursor(trx: Transaction<Schema>, sent: Delivery): Promise<void> {
  const through = sent.kind === 'digest' ? (sent.coverage?.throughSeq ?? null) : null;
  await trx
    .updateTable('subscription')
    .set({
      last_was_empty: sent.kind === 'emptyNotice' ? 1 : 0,
      ...(through !== null && { cursor_seq: sql<number>`max(coalesce(cursor_seq, 0), ${through})` }),
    })
    .where('id', '=', sent.subscriptionId)
    .execute();
}
