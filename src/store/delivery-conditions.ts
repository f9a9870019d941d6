import { sql } from 'kysely';
import type { DeliveryKey, DeliveryVersion } from '../delivery/delivery.ts';

export function isRow(key: DeliveryKey) {
  return sql<boolean>`subscription_id = ${key.subscriptionId} and occurrence = ${key.occurrence} and part = ${key.part}`;
}

/** Written out, for SQLite uses an index on some rows only where it reads the same condition, and not a bound value. */
export const isOpen = sql<boolean>`state in ('planned', 'sending')`;

/** The row, if it is still open and nobody began another try since it was read. */
export function isVersion(delivery: DeliveryVersion) {
  return sql<boolean>`${isRow(delivery)} and attempts = ${delivery.attempts} and ${isOpen}`;
}

/** A last try in the future means that the clock went back: then the stored waiting time says nothing. */
export function isDueForTry(nowMs: number) {
  const now = new Date(nowMs).toISOString();
  return sql<boolean>`(next_try_at is null or next_try_at <= ${now} or last_tried_at > ${now})`;
}

/** All parts before it are sent. */
export const isNextPart = sql<boolean>`not exists (
  select 1 from delivery earlier
  where earlier.subscription_id = delivery.subscription_id and earlier.occurrence = delivery.occurrence
    and earlier.part < delivery.part and earlier.state <> 'sent')`;

/** Those that come after a part of the same occurrence. */
export function isLaterPart(key: DeliveryKey) {
  return sql<boolean>`subscription_id = ${key.subscriptionId} and occurrence = ${key.occurrence} and part > ${key.part}`;
}

/** Which of its server's or person's rows it is, from 1, oldest first. Needs `delivery` joined with `subscription`. */
export const turnOfServer = sql<number>`row_number() over (
  partition by coalesce(guild_id, user_id) order by due_at, subscription_id, occurrence, part)`.as('turn');

/**
 * One of at most `limit` rows that ended before a time and have their message: a shorter payload is what is left of one, or says
 * little. Its condition is that of the index `delivery_whole`.
 */
export function isAmongWhole(before: string, limit: number) {
  return sql<boolean>`rowid in (
    select rowid from delivery where ended_at < ${before} and length(payload) > 1000 limit ${limit})`;
}

/** See `isOfRun` of delivery. */
export const isOfRun = sql<boolean>`kind in ('digest', 'emptyNotice')`;
