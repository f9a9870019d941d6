import type { Delivery, DeliveryKind, DeliveryReason } from './delivery.ts';
import { type Occurrence, occurrencesBetween, startOfLocalDay } from './schedule.ts';
import type { Schedule, Subscription } from './subscription.ts';

const hourMs = 3_600_000;

/** How late a digest may come: after that the next one is nearer than its reader's interest. `docs/delivery.md` */
const graceHours = {
  severalADay: 2,
  daily: 6,
  weekly: 24,
  monthly: 72,
  /** A person's message may have to wait for the end of quiet hours; the next day's covers it then. */
  personal: 24,
} as const;

export function graceMs({ kind, schedule }: Pick<Subscription, 'kind' | 'schedule'>): number {
  return hourMs * graceHours[kind === 'personal' ? 'personal' : rhythmOf(schedule)];
}

function rhythmOf({ timesOfDay, days }: Schedule): Exclude<keyof typeof graceHours, 'personal'> {
  if (timesOfDay.length > 1) return 'severalADay';
  if (days.kind === 'monthly') return 'monthly';
  return days.weekdays.length === 1 ? 'weekly' : 'daily';
}

/**
 * The runs from the stored next run to now, oldest first, by the schedule as it is now. Where that run is none of them, a schedule
 * edited while it was due, or new rules of a time zone, moved it within its day: then all runs of that local day count.
 */
export function missedRuns(
  { nextRunAt, schedule }: Pick<Subscription, 'nextRunAt' | 'schedule'>,
  nowMs: number,
): readonly Occurrence[] {
  if (nextRunAt === null) return [];
  const nextRunMs = Date.parse(nextRunAt);
  const runs = occurrencesBetween(schedule, startOfLocalDay(schedule, nextRunMs), nowMs);
  const stands = runs.some(({ dueAtMs }) => dueAtMs === nextRunMs);
  return stands ? runs.filter(({ dueAtMs }) => dueAtMs >= nextRunMs) : runs;
}

export interface Settlement {
  /** The one run that is still worth posting; it covers everything since the last digest. */
  readonly send: Occurrence | null;
  readonly expired: readonly (Occurrence & { readonly reason: DeliveryReason })[];
}

/** Of several missed runs the newest is sent when it is within its grace; the others are merged into it, or too late as it is. */
export function settleMissed(missed: readonly Occurrence[], grace: number, nowMs: number): Settlement {
  const newest = missed.at(-1);
  const send = newest && nowMs - newest.dueAtMs <= grace ? newest : null;
  const reason: DeliveryReason = send
    ? { key: 'merged', into: send.occurrence }
    : { key: 'tooLate', graceHours: grace / hourMs };
  const expired = missed.filter((run) => run !== send).map((run) => ({ ...run, reason }));
  return { send, expired };
}

/** Whether an earlier message may be at Discord: then nothing new is composed until that is known, for both would tell the same. */
export function awaitsOutcome(open: readonly Delivery[]): boolean {
  return open.some(({ state }) => state === 'sending');
}

/**
 * The planned rows that a new message covers. A notice says nothing of what a waiting digest holds; and a digest whose first part
 * is out is not told anew, so its other parts still go.
 */
export function coveredBy(kind: DeliveryKind, open: readonly Delivery[]): readonly Delivery[] {
  const planned = open.filter(({ state }) => state === 'planned');
  const unbegun = new Set(planned.filter(({ part }) => part === 0).map(({ occurrence }) => occurrence));
  return planned.filter(
    (row) => unbegun.has(row.occurrence) && (kind === 'digest' || row.kind === 'emptyNotice'),
  );
}

/** Whether a run without news is worth its one line. */
export function tellsEmpty({
  onEmpty,
  lastWasEmpty,
}: Pick<Subscription, 'onEmpty' | 'lastWasEmpty'>): boolean {
  return onEmpty === 'always' || (onEmpty === 'once' && !lastWasEmpty);
}
