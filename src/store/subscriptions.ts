import type { NewSubscription, PauseReason, Subscription, SubscriptionEdit } from '../delivery/subscription.ts';

export interface SubscriptionStore {
  /** `UserError` `error.subscription.tooMany` beyond 25 of a server. */
  add(subscription: NewSubscription, nextRunAt: string, nowMs: number): Promise<Subscription>;
  get(id: string): Promise<Subscription | null>;
  listOfGuild(guildId: string): Promise<readonly Subscription[]>;
  /** Active ones whose `nextRunAt` is at or before `now`, oldest first. */
  listDue(nowMs: number, limit: number): Promise<readonly Subscription[]>;
  edit(id: string, edit: SubscriptionEdit, nextRunAt: string | null): Promise<Subscription>;
  pause(id: string, reason: PauseReason): Promise<void>;
  resume(id: string, nextRunAt: string): Promise<void>;
  /** Planned deliveries go with it; ended ones too. */
  remove(id: string): Promise<void>;
  /** The bot was removed from a server: everything of it is due for deletion at `deleteAfterMs`. */
  guildLeft(guildId: string, deleteAfterMs: number): Promise<void>;
  guildJoined(guildId: string): Promise<void>;
  /** Deletes what has waited long enough; tells which servers. */
  deleteLeftGuilds(nowMs: number): Promise<readonly string[]>;
  /** Servers that are due for deletion. */
  leftGuilds(): Promise<readonly string[]>;
}
