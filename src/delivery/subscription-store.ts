import type { PlannedDelivery } from './delivery-store.ts';
import type {
  GuildSubscription,
  NewSubscription,
  PauseReason,
  Subscription,
  SubscriptionEdit,
} from './subscription.ts';

/** The subscriptions of all servers and persons, as delivery and the commands need them; `src/store` keeps them. */
export interface SubscriptionStore {
  /**
   * `UserError` `error.subscription.tooMany` beyond 25 of a server; `error.subscription.meanwhile` when the channel has not `known`
   * digests, where that is given.
   */
  add(
    subscription: NewSubscription,
    nextRunAt: string,
    nowMs: number,
    known?: number,
  ): Promise<GuildSubscription>;
  get(id: string): Promise<Subscription | null>;
  /** In the order in which they were set up. */
  listOfGuild(guildId: string): Promise<readonly GuildSubscription[]>;
  /** How many active ones have their next run from one time up to another. */
  countDue(fromMs: number, toMs: number): Promise<number>;
  /** Active ones whose `nextRunAt` is at or before `now`, oldest first; those after `last`, where one is given. */
  listDue(nowMs: number, limit: number, last?: Subscription | null): Promise<readonly Subscription[]>;
  /**
   * Rows that are planned move to the new channel: Discord certainly does not have them. Between a forum and another channel they
   * stay, for a message is composed for one or the other. `nextRunAt` null leaves the next
   * run as it is; so does a run that is due and not settled yet, which the new schedule then settles; a paused
   * subscription has none. `UserError` `error.subscription.unknown` when no server has such.
   */
  edit(id: string, edit: SubscriptionEdit, nextRunAt: string | null): Promise<GuildSubscription>;
  /**
   * Planned deliveries are parked with it. False when it was paused before: then the newer reason stands. `notice` is written in
   * the same transaction, unless it was paused before.
   */
  pause(id: string, reason: PauseReason, notice?: PlannedDelivery | null): Promise<boolean>;
  resume(id: string, nextRunAt: string): Promise<void>;
  /** Its deliveries go with it, whatever their state. */
  remove(id: string): Promise<void>;
  /**
   * The bot was removed from a server: everything of it is due for deletion at `deleteAfterMs`, and what ran is paused.
   * Told twice, the first time counts.
   */
  guildLeft(guildId: string, deleteAfterMs: number): Promise<void>;
  /** Nothing of the server is due for deletion any more; what was paused for leaving stays so until it is resumed. */
  guildJoined(guildId: string): Promise<void>;
  /** Deletes what has waited long enough; tells which servers. */
  deleteLeftGuilds(nowMs: number): Promise<readonly string[]>;
  /**
   * Deletes those whose channel was found gone, or whose person could not be written to, before a time, unless they run again; tells
   * which.
   */
  deleteGone(beforeMs: number): Promise<readonly string[]>;
  /** Servers that are due for deletion. */
  leftGuilds(): Promise<readonly string[]>;
  /** Servers that have a subscription and are not due for deletion. */
  activeGuilds(): Promise<readonly string[]>;
}
