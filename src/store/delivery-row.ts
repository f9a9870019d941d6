import type { Insertable, Selectable } from 'kysely';
import type { Delivery } from '../delivery/delivery.ts';
import type { PlannedDelivery } from '../delivery/delivery-store.ts';
import type { DeliveryTable } from './delivery-schema.ts';
import { fromJsonText, toJsonText } from './json-text.ts';

export function toDelivery(row: Selectable<DeliveryTable>): Delivery {
  return {
    subscriptionId: row.subscription_id,
    occurrence: row.occurrence,
    part: row.part,
    kind: row.kind,
    channelId: row.channel_id,
    state: row.state,
    reason: row.reason === null ? null : fromJsonText(row.reason),
    dueAt: row.due_at,
    expiresAt: row.expires_at,
    payload: row.payload === null ? null : fromJsonText(row.payload),
    coverage: row.coverage === null ? null : fromJsonText(row.coverage),
    nonce: row.nonce,
    marker: row.marker,
    attempts: row.attempts,
    firstTriedAt: row.first_tried_at,
    lastTriedAt: row.last_tried_at,
    nextTryAt: row.next_try_at,
    messageId: row.message_id,
    endedAt: row.ended_at,
  };
}

export function toNewRow(planned: PlannedDelivery, now: string): Insertable<DeliveryTable> {
  const { ends } = planned;
  const toBeSent = ends.state === 'planned';
  return {
    subscription_id: planned.subscriptionId,
    occurrence: planned.occurrence,
    part: planned.part,
    kind: planned.kind,
    channel_id: planned.channelId,
    state: ends.state,
    reason: toBeSent ? null : toJsonText(ends.reason),
    due_at: planned.dueAt,
    expires_at: planned.expiresAt,
    payload: toBeSent ? toJsonText(ends.payload) : null,
    coverage: ends.coverage && toJsonText(ends.coverage),
    nonce: planned.nonce,
    marker: planned.marker,
    attempts: 0,
    first_tried_at: null,
    last_tried_at: null,
    next_try_at: null,
    message_id: null,
    ended_at: toBeSent ? null : now,
  };
}
