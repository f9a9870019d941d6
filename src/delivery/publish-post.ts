import { afterTry } from './after-try.ts';
import type { Delivery } from './delivery.ts';
import { tooLate } from './open-row.ts';
import type { OutboxPorts, TryResult } from './outbox-ports.ts';

/** Published already: that is what we want. [topics/opcodes-and-status-codes#json-json-error-codes] */
const alreadyPublished = 40033;

/**
 * Publishes a post to the followers of its announcement channel. Done twice it is done once, so that a try without an answer is
 * simply made again. Discord takes some ten an hour and channel: then it waits. Whatever comes of it, the post stays.
 */
export async function publishPost(
  { deliveries, discord, clocks, random }: OutboxPorts,
  row: Delivery,
  busyMs: number,
): Promise<TryResult> {
  const nowMs = clocks.now();
  if (nowMs > Date.parse(row.expiresAt)) {
    await deliveries.markEnded(row, 'expired', tooLate(row), nowMs);
    return { kind: 'ended', state: 'expired' };
  }
  if (!(await deliveries.markSending(row, nowMs, nowMs + busyMs))) return { kind: 'passed' };
  const tried = { ...row, attempts: row.attempts + 1 };
  const next = afterTry(await discord.publish(row.channelId, row.messageId ?? ''), tried, random);
  switch (next.kind) {
    case 'wait':
      await deliveries.markWaiting(tried, 'planned', clocks.now() + next.delayMs, next.reason);
      return { kind: 'waiting', health: next.health };
    case 'unauthorized':
      await deliveries.markWaiting(tried, 'planned', clocks.now(), row.reason);
      return next;
    case 'refused':
      if (next.reason.key === 'refused' && next.reason.code === alreadyPublished) break;
      await deliveries.markEnded(tried, 'parked', next.reason, clocks.now());
      return { kind: 'ended', state: 'parked' };
  }
  await deliveries.markSent(row, row.messageId ?? '', clocks.now());
  return { kind: 'ended', state: 'sent' };
}
