import { nextOccurrence } from './schedule.ts';
import type { SubscriptionStore } from './subscription-store.ts';

/** How long the settings of a server are kept after it removed the bot. */
const keptMs = 30 * 24 * 3_600_000;

/** The bot was removed from a server: its digests pause, its data is deleted in 30 days unless it comes back. */
export async function leaveGuild(
  subscriptions: SubscriptionStore,
  guildId: string,
  nowMs: number,
): Promise<void> {
  await subscriptions.guildLeft(guildId, nowMs + keptMs);
}

/** The bot is in a server (again): what paused for leaving goes on with its next run. Safe to call at any time. */
export async function joinGuild(
  subscriptions: SubscriptionStore,
  guildId: string,
  nowMs: number,
): Promise<void> {
  for (const { id, pause, schedule } of await subscriptions.listOfGuild(guildId)) {
    if (pause?.key !== 'guildLeft') continue;
    await subscriptions.resume(id, new Date(nextOccurrence(schedule, nowMs).dueAtMs).toISOString());
  }
  await subscriptions.guildJoined(guildId);
}

/** Sets right what happened while the bot was away, from the full list of servers that it is in. */
export async function reconcileGuilds(
  subscriptions: SubscriptionStore,
  presentGuildIds: ReadonlySet<string>,
  nowMs: number,
): Promise<void> {
  for (const guildId of await subscriptions.activeGuilds()) {
    if (!presentGuildIds.has(guildId)) await leaveGuild(subscriptions, guildId, nowMs);
  }
  for (const guildId of await subscriptions.leftGuilds()) {
    if (presentGuildIds.has(guildId)) await joinGuild(subscriptions, guildId, nowMs);
  }
}
