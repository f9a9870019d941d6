import { randomBytes } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import type { PauseReason } from '../delivery/subscription.ts';
import { isOfRun, isOpen } from './delivery-conditions.ts';
import type { SubscriptionTable } from './delivery-schema.ts';
import { toJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';
import { type Settings, toColumns, toSettings } from './subscription-row.ts';

type Row = Selectable<SubscriptionTable>;

export function insertSubscription(trx: Transaction<Schema>, row: Row): Promise<Row> {
  return trx.insertInto('subscription').values(row).returningAll().executeTakeFirstOrThrow();
}

/** See `SubscriptionStore.edit`. */
export async function editRow(
  trx: Transaction<Schema>,
  before: Row,
  edit: Partial<Settings>,
  nextRunAt: string | null,
  nowMs: number,
): Promise<Row> {
  const now = new Date(nowMs).toISOString();
  const movable = before.next_run_at !== null && before.next_run_at > now;
  const row = await trx
    .updateTable('subscription')
    .set({
      ...toColumns({ ...toSettings(before), ...edit }),
      ...(edit.schedule !== undefined && { scheduled_at: now }),
      next_run_at: (movable && nextRunAt) || before.next_run_at,
    })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (isForum(row) === isForum(before)) await movePlanned(trx, row);
  return row;
}

function isForum(row: Row): boolean {
  return toSettings(row).postAs.kind === 'forumPost';
}

/** Discord certainly does not have what is planned: it goes where the next one will. */
async function movePlanned(trx: Transaction<Schema>, { id, channel_id }: Row): Promise<void> {
  await trx
    .updateTable('delivery')
    .set({ channel_id })
    .where('subscription_id', '=', id)
    .where(isOpen)
    .where('state', '=', 'planned')
    .where(isOfRun)
    .execute();
}

/** See `SubscriptionStore.resume`. */
export async function resume(trx: Transaction<Schema>, id: string, nextRunAt: string): Promise<void> {
  await trx
    .updateTable('subscription')
    .set({ pause: null, paused_at: null, next_run_at: nextRunAt })
    .where('id', '=', id)
    .where('pause', 'is not', null)
    .execute();
}

/** A row that is being sent is left to the outbox, which finds out first whether Discord has it. */
export async function pauseAndPark(
  trx: Transaction<Schema>,
  ids: readonly string[],
  reason: PauseReason,
  nowMs: number,
): Promise<void> {
  const now = new Date(nowMs).toISOString();
  await trx
    .updateTable('subscription')
    .set((eb) => ({
      pause: toJsonText(reason),
      paused_at: eb.fn.coalesce('paused_at', eb.val(now)),
      next_run_at: null,
    }))
    .where('id', 'in', ids)
    .execute();
  await trx
    .updateTable('delivery')
    .set({
      state: 'parked',
      reason: toJsonText({ key: 'paused' }),
      ended_at: now,
    })
    .where('subscription_id', 'in', ids)
    .where(isOpen)
    .where('state', '=', 'planned')
    .where(isOfRun)
    .execute();
}

/** Eight characters: short enough for a `custom_id`, and 2⁴⁸ of them. */
export function randomId(): string {
  return randomBytes(6).toString('base64url');
}
