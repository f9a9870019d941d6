import type { SlotTime } from './subscription.ts';

/**
 * Gives times of day their slots, in the order of the day: a time that was there before keeps its own, the others take the
 * lowest that are free. `times` are `HH:MM`, without repeats.
 */
export function slotTimes(times: readonly string[], before: readonly SlotTime[] = []): readonly SlotTime[] {
  const slots = new Map(before.map(({ time, slot }) => [time, slot]));
  const kept = new Set(times.flatMap((time) => slots.get(time) ?? []));
  const free = times.map((_, index) => index).filter((slot) => !kept.has(slot));
  return times.toSorted().map((time) => ({ time, slot: slots.get(time) ?? free.shift() ?? times.length }));
}
