import type { Composed, CompositionRequest } from './compose.ts';
import type { DeliveryKey, DeliveryKind } from './delivery.ts';
import { markerOf, nonceOf } from './delivery-marks.ts';
import type { PlannedDelivery } from './delivery-store.ts';
import type { Subscription } from './subscription.ts';

/** A run as rows are made from it. */
export interface Run {
  readonly occurrence: string;
  readonly dueAtMs: number;
  readonly graceMs: number;
}

/** The row of a run: what becomes of it, `ends`, is frozen with it. */
export function plannedRow(
  subscription: Subscription,
  run: Run,
  kind: DeliveryKind,
  ends: PlannedDelivery['ends'],
): PlannedDelivery {
  const key = keyOf(subscription, run);
  const row = {
    ...key,
    kind,
    channelId: subscription.channelId,
    dueAt: new Date(run.dueAtMs).toISOString(),
    expiresAt: new Date(run.dueAtMs + run.graceMs).toISOString(),
    nonce: nonceOf(key, kind),
    marker: markerOf(key, kind),
    ends,
  };
  assertMarked(row);
  return row;
}

/** The row of a composed run; a run without news gets its line only when `tellEmpty`. */
export function composedRow(
  subscription: Subscription,
  run: Run,
  composed: Composed,
  tellEmpty: boolean,
): PlannedDelivery {
  const { coverage, payload } = composed;
  if (composed.kind === 'digest') {
    return plannedRow(subscription, run, 'digest', { state: 'planned', payload: composed.payload, coverage });
  }
  if (payload && tellEmpty) {
    return plannedRow(subscription, run, 'emptyNotice', { state: 'planned', payload, coverage });
  }
  return plannedRow(subscription, run, 'digest', {
    state: 'empty',
    reason: { key: 'nothingNew' },
    coverage,
  });
}

export function compositionRequest(subscription: Subscription, run: Run): CompositionRequest {
  const key = keyOf(subscription, run);
  return {
    subscription,
    dueAtMs: run.dueAtMs,
    digestMarker: markerOf(key, 'digest'),
    noticeMarker: markerOf(key, 'emptyNotice'),
  };
}

function keyOf({ id }: Subscription, { occurrence }: Run): DeliveryKey {
  return { subscriptionId: id, occurrence, part: 0 };
}

/** A message without its marker could not be told from others after a crash, and would be posted twice. */
function assertMarked({ ends, marker, occurrence }: PlannedDelivery): void {
  if (ends.state !== 'planned' || JSON.stringify(ends.payload.components).includes(marker)) return;
  throw new Error(`the message of ${occurrence} does not carry its marker`);
}
