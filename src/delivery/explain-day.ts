import type { Delivery } from './delivery.ts';
import { occurrencesBetween } from './schedule.ts';
import type { PauseReason, Subscription } from './subscription.ts';

/** What became of one run of a day, or why there is none. */
export type DayExplanation =
  | { readonly kind: 'recorded'; readonly delivery: Delivery }
  | { readonly kind: 'notYetDue'; readonly dueAt: string; readonly pause: PauseReason | null }
  /** Due, and about to be prepared. */
  | { readonly kind: 'underway'; readonly dueAt: string }
  | { readonly kind: 'pausedThen'; readonly dueAt: string }
  | {
      readonly kind: 'pausedSince';
      readonly dueAt: string;
      readonly since: string;
      readonly pause: PauseReason;
    }
  | { readonly kind: 'beforeSetUp' }
  /** Another schedule held then, and the present one says nothing of that time. */
  | { readonly kind: 'beforeSchedule' }
  | { readonly kind: 'notADay' };

export interface Day {
  /** `2026-11-20`, local to the schedule. */
  readonly date: string;
  readonly fromMs: number;
  readonly toMs: number;
}

const dayMs = 24 * 3_600_000;

/**
 * What is to be said of a day: each row of the ledger, and each run of the schedule without one. A subscription that runs has a
 * row for every run that is past, so that where there is none it was paused, or not there yet.
 */
export function explainDay(
  day: Day,
  subscription: Subscription,
  recorded: readonly Delivery[],
  nowMs: number,
): readonly DayExplanation[] {
  const names = new Set(recorded.map(({ occurrence }) => occurrence));
  // A gap may move a day's last run into the next.
  const runs = occurrencesBetween(subscription.schedule, day.fromMs, day.toMs + dayMs);
  const unrecorded = runs.filter(
    ({ occurrence }) => occurrence.startsWith(day.date) && !names.has(occurrence),
  );
  const said: readonly DayExplanation[] = [
    ...recorded.map((delivery) => ({ kind: 'recorded', delivery }) as const),
    ...unrecorded.map(({ dueAtMs }) => explainRun(dueAtMs, subscription, nowMs)),
  ];
  return said.length > 0 ? onceEach(said) : [explainNoRun(day, subscription)];
}

function explainRun(dueAtMs: number, subscription: Subscription, nowMs: number): DayExplanation {
  const { createdAt, scheduledAt, pause, pausedAt, nextRunAt } = subscription;
  const dueAt = new Date(dueAtMs).toISOString();
  if (dueAtMs > nowMs) return { kind: 'notYetDue', dueAt, pause };
  if (dueAt < createdAt) return { kind: 'beforeSetUp' };
  if (dueAt < scheduledAt) return { kind: 'beforeSchedule' };
  if (pause !== null && pausedAt !== null) return { kind: 'pausedSince', dueAt, since: pausedAt, pause };
  return nextRunAt !== null && nextRunAt <= dueAt
    ? { kind: 'underway', dueAt }
    : { kind: 'pausedThen', dueAt };
}

function explainNoRun({ toMs }: Day, { createdAt, scheduledAt }: Subscription): DayExplanation {
  const end = new Date(toMs).toISOString();
  if (end <= createdAt) return { kind: 'beforeSetUp' };
  return { kind: end <= scheduledAt ? 'beforeSchedule' : 'notADay' };
}

/** What holds for several runs alike is said once. */
function onceEach(said: readonly DayExplanation[]): readonly DayExplanation[] {
  return said.filter(
    ({ kind }, index) =>
      (kind !== 'beforeSetUp' && kind !== 'beforeSchedule') ||
      index === said.findIndex((other) => other.kind === kind),
  );
}
