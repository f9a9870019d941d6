import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../src/delivery/delivery.ts';
import {
  awaitsOutcome,
  coveredBy,
  graceMs,
  missedRuns,
  settleMissed,
  tellsEmpty,
} from '../../src/delivery/occurrence-rules.ts';
import { slotTimes } from '../../src/delivery/slot-times.ts';
import type { Schedule } from '../../src/delivery/subscription.ts';

const hourMs = 3_600_000;
const daily: Schedule = {
  timesOfDay: [{ slot: 0, time: '08:00' }],
  days: { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5, 6, 7] },
  timeZone: 'UTC',
};
const at = (time: string) => Date.parse(time);

describe('grace', () => {
  test('two hours with several runs a day, six with several a week, a day with one, three days with one a month', () => {
    const ofServer = (edit: Partial<Schedule>) =>
      graceMs({ kind: 'guild', schedule: { ...daily, ...edit } }) / hourMs;
    expect(ofServer({})).toBe(6);
    expect(ofServer({ days: { kind: 'weekdays', weekdays: [1, 4] } })).toBe(6);
    expect(ofServer({ days: { kind: 'weekdays', weekdays: [1] } })).toBe(24);
    expect(ofServer({ days: { kind: 'monthly', day: 15 } })).toBe(72);
    expect(ofServer({ timesOfDay: slotTimes(['08:00', '18:30']) })).toBe(2);
  });

  test('until the next day’s message for a person, who may have quiet hours to wait for', () => {
    expect(graceMs({ kind: 'personal', schedule: daily })).toBe(24 * hourMs);
  });
});

describe('missedRuns', () => {
  const missed = (nextRunAt: string | null, now: string, schedule = daily) =>
    missedRuns({ nextRunAt, schedule }, at(now)).map(({ occurrence }) => occurrence);

  test('none before the stored run, none while paused', () => {
    expect(missed('2026-11-20T08:00:00Z', '2026-11-20T07:59:59Z')).toEqual([]);
    expect(missed(null, '2026-11-20T08:00:00Z')).toEqual([]);
  });
  test('all since the stored run', () => {
    expect(missed('2026-11-20T08:00:00Z', '2026-11-22T08:00:00Z')).toEqual([
      '2026-11-20#0',
      '2026-11-21#0',
      '2026-11-22#0',
    ]);
  });
  test('not the runs of its day that came before it', () => {
    const twice = { ...daily, timesOfDay: slotTimes(['08:00', '18:30']) };
    expect(missed('2026-11-20T18:30:00Z', '2026-11-21T08:00:00Z', twice)).toEqual([
      '2026-11-20#1',
      '2026-11-21#0',
    ]);
  });
  test('a run that the schedule moved within its day is not lost', () => {
    expect(
      missed('2026-11-20T08:00:00Z', '2026-11-20T08:00:05Z', {
        ...daily,
        timesOfDay: [{ slot: 0, time: '07:00' }],
      }),
    ).toEqual(['2026-11-20#0']);
    expect(
      missed('2026-11-20T08:00:00Z', '2026-11-20T08:00:05Z', {
        ...daily,
        timesOfDay: [{ slot: 0, time: '20:00' }],
      }),
    ).toEqual([]);
  });
});

describe('settleMissed', () => {
  const runs = ['2026-11-18', '2026-11-19', '2026-11-20'].map((date) => ({
    occurrence: `${date}#0`,
    dueAtMs: at(`${date}T08:00:00Z`),
  }));
  const merged = { key: 'merged', into: '2026-11-20#0' };
  const tooLate = { key: 'tooLate', graceHours: 6 };

  test.each([
    ['2026-11-20T08:00:00Z', '2026-11-20#0', [merged, merged]],
    ['2026-11-20T14:00:00Z', '2026-11-20#0', [merged, merged]],
    ['2026-11-20T14:00:01Z', undefined, [tooLate, tooLate, tooLate]],
  ])('at %s', (now, send, reasons) => {
    const settled = settleMissed(runs, 6 * hourMs, at(now));
    expect(settled.send?.occurrence).toBe(send);
    expect(settled.expired.map(({ reason }) => reason)).toEqual(reasons);
  });
  test('nothing missed, nothing to do', () => {
    expect(settleMissed([], 6 * hourMs, 0)).toEqual({ send: null, expired: [] });
  });
});

describe('open rows', () => {
  const row = (state: Delivery['state'], kind: Delivery['kind'], occurrence: string, part = 0) =>
    ({ state, kind, occurrence, part }) as Delivery;
  const rows = [
    row('planned', 'digest', '2026-11-18#0'),
    row('planned', 'emptyNotice', '2026-11-19#0'),
    row('sending', 'digest', '2026-11-20#0'),
  ];

  test('one that may be at Discord is waited for', () => {
    expect(awaitsOutcome(rows)).toBe(true);
    expect(awaitsOutcome(rows.slice(0, 2))).toBe(false);
  });
  test('a digest covers what is planned, a notice only notices', () => {
    expect(coveredBy('digest', rows)).toEqual(rows.slice(0, 2));
    expect(coveredBy('emptyNotice', rows)).toEqual(rows.slice(1, 2));
  });
  test('the parts of a digest go together, unless it has begun', () => {
    const parts = [0, 1, 2].map((part) => row('planned', 'digest', '2026-11-20#0', part));
    expect(coveredBy('digest', parts)).toEqual(parts);
    expect(coveredBy('digest', parts.slice(1))).toEqual([]);
  });
});

test.each([
  ['once', false, true],
  ['once', true, false],
  ['silent', false, false],
  ['silent', true, false],
  ['always', false, true],
  ['always', true, true],
] as const)('an empty run, %s, the last one empty: %s', (onEmpty, lastWasEmpty, tells) => {
  expect(tellsEmpty({ onEmpty, lastWasEmpty })).toBe(tells);
});
