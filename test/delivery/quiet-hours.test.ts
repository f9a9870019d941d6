import { describe, expect, test } from 'vitest';
import { parseQuietHours } from '../../src/delivery/parse-quiet-hours.ts';
import { isQuietTime, restOfQuietMs } from '../../src/delivery/quiet-hours.ts';
import type { PersonalSubscription, QuietHours } from '../../src/delivery/subscription.ts';
import { dailyAt } from '../support/daily-at.ts';

const hourMs = 3_600_000;
const night: QuietHours = { from: '22:00', until: '08:00' };

function subscription(quiet: QuietHours | null, timeZone = 'UTC'): PersonalSubscription {
  return {
    kind: 'personal',
    id: 'p',
    userId: 'u1',
    channelId: 'dm-u1',
    createdAt: '2026-11-20T00:00:00.000Z',
    locale: 'en',
    schedule: { ...dailyAt('20:00'), timeZone },
    scheduledAt: '2026-11-20T00:00:00.000Z',
    onEmpty: 'silent',
    pause: null,
    pausedAt: null,
    nextRunAt: null,
    cursorSeq: null,
    lastWasEmpty: false,
    quiet,
  };
}

function rest(quiet: QuietHours | null, due: string, now: string, timeZone?: string): number {
  return restOfQuietMs(subscription(quiet, timeZone), Date.parse(due), Date.parse(now));
}

describe('a message', () => {
  test.each([
    ['on time, by day', '2026-11-20T20:00Z', '2026-11-20T20:00:05Z', 0],
    ['late, by day', '2026-11-20T12:00Z', '2026-11-20T21:59:59Z', 0],
    ['late, as the quiet hours begin', '2026-11-20T20:00Z', '2026-11-20T22:00Z', 10],
    ['late, before midnight', '2026-11-20T20:00Z', '2026-11-20T23:30Z', 8.5],
    ['late, after midnight', '2026-11-20T20:00Z', '2026-11-21T02:00Z', 6],
    ['late, as they end', '2026-11-20T20:00Z', '2026-11-21T08:00Z', 0],
    ['slightly late, when they have begun meanwhile', '2026-11-20T21:50Z', '2026-11-20T22:05Z', 9 + 55 / 60],
    ['at its own hour within them', '2026-11-20T23:00Z', '2026-11-20T23:59:59Z', 0],
    ['later than its own hour within them', '2026-11-20T23:00Z', '2026-11-21T00:00Z', 8],
  ])('%s', (_, due, now, hours) => {
    expect(rest(night, due, now) / hourMs).toBeCloseTo(hours, 9);
  });

  test('of a person without quiet hours, or of a server, never waits', () => {
    expect(rest(null, '2026-11-20T20:00Z', '2026-11-21T02:00Z')).toBe(0);
    const { quiet: _, userId: _userId, ...scheduled } = subscription(night);
    const postAs = { kind: 'message' } as const;
    const guild = { guildId: 'g', channelName: 'news', createdBy: null, limit: 5, chart: false, postAs };
    const late = Date.parse('2026-11-21T02:00Z');
    expect(restOfQuietMs({ ...scheduled, ...guild, kind: 'guild' }, late - 6 * hourMs, late)).toBe(0);
  });

  test('waits by the clocks of its zone, also in the night in which they change', () => {
    // Berlin, 25 October 2026: from 03:00 summer time to 02:00, the night has an hour more.
    expect(rest(night, '2026-10-24T18:00Z', '2026-10-24T20:00Z', 'Europe/Berlin')).toBe(11 * hourMs);
    // 29 March 2026: from 02:00 to 03:00.
    expect(rest(night, '2026-03-28T19:00Z', '2026-03-28T21:00Z', 'Europe/Berlin')).toBe(9 * hourMs);
    // An end that the change leaves out comes when the clocks are past it.
    const early = { from: '22:00', until: '02:30' };
    expect(rest(early, '2026-03-28T19:00Z', '2026-03-28T21:00Z', 'Europe/Berlin')).toBe(4.5 * hourMs);
  });
});

test('quiet hours within a day', () => {
  const siesta = { from: '13:00', until: '15:00' };
  const times = ['12:59', '13:00', '14:59', '15:00', '23:00'];
  expect(times.filter((time) => isQuietTime(siesta, time))).toEqual(['13:00', '14:59']);
});

describe('quiet hours as they are typed', () => {
  test.each([
    '22-08',
    '22–8',
    '22:00-08:00',
    ' 22:00 — 8:00 ',
    '２２：００～０８：００',
    '22 to 8',
    'from 10 pm to 8 am',
    'с 22 до 8',
    '22点到8点',
    '22點至8點',
    '从晚上10点到早上8点',
  ])('%s', (text) => {
    expect(parseQuietHours(text)).toEqual({ kind: 'hours', ...night });
  });

  test('with minutes', () => {
    expect(parseQuietHours('23:30-6:15')).toEqual({ kind: 'hours', from: '23:30', until: '06:15' });
  });

  test.each(['none', 'None', 'off', 'no', '无', '無', 'нет'])('%s for none', (text) => {
    expect(parseQuietHours(text)).toEqual({ kind: 'none' });
  });

  test.each(['', '22', '22-', '-8', '22-25', '22-22', '22-8-9', 'night', 'tomorrow', '22:00'])(
    '“%s” is neither',
    (text) => {
      expect(parseQuietHours(text)).toBeNull();
    },
  );
});
