import type { Compose } from './compose.ts';
import type { Delivery, DeliveryKey } from './delivery.ts';
import type { DeliveryPlan, DeliveryStore, PlannedDelivery } from './delivery-store.ts';
import {
  awaitsOutcome,
  coveredBy,
  graceMs,
  missedRuns,
  settleMissed,
  tellsEmpty,
} from './occurrence-rules.ts';
import { composedRow, compositionRequest, plannedRow, type Run } from './planned-row.ts';
import { nextOccurrence } from './schedule.ts';
import type { Subscription } from './subscription.ts';
import type { SubscriptionStore } from './subscription-store.ts';

export interface PlanPorts {
  readonly deliveries: DeliveryStore;
  readonly subscriptions: SubscriptionStore;
  readonly now: () => number;
  readonly compose: Compose;
}

/** What one pass over the due subscriptions wrote to the ledger. */
export interface PlanReport {
  /** Subscriptions that were due. */
  readonly due: number;
  readonly planned: readonly DeliveryKey[];
  readonly empty: readonly DeliveryKey[];
  readonly expired: readonly DeliveryKey[];
  /** These stay due and are planned in the next pass. */
  readonly failed: readonly { readonly subscriptionId: string; readonly error: unknown }[];
}

/** More than one process can serve; a bound for memory, the rest follows in the next pass. */
const dueAtOnce = 10_000;

/** Settles every due run: composes the one that is worth it, and records all of them with the next run, before anything is sent. */
export async function planDue(ports: PlanPorts, signal?: AbortSignal): Promise<PlanReport> {
  const due = await ports.subscriptions.listDue(ports.now(), dueAtOnce);
  const rows: PlannedDelivery[] = [];
  const failed: { subscriptionId: string; error: unknown }[] = [];
  for (const subscription of due) {
    if (signal?.aborted) break;
    try {
      rows.push(...(await planSubscription(ports, subscription)));
    } catch (error) {
      failed.push({ subscriptionId: subscription.id, error });
    }
  }
  const ending = (state: PlannedDelivery['ends']['state']) => rows.filter((row) => row.ends.state === state);
  return {
    due: due.length,
    planned: ending('planned'),
    empty: ending('empty'),
    expired: ending('expired'),
    failed,
  };
}

/** The rows written: none while an earlier message may be on its way, or when the subscription changed meanwhile. */
async function planSubscription(
  { deliveries, now, compose }: PlanPorts,
  subscription: Subscription,
): Promise<readonly PlannedDelivery[]> {
  const nowMs = now();
  const open = await deliveries.openOf(subscription.id);
  const missed = missedRuns(subscription, nowMs);
  const recorded = await deliveries.recorded(
    subscription.id,
    missed.map(({ occurrence }) => occurrence),
  );
  const grace = graceMs(subscription.schedule);
  const unsettled = missed.filter(({ occurrence }) => !recorded.has(occurrence));
  const { send, expired } = settleMissed(unsettled, grace, nowMs);
  if (send && awaitsOutcome(open)) return [];
  const rows = expired.map((run) =>
    plannedRow(subscription, { ...run, graceMs: grace }, 'digest', {
      state: 'expired',
      reason: run.reason,
      coverage: null,
    }),
  );
  if (send) {
    const run: Run = { ...send, graceMs: grace };
    const composed = await compose(compositionRequest(subscription, run));
    rows.push(composedRow(subscription, run, composed, tellsEmpty(subscription)));
  }
  const next = nextOccurrence(subscription.schedule, Math.max(nowMs, missed.at(-1)?.dueAtMs ?? nowMs));
  const plan = planOf(subscription, open, rows, new Date(next.dueAtMs).toISOString());
  return (await deliveries.plan(plan, nowMs)) ? rows : [];
}

/** A plan whose message, if any, replaces the open rows that it covers. */
export function planOf(
  { id, nextRunAt, cursorSeq }: Subscription,
  open: readonly Delivery[],
  rows: readonly PlannedDelivery[],
  thenRunAt: string | null,
): DeliveryPlan {
  const message = rows.find(({ ends }) => ends.state === 'planned');
  return {
    subscriptionId: id,
    seen: { nextRunAt, cursorSeq, open },
    rows,
    merged: message ? coveredBy(message.kind, open) : [],
    mergedInto: message?.occurrence ?? '',
    nextRunAt: thenRunAt,
  };
}
