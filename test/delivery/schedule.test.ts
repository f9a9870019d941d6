import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  nextOccurrence,
  nextRuns,
  occurrencesBetween,
  startOfLocalDay,
} from '../../src/delivery/schedule.ts';
import type { Schedule } from '../../src/delivery/subscription.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const dayMs = 86_400_000;

/** Zones with a rule that has broken schedulers: half-hour and two-hour shifts, gaps at midnight, a missing date, Ramadan. */
const zones = [
  'Asia/Shanghai',
  'Europe/Moscow',
  'Australia/Lord_Howe',
  'Antarctica/Troll',
  'America/Santiago',
  'Africa/Cairo',
  'America/Havana',
  'Africa/Casablanca',
  'Pacific/Chatham',
  'Pacific/Apia',
  'America/Nuuk',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Asia/Beirut',
  'Europe/London',
  'America/New_York',
];

function schedule(timeOfDay: string, timeZone: string, weekdays: readonly number[] = everyDay): Schedule {
  return { timeOfDay, timeZone, weekdays };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

describe('nextOccurrence', () => {
  const cases: readonly [name: string, schedule: Schedule, after: string, occurrence: string, due: string][] =
    [
      [
        'later today',
        schedule('08:00', 'Asia/Shanghai'),
        '2026-11-19T23:00:00Z',
        '2026-11-20#0',
        '2026-11-20T00:00:00.000Z',
      ],
      [
        'strictly after',
        schedule('08:00', 'Asia/Shanghai'),
        '2026-11-20T00:00:00Z',
        '2026-11-21#0',
        '2026-11-21T00:00:00.000Z',
      ],
      [
        'only Mondays',
        schedule('08:00', 'Europe/Moscow', [1]),
        '2026-11-20T00:00:00Z',
        '2026-11-23#0',
        '2026-11-23T05:00:00.000Z',
      ],
      [
        'a gap moves forward',
        schedule('02:30', 'Europe/Paris'),
        '2026-03-28T12:00:00Z',
        '2026-03-29#0',
        '2026-03-29T01:30:00.000Z',
      ],
      [
        'an overlap counts once, first',
        schedule('02:30', 'Europe/Paris'),
        '2026-10-24T12:00:00Z',
        '2026-10-25#0',
        '2026-10-25T00:30:00.000Z',
      ],
      [
        'not again in the overlap',
        schedule('02:30', 'Europe/Paris'),
        '2026-10-25T00:30:00Z',
        '2026-10-26#0',
        '2026-10-26T01:30:00.000Z',
      ],
      [
        'a gap over midnight',
        schedule('23:30', 'America/Nuuk'),
        '2026-03-28T12:00:00Z',
        '2026-03-28#0',
        '2026-03-29T01:30:00.000Z',
      ],
      [
        'the day after that gap',
        schedule('23:30', 'America/Nuuk'),
        '2026-03-29T01:30:00Z',
        '2026-03-29#0',
        '2026-03-30T00:30:00.000Z',
      ],
      [
        'a date that never was',
        schedule('08:00', 'Pacific/Apia'),
        '2011-12-30T06:00:00Z',
        '2011-12-31#0',
        '2011-12-30T18:00:00.000Z',
      ],
      [
        'its weekday waits a week',
        schedule('08:00', 'Pacific/Apia', [5]),
        '2011-12-24T00:00:00Z',
        '2012-01-06#0',
        '2012-01-05T18:00:00.000Z',
      ],
      [
        'half an hour of shift',
        schedule('02:15', 'Australia/Lord_Howe'),
        '2026-10-03T00:00:00Z',
        '2026-10-04#0',
        '2026-10-03T15:45:00.000Z',
      ],
    ];
  test.each(cases)('%s', (_name, rule, after, occurrence, due) => {
    const next = nextOccurrence(rule, Date.parse(after));
    expect({ occurrence: next.occurrence, due: iso(next.dueAtMs) }).toEqual({ occurrence, due });
  });

  test('a schedule without days or with an unknown zone is a RangeError', () => {
    expect(() => nextOccurrence(schedule('08:00', 'Asia/Shanghai', []), 0)).toThrow(RangeError);
    expect(() => nextOccurrence(schedule('08:00', 'Asia/Atlantis'), 0)).toThrow(RangeError);
  });
});

test('nextRuns gives the runs one after the other', () => {
  const runs = nextRuns(schedule('20:00', 'Asia/Shanghai', [5, 6]), Date.parse('2026-11-20T12:00:00Z'), 3);
  expect(runs.map((run) => run.occurrence)).toEqual(['2026-11-21#0', '2026-11-27#0', '2026-11-28#0']);
});

test('startOfLocalDay is local midnight', () => {
  expect(iso(startOfLocalDay(schedule('08:00', 'Asia/Shanghai'), Date.parse('2026-11-20T15:59:00Z')))).toBe(
    '2026-11-19T16:00:00.000Z',
  );
});

/** The local dates that a zone has in a span, found by reading its clock every six hours: no date is shorter. */
function datesOf(timeZone: string, fromMs: number, toMs: number): readonly string[] {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const dates = new Set<string>();
  for (let ms = fromMs; ms < toMs; ms += dayMs / 4) dates.add(format.format(ms));
  return [...dates];
}

function isoWeek(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  const thursday = new Date(day.getTime() + (4 - (day.getUTCDay() || 7)) * dayMs);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return `${thursday.getUTCFullYear()}-W${Math.floor((thursday.getTime() - first) / dayMs / 7) + 1}`;
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

describe.each(zones)('ten years in %s', (timeZone) => {
  // Apia lost its date in 2011; elsewhere the years of today's rules matter more.
  const from = timeZone === 'Pacific/Apia' ? Date.UTC(2009, 0, 1) : Date.UTC(2020, 0, 1);
  const to = from + 3653 * dayMs;
  const dates = datesOf(timeZone, from, to).slice(2, -2);
  const span = { from: from - 2 * dayMs, to: to + 2 * dayMs };
  const within = new Set(dates);

  test.each(['00:30', '02:30', '23:30'])('daily at %s: every date that exists, once, in order', (time) => {
    const runs = occurrencesBetween(schedule(time, timeZone), span.from, span.to);
    const named = runs.map((run) => run.occurrence.replace('#0', '')).filter((date) => within.has(date));
    expect(named).toEqual(dates);
    expect(runs.every((run, index) => index === 0 || run.dueAtMs > (runs[index - 1]?.dueAtMs ?? 0))).toBe(
      true,
    );
  });

  test.each(everyDay)('weekly on day %i: once in every ISO week that has it', (weekday) => {
    const runs = occurrencesBetween(schedule('02:30', timeZone, [weekday]), span.from, span.to);
    const weeks = runs
      .map((run) => run.occurrence.replace('#0', ''))
      .filter((date) => within.has(date))
      .map(isoWeek);
    expect(weeks).toEqual(dates.filter((date) => weekdayOf(date) === weekday).map(isoWeek));
    expect(new Set(weeks).size).toBe(weeks.length);
  });
});

test('stepping with nextOccurrence meets the same runs as a span does', () => {
  const schedules = fc.record({
    timeOfDay: fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
    timeZone: fc.constantFrom(...zones),
    weekdays: fc.subarray(everyDay, { minLength: 1 }),
  });
  const starts = fc.integer({ min: Date.UTC(2011, 10, 1), max: Date.UTC(2030, 0, 1) });
  fc.assert(
    fc.property(schedules, starts, (rule, fromMs) => {
      const runs = occurrencesBetween(rule, fromMs + 1, fromMs + 40 * dayMs);
      expect(nextRuns(rule, fromMs, runs.length)).toEqual(runs);
    }),
    { numRuns: 200 },
  );
});
