import type { Delivery } from '../delivery/delivery.ts';
import type { ShownRun } from '../messages/delivery-text.ts';
import type { Services } from '../services.ts';

/** A row of the ledger with what became of passing it on to followers. */
export async function runWithPublication(
  delivery: Delivery,
  { store }: Pick<Services, 'store'>,
): Promise<ShownRun> {
  const { subscriptionId, occurrence, part, state } = delivery;
  if (state !== 'sent') return { delivery, publication: null };
  const key = { subscriptionId, occurrence: `publish:${occurrence}`, part };
  return { delivery, publication: await store.deliveries.get(key) };
}
