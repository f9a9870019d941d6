import type { DeliveryStore } from '../store/deliveries.ts';
import type { SubscriptionStore } from '../store/subscriptions.ts';
import { backoffMs } from './backoff.ts';
import type { Delivery, DeliveryReason } from './delivery.ts';
import type { DiscordPort, SendOutcome } from './discord-port.ts';
import { type FailureAction, failureAction } from './failure-policy.ts';
import type { PauseReason, Subscription } from './subscription.ts';
import { ageOf, type Clocks, type Moment, momentOf } from './try-clock.ts';

/**
 * How long Discord surely knows a nonce. It documents “the past few minutes”. [resources/message#create-message]
 * Within it the same message may go out again at no risk.
 */
const nonceWindowMs = 2 * 60_000;
/** Nobody else tries a row for so long after a try was begun: longer than a request can take. */
const busyMs = 30_000;
/** A try that was recorded longer ago than this is not begun any more: this process stood still, and another may be at it. */
const staleTryMs = 10_000;
/** How far before the first recorded try a message is looked for: our clock and Discord's may differ, ours may have been set. */
const readBackMarginMs = 3 * 3_600_000;

/** What one look at an open row came to. */
export type TryResult =
  | { readonly kind: 'ended'; readonly state: 'sent' | 'parked' | 'expired' | 'uncertain' }
  /** `discord`: what Discord's answer tells about it as a whole. */
  | { readonly kind: 'waiting'; readonly discord: DiscordHealth }
  /** Another process is at it, or it is gone. */
  | { readonly kind: 'passed' }
  | { readonly kind: 'unauthorized' };

export type DiscordHealth =
  | { readonly kind: 'answers' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'unreachable' }
  /** All requests are to wait. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number };

export interface OutboxPorts {
  readonly deliveries: DeliveryStore;
  readonly subscriptions: SubscriptionStore;
  readonly discord: DiscordPort;
  readonly clocks: Clocks;
  /** [0, 1). */
  readonly random: () => number;
  /** A subscription stopped running because of what Discord said. */
  readonly onPause: (subscription: Subscription, reason: PauseReason) => void;
}

export interface Outbox {
  /** Takes an open row one step on: sends it, finds out what became of it, or ends it. Throws what the store throws. */
  advance(delivery: Delivery): Promise<TryResult>;
}

/** Why a row is not to be sent any more. */
interface Stop {
  readonly state: 'parked' | 'expired';
  readonly reason: DeliveryReason;
}

/**
 * The rules by which a row of the ledger becomes a message once. A `planned` row is certainly not at Discord: it may be sent or
 * ended as one likes. A `sending` row may be there: it goes out again under the same nonce while Discord surely knows that
 * nonce, and after that only when reading back the channel has shown that it is not there.
 */
