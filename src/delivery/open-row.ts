import { type Delivery, type DeliveryReason, isOfRun } from './delivery.ts';
import type { ReadBack } from './discord-port.ts';
import type { Subscription } from './subscription.ts';

/**
 * How long Discord surely knows a nonce. It documents “the past few minutes”. [resources/message#create-message]
 * Within it the same message may go out again at no risk.
 */
const nonceWindowMs = 2 * 60_000;

/** Why a row is not to be sent any more. */
export interface Stop {
  readonly state: 'parked' | 'expired';
  readonly reason: DeliveryReason;
}

/** What is to be done about an open row. `stop`: what it would end as; null while it is still to be sent. */
export type Step =
  | { readonly step: 'send' }
  | { readonly step: 'end'; readonly stop: Stop }
  /** A message on its way may still arrive: look later. */
  | { readonly step: 'letArrive' }
  | { readonly step: 'readBack'; readonly stop: Stop | null };

/** Discord takes no nonce for a forum post: each try would make another. */
function hasNonce({ payload }: Delivery): boolean {
  return payload?.forumPost === undefined;
}

export function mayBeThere({ state }: Pick<Delivery, 'state'>): boolean {
  return state === 'sending';
}

/**
 * The rule that makes a row one message. A `planned` row is certainly not at Discord: it may be sent or ended as one likes.
 * A `sending` row may be there: it goes out again under the same nonce while Discord surely knows that nonce, and after
 * that only when reading back the channel has shown that it is not there. A forum post has no nonce: what is on its way gets the same
 * time to arrive, and then it is looked for. `ageMs`: since the first try that this process knows of; `Infinity` when it knows of none.
 */
export function decideStep(row: Delivery, subscription: Subscription, nowMs: number, ageMs: number): Step {
  const stop = reasonToStop(row, subscription, nowMs);
  if (!mayBeThere(row)) return stop ? { step: 'end', stop } : { step: 'send' };
  if (ageMs >= nonceWindowMs) return { step: 'readBack', stop };
  return stop || !hasNonce(row) ? { step: 'letArrive' } : { step: 'send' };
}

export type AfterReadBack =
  | { readonly step: 'send' }
  | {
      readonly step: 'end';
      readonly stop: Stop | { readonly state: 'uncertain'; readonly reason: DeliveryReason };
    }
  | { readonly step: 'sent'; readonly messageId: string }
  | { readonly step: 'lookLater' };

export function decideAfterReadBack(
  found: ReadBack,
  row: Delivery,
  stop: Stop | null,
  nowMs: number,
): AfterReadBack {
  switch (found.kind) {
    case 'found':
      return { step: 'sent', messageId: found.messageId };
    case 'unreachable':
      return { step: 'lookLater' };
    case 'absent':
      return stop ? { step: 'end', stop } : { step: 'send' };
    case 'unreadable':
      if (!stop && hasNonce(row) && isRecent(row.firstTriedAt, nowMs)) return { step: 'send' };
      return { step: 'end', stop: { state: 'uncertain', reason: { key: 'cannotReadBack' } } };
  }
}

/** After a restart only the stored time is left to tell whether Discord still knows the nonce. */
function isRecent(firstTriedAt: string | null, nowMs: number): boolean {
  const ageMs = firstTriedAt === null ? Number.POSITIVE_INFINITY : nowMs - Date.parse(firstTriedAt);
  return ageMs >= 0 && ageMs < nonceWindowMs;
}

function reasonToStop(row: Delivery, subscription: Subscription, nowMs: number): Stop | null {
  if (subscription.pause && !outlivesPause(row)) return { state: 'parked', reason: { key: 'paused' } };
  return nowMs <= Date.parse(row.expiresAt) ? null : { state: 'expired', reason: tooLate(row) };
}

export function tooLate({ expiresAt, dueAt }: Delivery): DeliveryReason {
  const graceHours = Math.round((Date.parse(expiresAt) - Date.parse(dueAt)) / 3_600_000);
  return { key: 'tooLate', graceHours };
}

/** An admin may send from a paused subscription too, and is told why it paused. */
function outlivesPause(row: Delivery): boolean {
  return !isOfRun(row) || row.occurrence.startsWith('manual:');
}
