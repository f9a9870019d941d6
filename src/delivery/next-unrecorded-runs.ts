import type { DeliveryStore } from './delivery-store.ts';
import { nextRuns, type Occurrence } from './schedule.ts';
import type { Schedule } from './subscription.ts';

/**
 * The next `count` runs of a subscription that the ledger does not know yet: after a change of its schedule, or a pause, a later time
 * of a day whose digest is out is none.
 */
export async function nextUnrecordedRuns(
  deliveries: Pick<DeliveryStore, 'recorded'>,
  subscriptionId: string,
  schedule: Schedule,
  afterMs: number,
  count: number,
): Promise<readonly Occurrence[]> {
  const found: Occurrence[] = [];
  let lastMs = afterMs;
  while (found.length < count) {
    const runs = nextRuns(schedule, lastMs, count);
    const recorded = await deliveries.recorded(
      subscriptionId,
      runs.map(({ occurrence }) => occurrence),
    );
    found.push(...runs.filter(({ occurrence }) => !recorded.has(occurrence)));
    lastMs = runs.at(-1)?.dueAtMs ?? lastMs;
  }
  return found.slice(0, count);
}
