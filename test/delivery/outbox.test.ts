import { describe, expect, onTestFinished, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { createWorld, dayMs, hourMs, minuteMs, type World } from './delivery-world.ts';
import type { Fate } from './scripted-discord.ts';

/** A world in which one daily digest has just fallen due. */
async function dueWorld(): Promise<World & { id: string }> {
  const world = await createWorld('2026-11-20T07:00:00Z');
  onTestFinished(world.close);
  const { id } = await world.subscribe();
  world.pass(hourMs);
  return Object.assign(world, { id });
}

async function states(world: World & { id: string }): Promise<readonly string[]> {
  const rows = await world.deliveries.history(world.id, 50);
  return rows
    .map(({ occurrence, state, reason }) => [occurrence, state, reason?.key].filter(Boolean).join(' '))
    .reverse();
}

async function tickFor(world: World, ms: number, everyMs = 10_000): Promise<void> {
  for (let passed = 0; passed < ms; passed += everyMs) {
    await world.tick();
    world.pass(everyMs);
  }
}

test('a due digest is posted with its frozen payload, recorded, and moves cursor and schedule', async () => {
  const world = await dueWorld();
  world.news = 7;
  await world.tick();
  const [row] = await world.deliveries.history(world.id, 1);
  expect(row).toMatchObject({
    occurrence: '2026-11-20#0',
    state: 'sent',
    attempts: 1,
    messageId: '1000',
    reason: null,
  });
  expect(world.discord.posts[0]?.message).toEqual(row?.payload);
  expect(await world.subscriptions.get(world.id)).toMatchObject({
    cursorSeq: 7,
    lastWasEmpty: false,
    nextRunAt: '2026-11-21T08:00:00.000Z',
  });
});

test('nothing is due before its time, nor twice after it', async () => {
  const world = await dueWorld();
  world.pass(-1);
  await world.tick();
  expect(world.discord.sends).toBe(0);
  world.pass(1);
  await tickFor(world, 10 * minuteMs, minuteMs);
  expect(world.discord.sends).toBe(1);
});

describe('posted once, whatever becomes of the first tries', () => {
  const once: readonly [name: string, fates: readonly Fate[]][] = [
    ['no answer, not accepted', [{ kind: 'lostBefore' }]],
    ['no answer, accepted', [{ kind: 'lostAfter' }]],
    [
      'no answer ten times, then accepted',
      [...Array<Fate>(10).fill({ kind: 'lostBefore' }), { kind: 'lostAfter' }],
    ],
    ['unreachable', Array<Fate>(5).fill({ kind: 'unreachable' })],
    ['limited', [{ kind: 'rateLimited', retryAfterMs: 30_000, scope: 'user' }]],
    ['limited as a whole', [{ kind: 'rateLimited', retryAfterMs: 30_000, scope: 'global' }]],
    [
      'accepted, then limited',
      [{ kind: 'lostAfter' }, { kind: 'rateLimited', retryAfterMs: 300_000, scope: 'user' }],
    ],
    ['accepted, then unreachable', [{ kind: 'lostAfter' }, ...Array<Fate>(12).fill({ kind: 'unreachable' })]],
    ['crash before Discord took it', [{ kind: 'crashBefore' }]],
    ['crash after Discord took it', [{ kind: 'crashAfter' }]],
    ['crash twice', [{ kind: 'crashAfter' }, { kind: 'crashAfter' }]],
    ['slow mode', [{ kind: 'refused', status: 400, code: 20028 }]],
    ['a page of the front proxy', [{ kind: 'refused', status: 403, code: 0 }]],
  ];
  test.each(once)('%s', async (_name, fates) => {
    const world = await dueWorld();
    world.discord.fates.push(...fates);
    await tickFor(world, hourMs);
    expect(world.discord.fates.length).toBeLessThan(fates.length);
    expect(world.discord.posts).toHaveLength(1);
    expect(await states(world)).toEqual(['2026-11-20#0 sent']);
    expect(world.compositions.count).toBe(1);
  });

  test('a limit is waited for, not asked again', async () => {
    const world = await dueWorld();
    world.discord.fates.push({ kind: 'rateLimited', retryAfterMs: 60_000, scope: 'user' });
    await tickFor(world, 50_000, 1_000);
    expect(world.discord.sends).toBe(1);
    await tickFor(world, 30_000, 1_000);
    expect(world.discord.sends).toBe(2);
  });

  test('a limit of the whole bot holds the other channels too', async () => {
    const world = await dueWorld();
    world.discord.fates.push({ kind: 'rateLimited', retryAfterMs: 60_000, scope: 'global' });
    for (const channelId of ['c2', 'c3', 'c4']) {
      world.pass(-hourMs);
      await world.subscribe({ channelId });
      world.pass(hourMs);
    }
    await tickFor(world, 50_000, 1_000);
    expect(world.discord.sends).toBe(1);
    await tickFor(world, 20_000, 1_000);
    expect(world.discord.posts.map(({ channelId }) => channelId).sort()).toEqual(['c1', 'c2', 'c3', 'c4']);
  });

  test.each([
    ['found', 'crashAfter', 1, 1],
    ['absent', 'crashBefore', 1, 2],
  ] as const)('down for three hours after a crash, the message %s', async (_name, kind, posts, sends) => {
    const world = await dueWorld();
    world.discord.fates.push({ kind });
    await world.tick();
    world.pass(3 * hourMs);
    await tickFor(world, minuteMs);
    expect(world.discord.posts).toHaveLength(posts);
    expect(world.discord.sends).toBe(sends);
    expect(await states(world)).toEqual(['2026-11-20#0 sent']);
  });

  test('the machine slept between two tries: the nonce is not trusted', async () => {
    const world = await dueWorld();
    world.discord.fates.push({ kind: 'lostAfter' });
    await world.tick();
    world.sleep(hourMs);
    await tickFor(world, minuteMs);
    expect(world.discord.sends).toBe(1);
    expect(await states(world)).toEqual(['2026-11-20#0 sent']);
  });

  test.each([2 * hourMs, -2 * hourMs])('the clock jumps by %i ms after a try', async (jump) => {
    const world = await dueWorld();
    world.discord.fates.push({ kind: 'lostAfter' });
    await world.tick();
    world.skewMs = jump;
    await tickFor(world, 30 * minuteMs);
    world.skewMs = 0;
    await tickFor(world, 3 * hourMs, minuteMs);
    expect(world.discord.posts).toHaveLength(1);
    expect(await states(world)).toEqual(['2026-11-20#0 sent']);
  });
});

describe('visibly not posted', () => {
  test('too late when Discord comes back after the grace', async () => {
    const world = await dueWorld();
    world.discord.fates.push(...Array<Fate>(100_000).fill({ kind: 'unreachable' }));
    await tickFor(world, 7 * hourMs, minuteMs);
    expect(await states(world)).toEqual(['2026-11-20#0 expired tooLate']);
    expect(world.discord.posts).toEqual([]);
  });

  test('a try without an answer is looked for before it expires', async () => {
    const world = await dueWorld();
    world.discord.fates.push({ kind: 'lostAfter' });
    world.discord.readBack = 'unreachable';
    await world.tick();
    world.pass(7 * hourMs);
    await tickFor(world, 10 * minuteMs);
    expect(await states(world)).toEqual(['2026-11-20#0 sending noAnswer']);
    world.discord.readBack = 'works';
    await tickFor(world, 10 * minuteMs);
    expect(await states(world)).toEqual(['2026-11-20#0 sent']);
    expect(world.discord.sends).toBe(1);
  });

  test('uncertain when the channel cannot be read back, and never sent again', async () => {
    const world = await dueWorld();
    world.discord.fates.push({ kind: 'crashAfter' });
    world.discord.readBack = 'unreadable';
    await world.tick();
    world.pass(5 * minuteMs);
    await tickFor(world, 10 * minuteMs);
    expect(await states(world)).toEqual(['2026-11-20#0 uncertain cannotReadBack']);
    expect(world.discord.posts).toHaveLength(2);
    expect(JSON.stringify(world.discord.posts[1]?.message)).toContain('uncertain');
  });

  test('a short crash is mended by the nonce where the channel cannot be read back', async () => {
    const world = await dueWorld();
    world.discord.fates.push({ kind: 'crashAfter' });
    world.discord.readBack = 'unreadable';
    await world.tick();
    world.pass(20_000);
    await world.tick();
    expect(await states(world)).toEqual(['2026-11-20#0 sent']);
    expect(world.discord.posts).toHaveLength(1);
  });

  test.each([
    [50013, { key: 'missingPermission', code: 50013 }],
    [50001, { key: 'missingAccess' }],
  ])('code %i parks it, pauses the subscription once, and leaves others alone', async (code, reason) => {
    const world = await dueWorld();
    world.pass(-hourMs);
    await world.subscribe({ channelId: 'c2' });
    world.pass(hourMs);
    world.discord.fates.push({ kind: 'refused', status: 403, code });
    await tickFor(world, minuteMs);
    expect(world.pauses.map((pause) => pause.reason)).toEqual([reason]);
    expect(world.discord.digests).toHaveLength(1);
    const notices = world.discord.posts.filter(({ channelId }) => channelId === 'dm-u1');
    expect(notices).toHaveLength(1);
    expect(JSON.stringify(notices[0]?.message)).toContain(reason.key);
    const paused = (await world.subscriptions.listOfGuild('g1')).filter(({ pause }) => pause !== null);
    expect(paused).toMatchObject([{ pause: reason, nextRunAt: null }]);
    expect(await world.deliveries.history(paused[0]?.id ?? '', 1)).toMatchObject([
      { state: 'parked', reason: { key: 'refused', status: 403, code } },
    ]);
  });

  test('a channel said to be gone is asked for once more', async () => {
    const world = await dueWorld();
    world.discord.fates.push({ kind: 'refused', status: 404, code: 10003 });
    await tickFor(world, 10 * minuteMs);
    expect(await states(world)).toEqual(['2026-11-20#0 sent']);
    world.pass(dayMs);
    world.news += 1;
    world.discord.access = { kind: 'unknownChannel' };
    world.discord.fates.push({ kind: 'refused', status: 404, code: 10003 });
    await tickFor(world, 10 * minuteMs);
    expect(world.pauses).toEqual([{ id: world.id, reason: { key: 'channelGone' } }]);
    expect(await states(world)).toEqual(['2026-11-20#0 sent', '2026-11-21#0 parked refused']);
  });

  test('one bad message is given up, the next goes out', async () => {
    const world = await dueWorld();
    world.discord.fates.push({ kind: 'refused', status: 400, code: 50035 });
    await tickFor(world, minuteMs);
    world.pass(dayMs);
    await tickFor(world, minuteMs);
    expect(await states(world)).toEqual(['2026-11-20#0 parked refused', '2026-11-21#0 sent']);
    expect(world.pauses).toEqual([]);
  });

  test('paused while a try has no answer: looked for, then parked', async () => {
    const world = await dueWorld();
    world.discord.fates.push({ kind: 'lostBefore' });
    await world.tick();
    await world.subscriptions.pause(world.id, { key: 'byAdmin', userId: 'u1' });
    await tickFor(world, 10 * minuteMs);
    expect(await states(world)).toEqual(['2026-11-20#0 parked paused']);
    expect(world.discord.sends).toBe(1);
  });
});

describe('a digest of several messages', () => {
  const everySecond = (world: World) => tickFor(world, 5 * minuteMs, 1_000);

  async function threeParts() {
    const world = await dueWorld();
    world.parts = 3;
    return world;
  }

  function texts(world: World): readonly string[] {
    return world.discord.digests.map(
      ({ message }) => JSON.stringify(message).match(/news|part \d/)?.[0] ?? '',
    );
  }

  test('comes in order', async () => {
    const world = await threeParts();
    await world.tick();
    expect(texts(world)).toEqual(['news', 'part 2', 'part 3']);
    expect((await world.subscriptions.get(world.id))?.cursorSeq).toBe(1);
  });

  test.each<Fate>([
    { kind: 'lostAfter' },
    { kind: 'lostBefore' },
    { kind: 'crashBefore' },
    { kind: 'crashAfter' },
    { kind: 'rateLimited', retryAfterMs: 5_000, scope: 'user' },
  ])('waits with what follows while a part has no known end: $kind', async (fate) => {
    const world = await threeParts();
    world.discord.fates.push({ kind: 'ok' }, fate);
    await everySecond(world);
    expect(texts(world)).toEqual(['news', 'part 2', 'part 3']);
    expect((await states(world)).map((state) => state.split(' ')[1])).toEqual(['sent', 'sent', 'sent']);
    expect(world.compositions.count).toBe(1);
  });

  test('ends with a part that is refused: what follows cannot stand alone', async () => {
    const world = await threeParts();
    world.discord.fates.push({ kind: 'ok' }, { kind: 'refused', status: 400, code: 50035 });
    await everySecond(world);
    expect(texts(world)).toEqual(['news']);
    expect(await states(world)).toEqual([
      '2026-11-20#0 sent',
      '2026-11-20#0 parked refused',
      '2026-11-20#0 parked refused',
    ]);
  });

  test('its rest still goes when the next digest is due', async () => {
    const world = await threeParts();
    world.discord.fates.push({ kind: 'ok' }, { kind: 'rateLimited', retryAfterMs: dayMs - 1, scope: 'user' });
    const weekly = {
      timesOfDay: [{ slot: 0, time: '08:00' }],
      days: { kind: 'weekdays', weekdays: [5] },
      timeZone: 'UTC',
    } as const;
    await world.subscriptions.edit(world.id, { schedule: weekly }, null);
    await world.tick();
    await world.subscriptions.edit(world.id, {}, '2026-11-20T20:00:00.000Z');
    world.pass(dayMs);
    world.news += 1;
    await everySecond(world);
    expect(texts(world)).toEqual(['news', 'part 2', 'part 3']);
  });
});

describe('a notice to the admins', () => {
  test('comes once, though the process ends while the pause is recorded', async () => {
    for (const when of ['before', 'after'] as const) {
      for (let at = 0; at < 5; at += 1) {
        const world = await dueWorld();
        world.discord.closed.add('c1');
        world.crashAtWrite = { at, when };
        await tickFor(world, 10 * minuteMs, minuteMs);
        expect((await world.subscriptions.get(world.id))?.pause?.key).toBe('missingPermission');
        expect(world.discord.posts.map(({ channelId }) => channelId)).toEqual(['dm-u1']);
      }
    }
  });

  test('that cannot be delivered is given up, and nothing follows from it', async () => {
    const world = await dueWorld();
    const refusal = { kind: 'refused', status: 403 } as const;
    world.discord.fates.push({ ...refusal, code: 50013 }, { ...refusal, code: 50007 });
    await tickFor(world, minuteMs);
    expect(world.discord.sends).toBe(2);
    expect(world.pauses).toHaveLength(1);
    expect(
      await world.deliveries.get({ subscriptionId: world.id, occurrence: 'notice:2026-11-20#0', part: 0 }),
    ).toMatchObject({
      state: 'parked',
      reason: { key: 'refused', status: 403, code: 50007 },
    });
  });
});

test('a refused token stops everything after one request', async () => {
  const world = await dueWorld();
  world.pass(-hourMs);
  await world.subscribe({ channelId: 'c2' });
  world.pass(hourMs);
  world.discord.fates.push({ kind: 'unauthorized' }, { kind: 'unauthorized' });
  await expect(world.tick()).rejects.toMatchObject({ name: 'UserError', kind: 'configuration' });
  expect(world.discord.sends).toBe(1);
});

test('a refused token is a UserError of its own', async () => {
  const world = await dueWorld();
  world.discord.fates.push({ kind: 'unauthorized' });
  await expect(world.tick()).rejects.toBeInstanceOf(UserError);
  expect(await states(world)).toEqual(['2026-11-20#0 planned']);
});

test('nothing is sent without its row: a store that cannot write keeps Discord out of it', async () => {
  const world = await dueWorld();
  for (const at of [0, 1]) {
    world.crashAtWrite = { at, when: 'before' };
    await world.tick();
    expect(world.discord.sends).toBe(0);
  }
  await world.tick();
  expect(world.discord.posts).toHaveLength(1);
});

test('a row that another process is sending is left to it', async () => {
  const world = await dueWorld();
  world.discord.fates.push({ kind: 'rateLimited', retryAfterMs: 1, scope: 'user' });
  await world.tick();
  world.pass(1_000);
  const [row] = await world.deliveries.openOf(world.id);
  if (!row) throw new Error('no open row');
  expect(await world.deliveries.markSending(row, world.now(), world.now() + 30_000)).toBe(true);
  await world.tick();
  expect(await world.deliveries.markSending(row, world.now(), world.now() + 30_000)).toBe(false);
  expect(world.discord.sends).toBe(1);
});

describe('while the pictures of a message are drawn', () => {
  test('time may pass: the try begins with the request', async () => {
    const world = await dueWorld();
    world.discord.draw = async () => world.pass(15_000);
    await world.tick();
    expect(await states(world)).toEqual(['2026-11-20#0 sent']);
    expect(world.discord.sends).toBe(1);
  });

  test('Discord may forget the nonce: then the message is looked for first', async () => {
    const world = await dueWorld();
    const limit = { kind: 'rateLimited', retryAfterMs: 95_000, scope: 'user' } as const;
    world.discord.fates.push({ kind: 'lostAfter' }, limit);
    await tickFor(world, 90_000);
    world.discord.draw = async () => world.pass(15_000);
    await tickFor(world, 5 * minuteMs);
    expect(await states(world)).toEqual(['2026-11-20#0 sent']);
    expect(world.discord.posts).toHaveLength(1);
  });

  test('a pause still counts', async () => {
    const world = await dueWorld();
    world.discord.draw = async () => {
      await world.subscriptions.pause(world.id, { key: 'byAdmin', userId: 'u1' });
    };
    await world.tick();
    expect(await states(world)).toEqual(['2026-11-20#0 parked paused']);
    expect(world.discord.sends).toBe(0);
  });

  test('a digest that is removed stays unsent', async () => {
    const world = await dueWorld();
    world.discord.draw = () => world.subscriptions.remove(world.id);
    await world.tick();
    expect(world.discord.sends).toBe(0);
  });
});

test('an abort leaves the rest for the next pass', async () => {
  const world = await dueWorld();
  const report = await world.deliverer.deliverDue(AbortSignal.abort());
  expect(report).toMatchObject({ due: 0, sent: [] });
  expect(world.discord.sends).toBe(0);
  await world.tick();
  expect(world.discord.posts).toHaveLength(1);
});
