import type { Selectable } from 'kysely';
import type { Subscription, SubscriptionEdit } from '../delivery/subscription.ts';
import type { SubscriptionTable } from './delivery-schema.ts';
import { fromJsonText, toJsonText } from './json-text.ts';

export function toSubscription(row: Selectable<SubscriptionTable>): Subscription {
  return {
    id: row.id,
    guildId: row.guild_id,
    channelId: row.channel_id,
    channelName: row.channel_name,
    postAs: fromJsonText(row.post_as),
    createdBy: row.created_by,
    createdAt: row.created_at,
    locale: row.locale,
    schedule: {
      timesOfDay: fromJsonText(row.times_of_day),
      days: fromJsonText(row.days),
      timeZone: row.time_zone,
    },
    scheduledAt: row.scheduled_at,
    limit: row.event_limit,
    onEmpty: row.on_empty,
    pause: row.pause === null ? null : fromJsonText(row.pause),
    pausedAt: row.paused_at,
    nextRunAt: row.next_run_at,
    cursorSeq: row.cursor_seq,
    lastWasEmpty: row.last_was_empty === 1,
  };
}

/** The columns that an admin decides. */
export function toColumns(settings: Required<SubscriptionEdit>) {
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
  };
}
