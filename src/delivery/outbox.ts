import type { AdminNotice } from './admin-notice.ts';
import { type AfterTry, afterTry, type DiscordHealth, notTried, type Wait } from './after-try.ts';
import { backoffMs } from './backoff.ts';
import type { Delivery, DeliveryReason } from './delivery.ts';
import type { PlannedDelivery } from './delivery-store.ts';
import { decideAfterReadBack, decideStep, mayBeThere, type Stop } from './open-row.ts';
import type { Leases, OutboxPorts, TryResult } from './outbox-ports.ts';
import { noticeRow, pauseAfterRefusal } from './pause-after-refusal.ts';
import { publishPost } from './publish-post.ts';
import { restOfQuietMs } from './quiet-hours.ts';
import type { Subscription } from './subscription.ts';
import { ageOf, type Moment, momentOf } from './try-clock.ts';

const defaultLeases: Leases = { busyMs: 30_000, staleTryMs: 10_000 };
/** How far before the first recorded try a message is looked for: our clock and Discord's may differ, ours may have been set. */
const readBackMarginMs = 3 * 3_600_000;

interface End {
  readonly state: 'parked' | 'expired' | 'uncertain';
  readonly reason: DeliveryReason;
}

export interface Outbox {
  /** Takes an open row one step on: sends it, finds out what became of it, or ends it. Throws what the store throws. */
  advance(delivery: Delivery): Promise<TryResult>;
}

