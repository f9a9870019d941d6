import type { Selectable } from 'kysely';
import type {
  GuildSubscription,
  PersonalSubscription,
  Subscription,
  SubscriptionEdit,
} from '../delivery/subscription.ts';
import type { SubscriptionTable } from './delivery-schema.ts';
import { fromJsonText, toJsonText } from './json-text.ts';

type Row = Selectable<SubscriptionTable>;

export function toSubscription(row: Row): Subscription {
  if (row.user_id !== null) return toPersonal(row, row.user_id);
  if (row.guild_id !== null) return toGuilds(row, row.guild_id);
  throw new Error(`subscription ${row.id} belongs to nobody`);
}

export function toGuilds(row: Row, guildId: string): GuildSubscription {
  return {
    kind: 'guild',
    guildId,
    channelName: row.channel_name,
    postAs: fromJsonText(row.post_as),
    createdBy: row.created_by,
    limit: row.event_limit,
    chart: row.chart === 1,
    ...toScheduled(row),
  };
}

export function toPersonal(row: Row, userId: string): PersonalSubscription {
  const quiet = row.quiet === null ? null : fromJsonText(row.quiet);
  return { kind: 'personal', userId, quiet, ...toScheduled(row) };
}

function toScheduled(row: Row) {
  return {
    id: row.id,
    channelId: row.channel_id,
    createdAt: row.created_at,
    locale: row.locale,
    schedule: {
      timesOfDay: fromJsonText(row.times_of_day),
      days: fromJsonText(row.days),
      timeZone: row.time_zone,
    },
    scheduledAt: row.scheduled_at,
    onEmpty: row.on_empty,
    pause: row.pause === null ? null : fromJsonText(row.pause),
    pausedAt: row.paused_at,
    nextRunAt: row.next_run_at,
    cursorSeq: row.cursor_seq,
    lastWasEmpty: row.last_was_empty === 1,
  };
}

/** What its owner decides; where that is a person, the settings of a server's channel say nothing. */
export type Settings = Required<SubscriptionEdit> & Pick<PersonalSubscription, 'quiet'>;

export function toSettings(row: Row): Settings {
  const { channelId, locale, schedule, onEmpty } = toScheduled(row);
  return {
    channelId,
    channelName: row.channel_name,
    postAs: fromJsonText(row.post_as),
    locale,
    schedule,
    limit: row.event_limit,
    onEmpty,
    chart: row.chart === 1,
    quiet: row.quiet === null ? null : fromJsonText(row.quiet),
  };
}

export function toColumns(settings: Settings) {
  return {
    channel_id: settings.channelId,
    channel_name: settings.channelName,
    post_as: toJsonText(settings.postAs),
    locale: settings.locale,
    times_of_day: toJsonText(settings.schedule.timesOfDay),
    days: toJsonText(settings.schedule.days),
    time_zone: settings.schedule.timeZone,
    event_limit: settings.limit,
    on_empty: settings.onEmpty,
    chart: settings.chart ? 1 : 0,
    quiet: settings.quiet && toJsonText(settings.quiet),
  };
}

/** A subscription that has not run yet. */
export function toNewRow(
  id: string,
  owner: { readonly guildId: string; readonly createdBy: string } | { readonly userId: string },
  settings: Settings,
  nextRunAt: string,
  nowMs: number,
): Row {
  const now = new Date(nowMs).toISOString();
  return {
    id,
    guild_id: 'guildId' in owner ? owner.guildId : null,
    user_id: 'userId' in owner ? owner.userId : null,
    created_by: 'guildId' in owner ? owner.createdBy : null,
    created_at: now,
    ...toColumns(settings),
    scheduled_at: now,
    pause: null,
    paused_at: null,
    next_run_at: nextRunAt,
    cursor_seq: null,
    last_was_empty: 0,
  };
}
