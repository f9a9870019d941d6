import { describe, expect, onTestFinished, test } from 'vitest';
import { slotTimes } from '../../src/delivery/slot-times.ts';
import type { NewSubscription } from '../../src/delivery/subscription.ts';
import type { Locale } from '../../src/locale/locale.ts';
import { locales } from '../../src/locale/locale.ts';
import type { Message } from '../../src/messages/message.ts';
import { completeDate, explainDigest } from '../../src/usecases/explain-digest.ts';
import { showHistory } from '../../src/usecases/show-history.ts';
import { createWorld, dayMs, hourMs, type World } from '../delivery/delivery-world.ts';
import { servicesOf } from './services-of.ts';

interface Stage {
  readonly world: World;
  readonly id: string;
  why(date: string | null, locale?: Locale): Promise<string>;
}

/** A daily digest at 08:00 UTC, set up at 07:00 on Friday, 20 November 2026. */
async function subscribed(settings: Partial<NewSubscription> = {}): Promise<Stage> {
  const world = await createWorld('2026-11-20T07:00:00Z');
  onTestFinished(world.close);
  const { id } = await world.subscribe(settings);
  return {
    world,
    id,
    why: async (date, locale = 'en') =>
      textOf(await explainDigest({ locale }, servicesOf(world), await subscriptionOf(world, id), date)),
  };
}

async function subscriptionOf({ subscriptions }: World, id: string) {
  const subscription = await subscriptions.get(id);
  if (subscription?.kind !== 'guild') throw new Error('the subscription is gone');
  return subscription;
}

function textOf(message: Message): string {
  const texts = JSON.stringify(message.components).match(/"content":"((?:[^"\\]|\\.)*)"/g) ?? [];
  return texts.map((text) => JSON.parse(`{${text}}`).content).join('\n');
}

function moment(time: string): string {
  return `<t:${Date.parse(time) / 1000}:F>`;
}

async function passDay(world: World): Promise<void> {
  world.pass(dayMs);
  world.news += 1;
  await world.tick();
}

