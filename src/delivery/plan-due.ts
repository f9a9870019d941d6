import { setImmediate } from 'node:timers/promises';
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
import { composedRows, compositionRequest, plannedRow, type Run } from './planned-row.ts';
import { nextOccurrence } from './schedule.ts';
import type { Subscription } from './subscription.ts';
import type { SubscriptionStore } from './subscription-store.ts';

export interface PlanPorts {
  readonly deliveries: DeliveryStore;
  readonly subscriptions: SubscriptionStore;
  readonly now: () => number;
  readonly compose: Compose;
}

/** What planning wrote to the ledger so far. */
export interface PlanReport {
  /** Subscriptions that were due. */
  readonly due: number;
  readonly empty: readonly DeliveryKey[];
  readonly expired: readonly DeliveryKey[];
  /** These stay due and are planned in the next pass. */
  readonly failed: readonly { readonly subscriptionId: string; readonly error: unknown }[];
}

export interface Planner {
  /**
   * Settles the runs of the next subscriptions, about as many as go out in a second: composes the run that is worth it, and
   * records all of them with the next run, before anything is sent. False when none is left.
   */
  planSome(): Promise<boolean>;
  report(): PlanReport;
}

const sliceSize = 50;

/** Plans the subscriptions that are due now, piece by piece, so that the first go out while the last are composed. */
export function createPlanner(ports: PlanPorts, signal?: AbortSignal): Planner {
  const nowMs = ports.now();
  let due = 0;
  let last: Subscription | null = null;
  const ended = { empty: [] as DeliveryKey[], expired: [] as DeliveryKey[] };
  const failed: { subscriptionId: string; error: unknown }[] = [];

  async function plan(subscription: Subscription): Promise<void> {
    // The database answers without leaving the thread: others have their turn here.
    await setImmediate();
    try {
      for (const { ends, subscriptionId, occurrence, part } of await planSubscription(ports, subscription))
        if (ends.state !== 'planned') ended[ends.state].push({ subscriptionId, occurrence, part });
    } catch (error) {
      failed.push({ subscriptionId: subscription.id, error });
    }
  }

  return {
    async planSome() {
      const slice: readonly Subscription[] = await ports.subscriptions.listDue(nowMs, sliceSize, last);
      due += slice.length;
      last = slice.at(-1) ?? last;
      for (const subscription of slice) {
        if (signal?.aborted) return false;
        await plan(subscription);
      }
      return slice.length === sliceSize;
    },
    report: () => ({ due, ...ended, failed }),
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
  const grace = graceMs(subscription);
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
    rows.push(...composedRows(subscription, run, composed, tellsEmpty(subscription)));
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