/** Carries out what `open-row.ts` and `after-try.ts` decide, and records each step before and after it. */
export function createOutbox(ports: OutboxPorts): Outbox {
  const { deliveries, subscriptions, discord, clocks, random, leases = defaultLeases } = ports;
  /** When this process began the first try that may have come through; a restart knows nothing of it, and so reads back. */
  const firstTries = new Map<string, Moment>();

  async function advance(row: Delivery): Promise<TryResult> {
    const subscription = await subscriptions.get(row.subscriptionId);
    if (!subscription) return { kind: 'passed' };
    if (row.kind === 'publication') return publishPost(ports, row, leases.busyMs);
    const decide = () =>
      decideStep(row, subscription, clocks.now(), ageOf(firstTries.get(nameOf(row)), clocks));
    const next = decide();
    switch (next.step) {
      case 'send':
        // Pictures take time: the nonce may be forgotten by then, or the message be too late.
        return send(row, subscription, () => decide().step === 'send');
      case 'end':
        return end(row, next.stop);
      case 'letArrive':
        return wait(row, lookAgain(row, { kind: 'answers' }));
      case 'readBack':
        return readBack(row, next.stop, subscription);
    }
  }

  async function readBack(row: Delivery, stop: Stop | null, subscription: Subscription): Promise<TryResult> {
    const sinceMs = Date.parse(row.firstTriedAt ?? row.dueAt) - readBackMarginMs;
    const isPost = subscription.kind === 'guild' && row.payload?.forumPost !== undefined;
    const found = isPost
      ? await discord.findOwnPost(subscription.guildId, row.channelId, row.marker, sinceMs)
      : await discord.findOwnMessage(row.channelId, row.marker, sinceMs);
    const next = decideAfterReadBack(found, row, stop, clocks.now());
    switch (next.step) {
      case 'send':
        return send(row, subscription, () => true);
      case 'end':
        return endUnread(row, next.stop, subscription);
      case 'sent':
        return sent(row, next.messageId);
      case 'lookLater':
        return wait(row, lookAgain(row, { kind: 'silent' }));
    }
  }

  /** `isStillSo` is asked when the first request is to be made. */
  async function send(
    row: Delivery,
    subscription: Subscription,
    isStillSo: () => boolean,
  ): Promise<TryResult> {
    if (row.payload === null) throw new Error(`delivery ${nameOf(row)} is open without a payload`);
    const restMs = restOfQuietMs(subscription, Date.parse(row.dueAt), clocks.now());
    if (restMs > 0) return wait(row, { ...notTried(row), delayMs: restMs });
    const { mayRequest, isRecorded } = newTry(row, isStillSo);
    const outcome = await discord.send(row.channelId, row.payload, row.nonce, mayRequest);
    if (!isRecorded()) return { kind: 'passed' };
    const tried = { ...row, attempts: row.attempts + 1 };
    return follow(afterTry(outcome, tried, random), tried, subscription);
  }

  /** One try of a row: recorded before its first request; where this process stood still since, no request follows any more. */
  function newTry(row: Delivery, isStillSo: () => boolean) {
    let begun: Moment | null = null;
    return {
      async mayRequest(): Promise<boolean> {
        begun ??= isStillSo() ? await recordTry(row) : null;
        return begun !== null && ageOf(begun, clocks) <= leases.staleTryMs;
      },
      isRecorded: () => begun !== null,
    };
  }

  async function recordTry(row: Delivery): Promise<Moment | null> {
    const begun = momentOf(clocks);
    if (!(await deliveries.markSending(row, begun.nowMs, begun.nowMs + leases.busyMs))) return null;
    if (!mayBeThere(row)) firstTries.set(nameOf(row), begun);
    return begun;
  }

  async function follow(next: AfterTry, tried: Delivery, subscription: Subscription): Promise<TryResult> {
    switch (next.kind) {
      case 'sent':
        return sent(tried, next.messageId);
      case 'wait':
        return wait(tried, next);
      case 'unauthorized':
        await wait(tried, notTried(tried));
        return { kind: 'unauthorized' };
      case 'refused':
        return refused(next, tried, subscription);
    }
  }

  async function refused(
    { reason, action }: Extract<AfterTry, { kind: 'refused' }>,
    tried: Delivery,
    subscription: Subscription,
  ): Promise<TryResult> {
    // Moved to another channel meanwhile, the subscription has nothing to do with this refusal.
    const concernsAll = tried.channelId === subscription.channelId;
    if (concernsAll && action.action !== 'giveUp') {
      if (!(await pauseAfterRefusal(ports, action, subscription, tried))) {
        const again = lookAgain(tried, { kind: 'answers' });
        return wait(tried, { ...again, mayBeThere: mayBeThere(tried), reason });
      }
    }
    if (mayBeThere(tried)) return wait(tried, { ...lookAgain(tried, { kind: 'answers' }), reason });
    return end(tried, { state: 'parked', reason });
  }

  async function sent(row: Delivery, messageId: string): Promise<TryResult> {
    await deliveries.markSent(row, messageId, clocks.now());
    firstTries.delete(nameOf(row));
    return { kind: 'ended', state: 'sent' };
  }

  /** As `end`; that nobody can tell whether a digest arrived is told to a server's readers, where it should stand. */
  function endUnread(row: Delivery, stop: End, subscription: Subscription): Promise<TryResult> {
    if (stop.state !== 'uncertain' || row.kind === 'adminNotice' || subscription.kind === 'personal')
      return end(row, stop);
    const about: AdminNotice = { kind: 'uncertain', dueAt: row.dueAt };
    return end(row, stop, noticeRow(ports, subscription, about, row, row.channelId));
  }

  async function end(
    row: Delivery,
    { state, reason }: End,
    notice: PlannedDelivery | null = null,
  ): Promise<TryResult> {
    const ended = await deliveries.markEnded(row, state, reason, clocks.now(), notice);
    firstTries.delete(nameOf(row));
    return ended ? { kind: 'ended', state } : { kind: 'passed' };
  }

  async function wait(row: Delivery, { delayMs, reason, health, ...next }: Wait): Promise<TryResult> {
    const state = next.mayBeThere ? 'sending' : 'planned';
    await deliveries.markWaiting(row, state, clocks.now() + delayMs, reason);
    if (!next.mayBeThere) firstTries.delete(nameOf(row));
    return { kind: 'waiting', health };
  }

  /** The message may be at Discord; that is found out another time. */
  function lookAgain(row: Delivery, health: DiscordHealth): Wait {
    const delayMs = backoffMs(row.attempts, random);
    return { kind: 'wait', mayBeThere: true, delayMs, reason: { key: 'noAnswer' }, health };
  }

  return { advance };
}

function nameOf(row: Delivery): string {
  return `${row.subscriptionId} ${row.occurrence} ${row.part}`;
}
