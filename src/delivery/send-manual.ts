import { UserError } from '../errors.ts';
import { badTokenError } from './deliver-open.ts';
import type { Delivery, DeliveryKey } from './delivery.ts';
import { awaitsOutcome } from './occurrence-rules.ts';
import type { Outbox } from './outbox.ts';
import { type PlanPorts, planOf } from './plan-due.ts';
import { composedRows, compositionRequest, type Run } from './planned-row.ts';

/** Nobody waits longer for what was asked for just now. */
const manualGraceMs = 2 * 3_600_000;

/**
 * Sends a subscription's digest now, whether it runs or is paused, and moves its cursor. The interaction's id makes the key: asked
 * twice by one interaction, it is sent once. Returns the row after the first try: `sent`, `empty`, an end with its
 * reason, or still open, then it goes out as soon as Discord takes it. Throws `UserError`: `error.subscription.unknown`;
 * `error.delivery.underway` while another digest of the subscription may be on its way.
 */
export async function sendManual(
  ports: PlanPorts & { readonly outbox: Outbox },
  subscriptionId: string,
  interactionId: string,
): Promise<Delivery> {
  const key: DeliveryKey = { subscriptionId, occurrence: `manual:${interactionId}`, part: 0 };
  const row = (await ports.deliveries.get(key)) ?? (await planManual(ports, key));
  if (row.state !== 'planned') return row;
  const result = await ports.outbox.advance(row);
  if (result.kind === 'unauthorized') throw badTokenError();
  return (await ports.deliveries.get(key)) ?? row;
}

async function planManual(ports: PlanPorts, key: DeliveryKey): Promise<Delivery> {
  const { deliveries, subscriptions, now, compose } = ports;
  const subscription = await subscriptions.get(key.subscriptionId);
  if (!subscription) throw new UserError('error.subscription.unknown');
  const open = await deliveries.openOf(subscription.id);
  if (awaitsOutcome(open)) throw new UserError('error.delivery.underway');
  const run: Run = { occurrence: key.occurrence, dueAtMs: now(), graceMs: manualGraceMs };
  const composed = await compose(compositionRequest(subscription, run));
  // Who asks is told in private that nothing is new; the channel is not.
  const planned = composedRows(subscription, run, composed, false);
  if (!(await deliveries.plan(planOf(subscription, open, planned, null), now()))) {
    throw new UserError('error.delivery.underway');
  }
  const row = await deliveries.get(key);
  if (!row) throw new Error(`the row of ${key.occurrence} is gone`);
  return row;
}
