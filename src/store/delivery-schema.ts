import type { Coverage, Delivery, DeliveryReason } from '../delivery/delivery.ts';
import type {
  PauseReason,
  PostAs,
  QuietHours,
  ScheduleDays,
  SlotTime,
  Subscription,
} from '../delivery/subscription.ts';
import type { Message } from '../messages/message.ts';
import type { JsonText } from './json-text.ts';

/** Tables of subscriptions and of the ledger, as the last migration leaves them. Times are RFC 3339 in UTC. */
export interface SubscriptionTable {
  id: string;
  /** Null for a person's; one of the two is there. */
  guild_id: string | null;
  user_id: string | null;
  channel_id: string;
  channel_name: string;
  post_as: JsonText<PostAs>;
  created_by: string | null;
  created_at: string;
  locale: Subscription['locale'];
  times_of_day: JsonText<readonly SlotTime[]>;
  days: JsonText<ScheduleDays>;
  time_zone: string;
  scheduled_at: string;
  event_limit: number;
  on_empty: Subscription['onEmpty'];
  /** 0 or 1. */
  chart: number;
  pause: JsonText<PauseReason> | null;
  paused_at: string | null;
  next_run_at: string | null;
  cursor_seq: number | null;
  last_was_empty: number;
  /** A person's alone. */
  quiet: JsonText<QuietHours> | null;
}

export interface DeliveryTable {
  subscription_id: string;
  occurrence: string;
  part: number;
  kind: Delivery['kind'];
  channel_id: string;
  state: Delivery['state'];
  reason: JsonText<DeliveryReason> | null;
  due_at: string;
  expires_at: string;
  payload: JsonText<Message> | null;
  coverage: JsonText<Coverage> | null;
  nonce: string;
  marker: string;
  attempts: number;
  first_tried_at: string | null;
  last_tried_at: string | null;
  next_try_at: string | null;
  message_id: string | null;
  ended_at: string | null;
}

/** What a person follows: goes with the person's subscription. */
export interface FollowTable {
  id: string;
  subscription_id: string;
  query: string;
  created_at: string;
  since_seq: number;
}

export interface DialogueTable {
  key: string;
  user_id: string;
  guild_id: string | null;
  state: JsonText<unknown>;
  created_at: string;
}

/** Servers that the bot was removed from, until their data is deleted or they come back. */
interface LeftGuildTable {
  guild_id: string;
  delete_after: string;
}

/** Servers that were greeted, or were about to be. */
interface WelcomeTable {
  guild_id: string;
  begun_at: string;
}

export interface DeliverySchema {
  subscription: SubscriptionTable;
  delivery: DeliveryTable;
  follow: FollowTable;
  dialogue: DialogueTable;
  left_guild: LeftGuildTable;
  welcome: WelcomeTable;
}
