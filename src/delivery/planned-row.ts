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
  part = 0,
): PlannedDelivery {
  const key = keyOf(subscription, run, part);
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

/** The rows of a composed run, one a message; a run without news gets its line only when `tellEmpty`. */
export function composedRows(
  subscription: Subscription,
  run: Run,
  composed: Composed,
  tellEmpty: boolean,
): readonly PlannedDelivery[] {
  const { coverage, payload } = composed;
  if (composed.kind === 'digest') {
    return [composed.payload, ...(composed.more ?? [])].map((message, part) => {
      const ends = { state: 'planned', payload: message, coverage: part === 0 ? coverage : null } as const;
      return plannedRow(subscription, run, 'digest', ends, part);
    });
  }
  if (payload && tellEmpty) {
    return [plannedRow(subscription, run, 'emptyNotice', { state: 'planned', payload, coverage })];
  }
  const reason = { key: 'nothingNew' } as const;
  return [plannedRow(subscription, run, 'digest', { state: 'empty', reason, coverage })];
}

export function compositionRequest(subscription: Subscription, run: Run): CompositionRequest {
  const markerOfPart = (part: number) => markerOf(keyOf(subscription, run, part), 'digest');
  return {
    subscription,
    dueAtMs: run.dueAtMs,
    digestMarker: markerOfPart(0),
    markerOfPart,
    noticeMarker: markerOf(keyOf(subscription, run, 0), 'emptyNotice'),
  };
}

function keyOf({ id }: Subscription, { occurrence }: Run, part: number): DeliveryKey {
  return { subscriptionId: id, occurrence, part };
}

/** A message without its marker could not be told from others after a crash, and would be posted twice. */
function assertMarked({ ends, marker, occurrence }: PlannedDelivery): void {
  if (ends.state !== 'planned' || JSON.stringify(ends.payload.components).includes(marker)) return;
  throw new Error(`the message of ${occurrence} does not carry its marker`);
}
