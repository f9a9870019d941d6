import { sql, type Transaction } from 'kysely';
import type { Delivery } from '../delivery/delivery.ts';
import type { DeliveryStore } from '../delivery/delivery-store.ts';
import type { Message } from '../messages/message.ts';
import type { Database } from './database.ts';
import {
  isAmongWhole,
  isDueForTry,
  isLaterPart,
  isNextPart,
  isOfRun,
  isOpen,
  isRow,
  isVersion,
  turnOfServer,
} from './delivery-conditions.ts';
import { createDeliveryHistory } from './delivery-history.ts';
import { toDelivery } from './delivery-row.ts';
import { type JsonText, toJsonText } from './json-text.ts';
import { queuePublication } from './queue-publication.ts';
import type { Schema } from './schema.ts';
import { insertRow, isCurrent, writePlan } from './write-plan.ts';

export function createDeliveries({ read, write }: Database): DeliveryStore {
  return {
    ...createDeliveryHistory(read),

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

    async listOpen(nowMs, limit) {
      // The keys alone are put in order: messages are large.
      const keys = read
        .selectFrom('delivery')
        .innerJoin('subscription', 'subscription.id', 'delivery.subscription_id')
        .select(['subscription_id', 'occurrence', 'part', turnOfServer])
        .where(isOpen)
        .where(isDueForTry(nowMs))
        .where(isNextPart)
        .orderBy('turn')
        .orderBy('due_at')
        .limit(limit)
        .as('next');
      const rows = await read
        .selectFrom(keys)
        .innerJoin('delivery', (join) =>
          join
            .onRef('delivery.subscription_id', '=', 'next.subscription_id')
            .onRef('delivery.occurrence', '=', 'next.occurrence')
            .onRef('delivery.part', '=', 'next.part'),
        )
        .selectAll('delivery')
        .orderBy('turn')
        .orderBy('due_at')
        .execute();
      return rows.map(toDelivery);
    },

    async openOf(subscriptionId) {
      const rows = await read
        .selectFrom('delivery')
        .selectAll()
        .where('subscription_id', '=', subscriptionId)
        .where(isOpen)
        .where(isOfRun)
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
        if (!sent) return;
        await moveCursor(trx, toDelivery(sent));
        await queuePublication(trx, toDelivery(sent), nowMs);
      }),

    markEnded: (delivery, state, reason, nowMs, notice = null) =>
      write(async (trx) => {
        const now = new Date(nowMs).toISOString();
        const end = { reason: toJsonText(reason), next_try_at: null, ended_at: now };
        const { numUpdatedRows } = await trx
          .updateTable('delivery')
          .set({ state, ...end })
          .where(isVersion(delivery))
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await trx
          .updateTable('delivery')
          .set({ state: state === 'uncertain' ? 'parked' : state, ...end })
          .where(isLaterPart(delivery))
          .where('state', '=', 'planned')
          .execute();
        if (notice) await insertRow(trx, notice, now);
        return true;
      }),

    forgetMessages: (beforeMs, limit) =>
      write(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('delivery')
          .set({ payload: whatStaysOfPayload, coverage: null })
          .where(isAmongWhole(new Date(beforeMs).toISOString(), limit))
          .executeTakeFirst();
        return Number(numUpdatedRows);
      }),

    releaseSending: () =>
      write(async (trx) => {
        await trx
          .updateTable('delivery')
          .set({ next_try_at: null })
          .where(isOpen)
          .where('state', '=', 'sending')
          .where(sql<boolean>`payload -> '$.forumPost' is null`)
          .execute();
      }),
  };
}

/** Whether it opened a post of a forum decides its address. */
const whatStaysOfPayload = sql<JsonText<Message>>`case
  when payload -> '$.forumPost' is null then '{"components":[]}'
  else json_object('components', json_array(), 'forumPost', json(payload -> '$.forumPost')) end`;

/**
 * A digest that was read, or begun to be, takes its subscription on; the line that nothing is new leaves the window where it
 * was; what else is sent says nothing about it.
 */
async function moveCursor(trx: Transaction<Schema>, sent: Delivery): Promise<void> {
  const isTold = sent.kind === 'digest' || sent.kind === 'emptyNotice';
  if (!isTold || sent.part > 0) return;
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
