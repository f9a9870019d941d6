import { expect, onTestFinished, test } from 'vitest';
import { slotTimes } from '../../src/delivery/slot-times.ts';
import type { Schedule } from '../../src/delivery/subscription.ts';
import { nothingTyped, type TypedSubscription } from '../../src/usecases/choose-settings.ts';
import { scheduleNotes } from '../../src/usecases/schedule-notes.ts';
import {
  editSubscription,
  resumeSubscription,
  setUpSubscription,
} from '../../src/usecases/set-up-subscription.ts';
import { createWorld, hourMs, type World } from '../delivery/delivery-world.ts';
import { servicesOf } from './services-of.ts';

const person = { locale: 'en', userId: 'u1', guildId: 'g1' } as const;

interface Stage {
  readonly world: World;
  readonly id: string;
  /** Changes the subscription; returns the next runs as the answer shows them. */
  edit(typed: Partial<TypedSubscription>): Promise<readonly string[]>;
  /** What was posted since the last look, by occurrence. */
  posted(): Promise<readonly string[]>;
}

/** A subscription that is set up before any of the times on 20 November 2026, a Friday. */
async function subscribed(times: string, days: Schedule['days'] = everyDay): Promise<Stage> {
  const world = await createWorld('2026-11-20T00:00:00Z');
  onTestFinished(world.close);
  const schedule: Schedule = { timesOfDay: slotTimes(times.split(', ')), days, timeZone: 'UTC' };
  const { id } = await world.subscribe({ schedule });
  const services = servicesOf(world);
  let seen = 0;
  return {
    world,
    id,
    async edit(typed) {
      const subscription = await world.subscriptions.get(id);
      if (subscription?.kind !== 'guild') throw new Error('the subscription is gone');
      const edited = await editSubscription(person, services, subscription, { ...nothingTyped, ...typed });
      const stored = await world.subscriptions.get(id);
      expect(stored?.nextRunAt).toBe(edited.nextRuns[0]);
      return edited.nextRuns.map((run) => run.slice(0, 16));
    },
    async posted() {
      const sent = (await world.deliveries.history(id, 100)).filter(({ state }) => state === 'sent');
      const fresh = sent.toReversed().slice(seen);
      seen = sent.length;
      return fresh.map(({ occurrence, dueAt }) => `${occurrence} ${dueAt.slice(11, 16)}`);
    },
  };
}

const everyDay = { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5, 6, 7] } as const;

/** Lets hours pass, with news in each and the bot looking every half hour. */
async function live(world: World, hours: number): Promise<void> {
  for (let half = 0; half < 2 * hours; half += 1) {
    world.pass(hourMs / 2);
    world.news += 1;
    await world.tick();
  }
}

test('a later time on a day whose digest is out is none: the answer shows the next day', async () => {
  const { world, edit, posted } = await subscribed('08:00');
  await live(world, 9);
  expect(await posted()).toEqual(['2026-11-20#0 08:00']);
  expect(await edit({ time: '20:00' })).toEqual(['2026-11-21T20:00', '2026-11-22T20:00', '2026-11-23T20:00']);
  await live(world, 24);
  expect(await posted()).toEqual([]);
  await live(world, 24);
  expect(await posted()).toEqual(['2026-11-21#0 20:00']);
});

test('before the day’s digest, a changed time takes effect at once', async () => {
  const { world, edit, posted } = await subscribed('20:00');
  await live(world, 7);
  expect((await edit({ time: '08:00' }))[0]).toBe('2026-11-20T08:00');
  await live(world, 24);
  expect(await posted()).toEqual(['2026-11-20#0 08:00']);
});

test('one more time a day comes on the same day', async () => {
  const { world, edit, posted } = await subscribed('08:00');
  await live(world, 9);
  expect((await edit({ time: '08:00, 18:30' }))[0]).toBe('2026-11-20T18:30');
  await live(world, 24);
  expect(await posted()).toEqual(['2026-11-20#0 08:00', '2026-11-20#1 18:30', '2026-11-21#0 08:00']);
});

test('a time that stays is neither lost nor repeated when another goes', async () => {
  const { world, edit, posted } = await subscribed('08:00, 18:30');
  await live(world, 9);
  expect((await edit({ time: '18:30' }))[0]).toBe('2026-11-20T18:30');
  await live(world, 24);
  expect(await posted()).toEqual(['2026-11-20#0 08:00', '2026-11-20#1 18:30']);
});

test('runs before the subscription was there are not recorded', async () => {
  const world = await createWorld('2026-11-20T12:00:00Z');
  onTestFinished(world.close);
  const schedule = { timesOfDay: slotTimes(['08:00', '18:30']), days: everyDay, timeZone: 'UTC' };
  const { id } = await world.subscribe({ schedule });
  await live(world, 8);
  expect((await world.deliveries.history(id, 10)).map(({ occurrence }) => occurrence)).toEqual([
    '2026-11-20#1',
  ]);
});

test('days of the month, weekdays and zones change in place', async () => {
  const { world, edit } = await subscribed('08:00');
  await live(world, 9);
  expect(await edit({ days: 'last day' })).toEqual([
    '2026-11-30T08:00',
    '2026-12-31T08:00',
    '2027-01-31T08:00',
  ]);
  expect((await edit({ days: 'Mon, Thu' })).slice(0, 2)).toEqual(['2026-11-23T08:00', '2026-11-26T08:00']);
  // In Samoa it is the 20th still, whose digest is out.
  expect((await edit({ days: 'daily', zone: 'Pacific/Pago_Pago' }))[0]).toBe('2026-11-21T19:00');
});

test('resumed on a day whose digest is out, it goes on the next day', async () => {
  const { world, id } = await subscribed('08:00');
  await live(world, 9);
  await world.subscriptions.pause(id, { key: 'byAdmin', userId: 'u1' });
  const paused = await world.subscriptions.get(id);
  if (paused?.kind !== 'guild') throw new Error('the subscription is gone');
  const resumed = await resumeSubscription(person, servicesOf(world), {
    ...paused,
    schedule: { ...paused.schedule, timesOfDay: slotTimes(['20:00']) },
  });
  expect(resumed).toBe('2026-11-21T20:00:00.000Z');
});

test('an answer tells that the digests of a moment take minutes', async () => {
  const world = await createWorld('2026-11-20T00:00:00Z');
  onTestFinished(world.close);
  const services = servicesOf(world);
  const spreadWith = async (others: number) => {
    const deliverer = { ...services.deliverer, spreadAt: async () => others * 1000 };
    const person = { locale: 'en', userId: 'u1', guildId: 'g1', guildLocale: null, channelId: 'c1' } as const;
    const found = await setUpSubscription(person, { ...services, deliverer }, nothingTyped);
    return scheduleNotes(found, 'en');
  };
  expect(await spreadWith(60)).toEqual([]);
  expect(await spreadWith(61)).toEqual([expect.stringContaining('up to 2 minutes late')]);
});
