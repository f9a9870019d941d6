/** Two clocks: the wall's, which may be set, and one that only goes on, but may stand while the machine sleeps. Milliseconds. */
export interface Clocks {
  readonly now: () => number;
  readonly elapsed: () => number;
}

export interface Moment {
  readonly nowMs: number;
  readonly elapsedMs: number;
}

export function momentOf({ now, elapsed }: Clocks): Moment {
  return { nowMs: now(), elapsedMs: elapsed() };
}

/** How long ago, by the clock that says longer; `Infinity` for an unknown moment, and at a sign that the wall's clock went back. */
export function ageOf(moment: Moment | undefined, clocks: Clocks): number {
  if (!moment) return Number.POSITIVE_INFINITY;
  const byWall = clocks.now() - moment.nowMs;
  return byWall < 0 ? Number.POSITIVE_INFINITY : Math.max(byWall, clocks.elapsed() - moment.elapsedMs);
}
