import type { Locale } from '../locale/locale.ts';

/** When a digest is due, in the words of a calendar: at the same local times on the chosen days. */
export interface Schedule {
  /** Different times, in the order of the day; at least one. */
  readonly timesOfDay: readonly SlotTime[];
  readonly days: ScheduleDays;
  /** IANA name, as the user chose it. */
  readonly timeZone: string;
}

/**
 * One of a day's times. A run is named by its date and slot, so a time that stays when others are edited keeps its slot, and a
 * time that replaces another takes the other's: the same day's run is then neither repeated nor lost.
 */
export interface SlotTime {
  /** From 0. */
  readonly slot: number;
  /** `HH:MM`, 24 hours, local. */
  readonly time: string;
}

export type ScheduleDays =
  /** ISO weekdays, Monday 1 to Sunday 7, ascending, at least one. */
  | { readonly kind: 'weekdays'; readonly weekdays: readonly number[] }
  /** 1 to 31; a month that is shorter has its last day instead. */
  | { readonly kind: 'monthly'; readonly day: number };

/** What is posted when nothing new is core: one line on the first such day, nothing at all, or a line each day. */
export type OnEmpty = 'once' | 'silent' | 'always';

/** How a digest stands in its channel. */
export type PostAs =
  | { readonly kind: 'message' }
  /** In an announcement channel, and published to the servers that follow it. */
  | { readonly kind: 'published' }
  /** A post of its own in a forum channel. */
  | { readonly kind: 'forumPost'; readonly tags: readonly ForumTag[] };

export interface ForumTag {
  readonly id: string;
  readonly name: string;
}

/** Why a subscription is not running; `key`s are shown in the admin's language under `pause.`. */
export type PauseReason =
  | { readonly key: 'byAdmin'; readonly userId: string | null }
  | { readonly key: 'missingAccess' }
  | { readonly key: 'missingPermission'; readonly code: number }
  | { readonly key: 'channelGone' }
  | { readonly key: 'wrongChannelType' }
  | { readonly key: 'threadLocked' }
  /** A forum that has come to ask for a tag. */
  | { readonly key: 'tagRequired' }
  | { readonly key: 'guildLeft' }
  /** A person whom Discord does not let us write to. */
  | { readonly key: 'directMessagesClosed' };

/** What delivery needs of a subscription, whoever it belongs to. */
interface Scheduled {
  /** Short: it stands in custom ids. */
  readonly id: string;
  readonly channelId: string;
  readonly createdAt: string;
  readonly locale: Locale;
  readonly schedule: Schedule;
  /** When this schedule was chosen. */
  readonly scheduledAt: string;
  readonly onEmpty: OnEmpty;
  readonly pause: PauseReason | null;
  /** Null while it runs. */
  readonly pausedAt: string | null;
  /** UTC; null while paused. Computed from the schedule and stored. */
  readonly nextRunAt: string | null;
  /** The highest article `seq` that a sent digest of this subscription covered; null before the first. */
  readonly cursorSeq: number | null;
  /** The last scheduled occurrence ended as `empty`: `once` stays silent now. */
  readonly lastWasEmpty: boolean;
}

/** A digest in a channel of a server. */
export interface GuildSubscription extends Scheduled {
  readonly kind: 'guild';
  readonly guildId: string;
  /** As it was at setup: tells subscriptions apart in menus. */
  readonly channelName: string;
  readonly postAs: PostAs;
  /** Null once that person asked for deletion. */
  readonly createdBy: string | null;
  /** Events in a digest, 1–5. */
  readonly limit: number;
  /** With a picture of the last weeks' coverage, once a week. */
  readonly chart: boolean;
}

/** What a person follows, in their direct messages: at most one subscription a person. */
export interface PersonalSubscription extends Scheduled {
  readonly kind: 'personal';
  readonly userId: string;
  /** Null: a late message may come at any time. */
  readonly quiet: QuietHours | null;
}

export type Subscription = GuildSubscription | PersonalSubscription;

/** Local times of a person's zone, `HH:MM`, from one up to the other, which is usually that of the next morning. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
}

export type NewSubscription = Pick<
  GuildSubscription,
  'guildId' | 'channelId' | 'channelName' | 'postAs' | 'locale' | 'schedule' | 'limit' | 'onEmpty'
> & {
  readonly createdBy: string;
  /** Without it: none. */
  readonly chart?: boolean;
};
export type SubscriptionEdit = Partial<
  Pick<
    GuildSubscription,
    'channelId' | 'channelName' | 'postAs' | 'locale' | 'schedule' | 'limit' | 'onEmpty' | 'chart'
  >
>;
