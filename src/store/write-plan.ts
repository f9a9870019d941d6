import type { Transaction } from 'kysely';
import type { DeliveryVersion } from '../delivery/delivery.ts';
import type { DeliveryPlan, PlannedDelivery } from '../delivery/delivery-store.ts';
import { isOfRun, isOpen, isVersion } from './delivery-conditions.ts';
import { toNewRow } from './delivery-row.ts';
import { toJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';

/** Whether the subscription and its open rows are still what the plan was made from. */
export async function isCurrent(
  trx: Transaction<Schema>,
  { subscriptionId, seen }: DeliveryPlan,
): Promise<boolean> {
  const subscription = await trx
    .selectFrom('subscription')
    .select(['next_run_at', 'cursor_seq'])
    .where('id', '=', subscriptionId)
    .executeTakeFirst();
  if (subscription?.next_run_at !== seen.nextRunAt || subscription.cursor_seq !== seen.cursorSeq)
    return false;
  const rows = await trx
    .selectFrom('delivery')
    .select(['occurrence', 'part', 'attempts'])
    .where('subscription_id', '=', subscriptionId)
    .where(isOpen)
    .where(isOfRun)
    .execute();
  const versions = new Set(rows.map(versionName));
  return versions.size === seen.open.length && seen.open.every((row) => versions.has(versionName(row)));
}

function versionName({ occurrence, part, attempts }: Omit<DeliveryVersion, 'subscriptionId'>): string {
  return `${occurrence}/${part}/${attempts}`;
}

export async function writePlan(trx: Transaction<Schema>, plan: DeliveryPlan, now: string): Promise<void> {
  for (const row of plan.merged) {
    await trx
      .updateTable('delivery')
      .set({
        state: 'expired',
        reason: toJsonText({ key: 'merged', into: plan.mergedInto }),
        next_try_at: null,
        ended_at: now,
      })
      .where(isVersion(row))
      .execute();
  }
  for (const row of plan.rows) await insertRow(trx, row, now);
  if (plan.nextRunAt === null) return;
  const nothingNew = plan.rows.some(({ ends }) => ends.state === 'empty');
  await trx
    .updateTable('subscription')
    .set({ next_run_at: plan.nextRunAt, ...(nothingNew && { last_was_empty: 1 }) })
    .where('id', '=', plan.subscriptionId)
    .execute();
}

/** A row whose key exists is left as it is. */
export async function insertRow(trx: Transaction<Schema>, row: PlannedDelivery, now: string): Promise<void> {
  await trx
    .insertInto('delivery')
    .values(toNewRow(row, now))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
