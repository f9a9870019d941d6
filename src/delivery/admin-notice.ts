import type { Message } from '../messages/message.ts';
import type { Delivery } from './delivery.ts';
import { markerOf } from './delivery-marks.ts';
import type { PlannedDelivery } from './delivery-store.ts';
import { plannedRow, type Run } from './planned-row.ts';
import type { GuildSubscription, PauseReason } from './subscription.ts';

/** A change of state that the admins of a subscription are told, once. */
export type AdminNotice =
  | { readonly kind: 'paused'; readonly reason: PauseReason }
  /** A digest may have been posted or not. */
  | { readonly kind: 'uncertain'; readonly dueAt: string };

/** Words it. `marker` has to stand in a `custom_id` of the message. */
export type ComposeNotice = (subscription: GuildSubscription, notice: AdminNotice, marker: string) => Message;

/** Old news of a state is worse than none: `/digest list` shows it anyway. */
const graceMs = 24 * 3_600_000;

/**
 * The row of a notice, posted like any other message. It is named by the delivery that brought the change about, so that the
 * same change, met again after a crash, is the same row.
 */
export function adminNoticeRow(
  subscription: GuildSubscription,
  notice: AdminNotice,
  about: Delivery,
  to: { readonly channelId: string; readonly nowMs: number },
  compose: ComposeNotice,
): PlannedDelivery {
  const run: Run = { occurrence: `notice:${about.occurrence}`, dueAtMs: to.nowMs, graceMs };
  const key = { subscriptionId: subscription.id, occurrence: run.occurrence, part: about.part };
  const payload = compose(subscription, notice, markerOf(key, 'adminNotice'));
  const ends = { state: 'planned', payload, coverage: null } as const;
  return { ...plannedRow(subscription, run, 'adminNotice', ends, about.part), channelId: to.channelId };
}
