import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slotTimes } from '../../src/delivery/slot-times.ts';

const twice = slotTimes(['08:00', '18:30']);

test.each([
  ['times that stay keep their slots', ['18:30'], [['18:30', 1]]],
  [
    'a time that replaces another takes its slot',
    ['12:00', '18:30'],
    [
      ['12:00', 0],
      ['18:30', 1],
    ],
  ],
  [
    'one more gets a new slot',
    ['06:00', '08:00', '18:30'],
    [
      ['06:00', 2],
      ['08:00', 0],
      ['18:30', 1],
    ],
  ],
  [
    'all replaced',
    ['09:00', '19:00', '21:00'],
    [
      ['09:00', 0],
      ['19:00', 1],
      ['21:00', 2],
    ],
  ],
] as const)('%s', (_name, times, slots) => {
  expect(slotTimes(times, twice).map(({ time, slot }) => [time, slot])).toEqual(slots);
});

test('new ones are numbered in the order of the day', () => {
  expect(slotTimes(['18:30', '08:00'])).toEqual([
    { slot: 0, time: '08:00' },
    { slot: 1, time: '18:30' },
  ]);
});

test('after any edits: each time once, each slot once, none beyond what is needed', () => {
  const hours = fc.integer({ min: 1, max: 6 }).map((hour) => `0${hour}:00`);
  const times = fc.uniqueArray(hours, { minLength: 1 });
  fc.assert(
    fc.property(fc.array(times, { minLength: 1, maxLength: 5 }), (edits) => {
      let slots = slotTimes([]);
      for (const edit of edits) {
        const before = slots;
        slots = slotTimes(edit, before);
        expect(slots.map(({ time }) => time)).toEqual(edit.toSorted());
        expect(new Set(slots.map(({ slot }) => slot)).size).toBe(edit.length);
        for (const kept of before.filter(({ time }) => edit.includes(time)))
          expect(slots).toContainEqual(kept);
        expect(Math.max(...slots.map(({ slot }) => slot))).toBeLessThan(6);
      }
    }),
  );
});