export function createOutbox(ports: OutboxPorts): Outbox {
  const { deliveries, subscriptions, discord, clocks, random } = ports;
  /** When this process began the first try that may have come through; a restart knows nothing of it, and so reads back. */
  const firstTries = new Map<string, Moment>();

  async function advance(row: Delivery): Promise<TryResult> {
    const subscription = await subscriptions.get(row.subscriptionId);
    if (!subscription) return { kind: 'passed' };
    const stop = reasonToStop(row, subscription, clocks.now());
    if (stop) return stopSending(row, stop);
    if (!mayBeThere(row) || isYoung(row)) return send(row, subscription);
    return sendIfAbsent(row, subscription);
  }

  function isYoung(row: Delivery): boolean {
    const first = firstTries.get(nameOf(row));
    return first !== undefined && ageOf(first, clocks) < nonceWindowMs;
  }

  /** Ends a row; one that may be at Discord only after it has been looked for. */
  async function stopSending(row: Delivery, stop: Stop): Promise<TryResult> {
    if (!mayBeThere(row)) return end(row, stop.state, stop.reason);
    // A message that is on its way may still arrive after we looked.
    if (isYoung(row)) return wait(row, true, backoffMs(row.attempts, random), row.reason);
    const found = await readBack(row);
    if (found.kind === 'absent') return end(row, stop.state, stop.reason);
    if (found.kind === 'unreadable') return end(row, 'uncertain', { key: 'cannotReadBack' });
    return found.result;
  }

  async function sendIfAbsent(row: Delivery, subscription: Subscription): Promise<TryResult> {
    const found = await readBack(row);
    if (found.kind === 'absent') return send(row, subscription);
    if (found.kind === 'unreadable') {
      // After a restart only the stored time is left to tell whether Discord still knows the nonce.
      const age = clocks.now() - Date.parse(row.firstTriedAt ?? '');
      if (age >= 0 && age < nonceWindowMs) return send(row, subscription);
      return end(row, 'uncertain', { key: 'cannotReadBack' });
    }
    return found.result;
  }

  async function readBack(
    row: Delivery,
  ): Promise<
    { readonly kind: 'absent' | 'unreadable' } | { readonly kind: 'settled'; readonly result: TryResult }
  > {
    const sinceMs = Date.parse(row.firstTriedAt ?? row.dueAt) - readBackMarginMs;
    const found = await discord.findOwnMessage(row.channelId, row.marker, sinceMs);
    if (found.kind === 'found') return { kind: 'settled', result: await sent(row, found.messageId) };
    if (found.kind !== 'unreachable') return { kind: found.kind };
    const delayMs = backoffMs(row.attempts, random);
    const result = await wait(row, true, delayMs, { key: 'noAnswer' }, { kind: 'silent' });
    return { kind: 'settled', result };
  }

  async function send(row: Delivery, subscription: Subscription): Promise<TryResult> {
    if (row.payload === null) throw new Error(`delivery ${nameOf(row)} is open without a payload`);
    const begun = momentOf(clocks);
    if (!(await deliveries.markSending(row, begun.nowMs, begun.nowMs + busyMs))) return { kind: 'passed' };
    const tried = { ...row, attempts: row.attempts + 1 };
    if (ageOf(begun, clocks) > staleTryMs) return wait(tried, mayBeThere(row), 0, row.reason);
    if (!mayBeThere(row)) firstTries.set(nameOf(row), begun);
    const outcome = await discord.send(row.channelId, row.payload, row.nonce);
    return settle(tried, outcome, subscription);
  }

  /** `tried` has the state before this try: what a certain refusal leaves true. */
  async function settle(
    tried: Delivery,
    outcome: SendOutcome,
    subscription: Subscription,
  ): Promise<TryResult> {
    const delayMs = backoffMs(tried.attempts, random);
    switch (outcome.outcome) {
      case 'sent':
        return sent(tried, outcome.messageId);
      case 'unknown':
        return wait(tried, true, delayMs, { key: 'noAnswer' }, { kind: 'silent' });
      case 'unreachable':
        return wait(tried, mayBeThere(tried), delayMs, { key: 'noAnswer' }, { kind: 'unreachable' });
      case 'rateLimited': {
        const { retryAfterMs, scope } = outcome;
        const health: DiscordHealth =
          scope === 'global' ? { kind: 'limited', retryAfterMs } : { kind: 'answers' };
        return wait(tried, mayBeThere(tried), retryAfterMs, tried.reason, health);
      }
      case 'unauthorized':
        await wait(tried, mayBeThere(tried), 0, tried.reason);
        return { kind: 'unauthorized' };
      case 'refused': {
        const { status, code } = outcome;
        const action = await confirm(failureAction(status, code), subscription);
        return refuse(tried, { key: 'refused', status, code }, action, subscription);
      }
    }
  }

  async function confirm(
    action: FailureAction,
    { guildId, channelId }: Subscription,
  ): Promise<Exclude<FailureAction, { action: 'confirmGone' }>> {
    if (action.action !== 'confirmGone') return action;
    const access = await discord.channelAccess(guildId, channelId);
    return access.kind === 'ok' || access.kind === 'unreachable'
      ? { action: 'wait', atLeastMs: 0 }
      : { action: 'pause', reason: { key: 'channelGone' } };
  }

  async function refuse(
    tried: Delivery,
    reason: DeliveryReason,
    action: Exclude<FailureAction, { action: 'confirmGone' }>,
    subscription: Subscription,
  ): Promise<TryResult> {
    if (action.action === 'wait') {
      return wait(
        tried,
        mayBeThere(tried),
        Math.max(action.atLeastMs, backoffMs(tried.attempts, random)),
        reason,
      );
    }
    if (action.action === 'pause' && (await subscriptions.pause(subscription.id, action.reason))) {
      ports.onPause(subscription, action.reason);
    }
    return stopSending(tried, { state: 'parked', reason });
  }

  async function sent(row: Delivery, messageId: string): Promise<TryResult> {
    await deliveries.markSent(row, messageId, clocks.now());
    firstTries.delete(nameOf(row));
    return { kind: 'ended', state: 'sent' };
  }

  async function end(
    row: Delivery,
    state: 'parked' | 'expired' | 'uncertain',
    reason: DeliveryReason,
  ): Promise<TryResult> {
    const ended = await deliveries.markEnded(row, state, reason, clocks.now());
    firstTries.delete(nameOf(row));
    return ended ? { kind: 'ended', state } : { kind: 'passed' };
  }

  async function wait(
    row: Delivery,
    unsettled: boolean,
    delayMs: number,
    reason: DeliveryReason | null,
    health: DiscordHealth = { kind: 'answers' },
  ): Promise<TryResult> {
    const state = unsettled ? 'sending' : 'planned';
    await deliveries.markWaiting(row, state, clocks.now() + delayMs, reason);
    if (!unsettled) firstTries.delete(nameOf(row));
    return { kind: 'waiting', discord: health };
  }

  return { advance };
}

function reasonToStop(row: Delivery, subscription: Subscription, nowMs: number): Stop | null {
  if (subscription.pause && !isManual(row)) return { state: 'parked', reason: { key: 'paused' } };
  const expiresAtMs = Date.parse(row.expiresAt);
  if (nowMs <= expiresAtMs) return null;
  const graceHours = Math.round((expiresAtMs - Date.parse(row.dueAt)) / 3_600_000);
  return { state: 'expired', reason: { key: 'tooLate', graceHours } };
}

function mayBeThere({ state }: Delivery): boolean {
  return state === 'sending';
}

function isManual({ occurrence }: Delivery): boolean {
  return occurrence.startsWith('manual:');
}

function nameOf(row: Delivery): string {
  return `${row.subscriptionId} ${row.occurrence} ${row.part}`;
}
