import { type AdminNotice, adminNoticeRow } from './admin-notice.ts';
import type { Delivery } from './delivery.ts';
import type { PlannedDelivery } from './delivery-store.ts';
import type { ChannelAccess } from './discord-port.ts';
import type { FailureAction } from './failure-policy.ts';
import type { OutboxPorts } from './outbox-ports.ts';
import type { GuildSubscription, PauseReason, Subscription } from './subscription.ts';

/**
 * Pauses a subscription that cannot run any more after Discord refused a message of it, with a word to the one who set it up. False
 * when it can, or nobody can tell now.
 */
export async function pauseAfterRefusal(
  ports: OutboxPorts,
  action: Exclude<FailureAction, { action: 'wait' | 'giveUp' }>,
  subscription: Subscription,
  refused: Delivery,
): Promise<boolean> {
  const reason = await reasonToPause(ports, action, subscription);
  if (reason === null) return false;
  const notice =
    subscription.kind === 'guild' ? await pauseNotice(ports, subscription, reason, refused) : null;
  if (await ports.subscriptions.pause(subscription.id, reason, notice)) ports.onPause(subscription, reason);
  return true;
}

async function reasonToPause(
  { discord }: Pick<OutboxPorts, 'discord'>,
  action: Exclude<FailureAction, { action: 'wait' | 'giveUp' }>,
  subscription: Subscription,
): Promise<PauseReason | null> {
  // Between two there are no permissions to mend: whatever Discord calls it, the person cannot be written to.
  if (subscription.kind === 'personal') return { key: 'directMessagesClosed' };
  if (action.action === 'pause') return action.reason;
  return reasonOfAccess(await discord.channelAccess(subscription.guildId, subscription.channelId));
}

/** As `reasonToPause`, for a channel that is said to be gone. */
function reasonOfAccess(access: ChannelAccess): PauseReason | null {
  switch (access.kind) {
    case 'ok':
    case 'unreachable':
      return null;
    case 'missing':
      return { key: 'missingAccess' };
    case 'locked':
      return { key: 'threadLocked' };
    default:
      return { key: 'channelGone' };
  }
}

async function pauseNotice(
  ports: OutboxPorts,
  subscription: GuildSubscription,
  reason: PauseReason,
  refused: Delivery,
): Promise<PlannedDelivery> {
  const { createdBy, channelId } = subscription;
  // Where digests are refused a notice would be too.
  const direct = createdBy === null ? null : await ports.discord.directMessages(createdBy);
  return noticeRow(ports, subscription, { kind: 'paused', reason }, refused, direct ?? channelId);
}

/** The row of a notice about a delivery. */
export function noticeRow(
  { clocks, composeNotice }: Pick<OutboxPorts, 'clocks' | 'composeNotice'>,
  subscription: GuildSubscription,
  notice: AdminNotice,
  about: Delivery,
  channelId: string,
): PlannedDelivery {
  return adminNoticeRow(subscription, notice, about, { channelId, nowMs: clocks.now() }, composeNotice);
}
