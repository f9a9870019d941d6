import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterPoll, type PollMoment, type PollResult } from '../../src/sources/after-poll.ts';
import { feedAt } from '../../src/sources/feed-list.ts';
import { type FeedState, newFeed } from '../../src/sources/feed-state.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const nowMs = Date.parse('2026-11-20T08:00:00.000Z');
const moment: PollMoment = { nowMs, random: 0, networkWorks: true };
const fresh = newFeed(feedAt('https://example.org/feed', 'settings'), nowMs);

const read = {
  kind: 'read',
  movedTo: null,
  title: null,
  source: null,
  ttlMinutes: null,
  newItems: 0,
  etag: '"1"',
  lastModified: null,
  cacheForMs: null,
} as const satisfies PollResult;
const notModified = {
  kind: 'notModified',
  movedTo: null,
  etag: null,
  lastModified: null,
  cacheForMs: null,
} as const;
const fault = { kind: 'fault', fault: { key: 'status', status: 503 }, retryAfterMs: null } as const;

const waitMs = ({ nextPollAt }: FeedState) => Date.parse(nextPollAt) - nowMs;
const times = (count: number, result: PollResult, from: FeedState = fresh) =>
  Array.from({ length: count }).reduce<FeedState>((state) => afterPoll(state, result, moment), from);

describe('the wait', () => {
  it.each<[string, FeedState, number]>([
    [
      'is at least a quarter of an hour for a busy feed that answers conditional requests',
      times(20, { ...read, newItems: 3 }),
      15 * minute,
    ],
    [
      'is at least half an hour for one that does not',
      times(20, { ...read, etag: null, newItems: 3 }),
      30 * minute,
    ],
    ['grows to a day where nothing happens', times(50, notModified), day],
    [
      'is what Cache-Control asks for, if that is longer',
      times(1, { ...notModified, cacheForMs: 3 * hour }),
      3 * hour,
    ],
    ['is what the feed itself asks for, if that is longer', times(1, { ...read, ttlMinutes: 240 }), 4 * hour],
    ['is a day where a server asks for a year', times(1, { ...notModified, cacheForMs: 365 * day }), day],
    ['doubles with each fault', times(3, fault), 2 * hour],
    ['ends doubling at a day', times(30, fault), day],
    [
      'is what Retry-After asks for, beyond a day too',
      times(1, { ...fault, retryAfterMs: 2 * day }),
      2 * day,
    ],
  ])('%s', (_, state, expected) => {
    expect(waitMs(state)).toBe(expected);
  });

  it('is spread by a tenth', () => {
    expect(waitMs(afterPoll(fresh, fault, { ...moment, random: 1 }))).toBe(33 * minute);
  });

  it('is always between a quarter of an hour and a week with its spread, whatever servers say', () => {
    const time = fc.option(fc.integer({ min: -day, max: 400 * day }));
    const result: fc.Arbitrary<PollResult> = fc.oneof(
      time.map((cacheForMs) => ({ ...notModified, cacheForMs })),
      fc
        .tuple(time, fc.option(fc.nat()), fc.nat(500))
        .map(([cacheForMs, ttlMinutes, newItems]) => ({ ...read, cacheForMs, ttlMinutes, newItems })),
      time.map((retryAfterMs) => ({ ...fault, retryAfterMs })),
    );
    fc.assert(
      fc.property(
        fc.array(result, { minLength: 1, maxLength: 30 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        (results, random, networkWorks) => {
          const end = results.reduce(
            (state: FeedState, one) => afterPoll(state, one, { nowMs, random, networkWorks }),
            fresh,
          );
          expect(waitMs(end)).toBeGreaterThanOrEqual(15 * minute);
          expect(waitMs(end)).toBeLessThanOrEqual(7.7 * day);
        },
      ),
    );
  });
});

describe('what is remembered', () => {
  it('is the last validators, also where a 304 does not repeat them', () => {
    const state = afterPoll(times(1, read), notModified, moment);
    expect(state.etag).toBe('"1"');
    expect(afterPoll(state, { ...notModified, etag: '"2"' }, moment).etag).toBe('"2"');
    expect(afterPoll(state, { ...read, etag: null }, moment).etag).toBeNull();
  });

  it('is no fault after a success', () => {
    expect(afterPoll(times(4, fault), notModified, moment)).toMatchObject({
      lastFault: null,
      faultsInRow: 0,
      failingSince: null,
    });
  });
});

describe('giving up', () => {
  const failingFor = (days: number, state: FeedState = fresh) => {
    let last = state;
    for (let at = 0; at <= days; at += 1)
      last = afterPoll(last, fault, { ...moment, nowMs: nowMs + at * day });
    return last.pause;
  };

  it('comes after a week of faults, not before', () => {
    expect(failingFor(6)).toBeNull();
    expect(failingFor(7)).toBe('failing');
  });

  it('does not come because Amur itself was off for a week', () => {
    const once = afterPoll(fresh, fault, moment);
    expect(afterPoll(once, fault, { ...moment, nowMs: nowMs + 10 * day }).pause).toBeNull();
  });

  it.each(['dns', 'refused', 'network', 'timeout', 'tls'] as const)(
    'does not come for %s while nobody answers',
    (key) => {
      const silent = { kind: 'fault', fault: { key }, retryAfterMs: null } as const;
      const offline = { ...moment, networkWorks: false };
      expect(afterPoll(fresh, silent, offline)).toMatchObject({
        faultsInRow: 0,
        failingSince: null,
        lastFault: { key },
      });
      expect(afterPoll(fresh, silent, moment)).toMatchObject({ faultsInRow: 1 });
    },
  );

  it('comes at once where the outlet says so', () => {
    expect(afterPoll(fresh, { kind: 'gone' }, moment).pause).toBe('gone');
  });
});