describe('why', () => {
  test('it was sent: when it was due, when it was sent, and where it is', async () => {
    const { world, why } = await subscribed();
    world.pass(hourMs + 60_000);
    await world.tick();
    const text = await why('2026-11-20');
    expect(text).toContain('<#c1> · 20 November');
    expect(text).toContain(`due ${moment('2026-11-20T08:00:00Z')}`);
    expect(text).toContain(`sent ${moment('2026-11-20T08:01:00Z')}`);
    expect(text).toContain('(https://discord.com/channels/g1/c1/1000)');
  });

  test('it is not due yet, today and on a later day', async () => {
    const { why } = await subscribed();
    expect(await why(null)).toContain(`Not due yet: it will be posted ${moment('2026-11-20T08:00:00Z')}`);
    expect(await why('tomorrow')).toContain(
      `Not due yet: it will be posted ${moment('2026-11-21T08:00:00Z')}`,
    );
  });

  test('it was not there yet', async () => {
    const { why } = await subscribed();
    expect(await why('2026-11-19')).toContain(`set up ${moment('2026-11-20T07:00:00Z')}`);
    expect(await why('yesterday')).toContain('set up');
  });

  test('the time of that day had passed when it was set up', async () => {
    const { why } = await subscribed({
      schedule: { timesOfDay: slotTimes(['06:00']), days: { kind: 'monthly', day: 20 }, timeZone: 'UTC' },
    });
    expect(await why('2026-11-20')).toContain('set up');
  });

  test('nothing was new, and it stays silent then', async () => {
    const { world, why } = await subscribed({ onEmpty: 'silent' });
    world.pass(hourMs);
    await world.tick();
    world.pass(dayMs);
    await world.tick();
    const text = await why('2026-11-21');
    expect(text).toContain('**nothing new** · no new events mainly about China–Russia relations');
    expect(text).toContain('/digest edit');
  });

  test('it was paused: since when, by whom; and afterwards, that it was', async () => {
    const { world, id, why } = await subscribed();
    await world.subscriptions.pause(id, { key: 'byAdmin', userId: 'u1' });
    world.pass(2 * hourMs);
    expect(await why('2026-11-20')).toContain(`paused since ${moment('2026-11-20T07:00:00Z')}`);
    expect(await why('2026-11-20')).toContain('Paused by an admin');
    expect(await why('2026-11-21')).toContain('but the digest is not running');
    await world.subscriptions.resume(id, '2026-11-21T08:00:00.000Z');
    expect(await why('2026-11-20')).toContain('the digest was paused then');
  });

  test('it came too late: by how much, and what to do', async () => {
    const { world, why } = await subscribed();
    world.pass(9 * hourMs);
    await world.tick();
    const text = await why('2026-11-20');
    expect(text).toContain('**too late, not sent**');
    expect(text).toContain('within 6 hours');
    expect(text).toContain('/digest send');
  });

  test('a later one tells its news, and where that is', async () => {
    const { world, why } = await subscribed();
    world.pass(hourMs + 2 * dayMs);
    await world.tick();
    const text = await why('2026-11-20');
    expect(text).toContain('part of a later digest');
    expect(text).toContain(`due ${moment('2026-11-22T08:00:00Z')} · **sent`);
  });

  test('Discord refused it: what to put right while it is paused, and afterwards', async () => {
    const { world, id, why } = await subscribed();
    world.discord.closed.add('c1');
    world.pass(hourMs);
    await world.tick();
    expect(await why('2026-11-20')).toContain('Discord refused it, error 50013');
    expect(await why('2026-11-20')).toContain('Grant “Send Messages”');
    await world.subscriptions.resume(id, '2026-11-21T08:00:00.000Z');
    expect(await why('2026-11-20')).toContain('/digest send tries again');
  });

  test('nobody can tell whether it arrived', async () => {
    const { world, why } = await subscribed();
    world.discord.fates.push({ kind: 'crashAfter' });
    world.discord.readBack = 'unreadable';
    world.pass(hourMs);
    await world.tick();
    world.pass(hourMs);
    await world.tick();
    expect(await why('2026-11-20')).toContain('Check the channel');
  });

  test('Discord does not answer: when it is tried again', async () => {
    const { world, why } = await subscribed();
    world.discord.fates.push({ kind: 'unreachable' });
    world.pass(hourMs);
    await world.tick();
    expect(await why(null)).toContain('Amur keeps trying');
  });

  test('the schedule has no run on that day, and when the next is', async () => {
    const { world, why } = await subscribed({
      schedule: {
        timesOfDay: slotTimes(['08:00']),
        days: { kind: 'weekdays', weekdays: [5] },
        timeZone: 'UTC',
      },
    });
    world.pass(hourMs);
    await world.tick();
    const text = await why('2026-11-21');
    expect(text).toContain('no run on that day: 08:00 · Fri · UTC');
    expect(text).toContain(`next ${moment('2026-11-27T08:00:00Z')}`);
  });

  test('another schedule held then', async () => {
    const { world, id, why } = await subscribed({
      schedule: {
        timesOfDay: slotTimes(['08:00']),
        days: { kind: 'weekdays', weekdays: [5] },
        timeZone: 'UTC',
      },
    });
    for (let day = 0; day < 4; day += 1) await passDay(world);
    const { schedule } = await subscriptionOf(world, id);
    const daily = { ...schedule, days: { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5, 6, 7] } } as const;
    await world.subscriptions.edit(id, { schedule: daily }, '2026-11-25T08:00:00.000Z');
    expect(await why('2026-11-21')).toContain(`only set ${moment('2026-11-24T07:00:00Z')}`);
    expect(await why('2026-11-20')).toContain('due');
  });

  test('each of several runs a day has its answer; what was sent by hand too', async () => {
    const { world, id, why } = await subscribed({
      schedule: { timesOfDay: slotTimes(['08:00', '18:30']), days: everyDay, timeZone: 'UTC' },
    });
    world.pass(hourMs);
    await world.tick();
    world.news += 1;
    await world.sendNow(id, '42');
    const text = await why('2026-11-20');
    expect(text.match(/\*\*sent/g)).toHaveLength(2);
    expect(text).toContain('by /digest send');
    expect(text).toContain(`Not due yet: it will be posted ${moment('2026-11-20T18:30:00Z')}`);
  });

  test.each(['2026-11', 'someday', '2026-02-30', ''])('%j is no day', async (typed) => {
    const { why } = await subscribed();
    await expect(why(typed)).rejects.toMatchObject({ key: 'error.date.notADay' });
  });

  test.each(locales)('is told in %s', async (locale) => {
    const { world, why } = await subscribed();
    world.pass(9 * hourMs);
    await world.tick();
    await expect(await why('2026-11-20', locale)).toMatchFileSnapshot(`golden/why.${locale}.txt`);
  });

  test('completion offers the last days, and what was typed', async () => {
    const { world } = await subscribed();
    const complete = (focused: string) => completeDate({ locale: 'en', focused }, servicesOf(world));
    expect((await complete('')).slice(0, 2).map(({ value }) => value)).toEqual(['2026-11-20', '2026-11-19']);
    expect(await complete('yesterday')).toEqual([{ name: '19 November', value: '2026-11-19' }]);
  });
});

const everyDay = { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5, 6, 7] } as const;

describe('history', () => {
  async function pageOf({ world, id }: Stage, page: number): Promise<string> {
    const subscription = await subscriptionOf(world, id);
    const route = { route: 'digest.history', page };
    return JSON.stringify(await showHistory({ locale: 'en' }, servicesOf(world), subscription, route));
  }

  test('says that nothing was due yet, and when the first is', async () => {
    const page = await pageOf(await subscribed(), 1);
    expect(page).toContain('has had no runs yet');
    expect(page).toContain(moment('2026-11-20T08:00:00Z'));
  });

  test('is newest first, in pages that lead to each other', async () => {
    const stage = await subscribed();
    stage.world.pass(hourMs);
    for (let day = 0; day < 12; day += 1) await passDay(stage.world);
    const [first, second] = [await pageOf(stage, 1), await pageOf(stage, 2)];
    expect(first.match(/\*\*sent/g)).toHaveLength(10);
    expect(first.indexOf(moment('2026-12-02T08:00:00Z'))).toBeLessThan(
      first.indexOf(moment('2026-12-01T08:00:00Z')),
    );
    expect(first).toContain(`digest.history:${stage.id}:2`);
    expect(second).toContain(`digest.history:${stage.id}:1`);
    expect(second).not.toContain(`digest.history:${stage.id}:3`);
  });
});
