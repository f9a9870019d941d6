import { expect, onTestFinished, test } from 'vitest';
import { createWorld, dayMs, hourMs, minuteMs, type World } from './delivery-world.ts';
import type { Fate } from './scripted-discord.ts';

async function startedWorld(start = '2026-11-20T07:00:00Z'): Promise<World> {
  const world = await createWorld(start);
  onTestFinished(world.close);
  return world;
}

async function states(world: World, id: string): Promise<readonly string[]> {
  const rows = await world.deliveries.history(id, 50);
  return rows
    .map(({ occurrence, state, reason }) => [occurrence, state, reason?.key].filter(Boolean).join(' '))
    .reverse();
}

function texts(world: World): readonly string[] {
  return world.discord.posts.map(
    ({ message }) => /"content":"([^#"]*?) ?[#"]/.exec(JSON.stringify(message))?.[1] ?? '',
  );
}

test.each([
  [5 * minuteMs, ['2026-11-20#0 sent']],
  [5 * hourMs, ['2026-11-20#0 sent']],
  [7 * hourMs, ['2026-11-20#0 expired tooLate']],
  [2 * dayMs + hourMs, ['2026-11-20#0 expired merged', '2026-11-21#0 expired merged', '2026-11-22#0 sent']],
  [
    3 * dayMs - hourMs,
    ['2026-11-20#0 expired tooLate', '2026-11-21#0 expired tooLate', '2026-11-22#0 expired tooLate'],
  ],
])('down for %i ms when a digest was due', async (downMs, expected) => {
  const world = await startedWorld();
  const { id } = await world.subscribe();
  world.pass(hourMs + downMs);
  await world.restart();
  await world.tick();
  expect(await states(world, id)).toEqual(expected);
  await world.tick();
  expect(await states(world, id)).toEqual(expected);
});

test('what was missed is told by the next digest', async () => {
  const world = await startedWorld();
  await world.subscribe();
  world.pass(hourMs);
  await world.tick();
  world.news = 5;
  world.pass(dayMs + 8 * hourMs);
  await world.tick();
  world.news = 9;
  world.pass(dayMs - 8 * hourMs);
  await world.tick();
  expect(texts(world)).toEqual(['news 1–1', 'news 2–9']);
});

test('a planned digest that Discord certainly does not have is merged into the next', async () => {
  const world = await startedWorld();
  const { id } = await world.subscribe({
    schedule: {
      timesOfDay: [{ slot: 0, time: '08:00' }],
      days: { kind: 'weekdays', weekdays: [5] },
      timeZone: 'UTC',
    },
  });
  world.pass(hourMs);
  world.discord.fates.push(...Array<Fate>(20).fill({ kind: 'unreachable' }));
  await world.tick();
  world.discord.fates.length = 0;
  world.news = 4;
  await world.deliverer.sendNow(id, 'i1');
  await world.tick();
  expect(await states(world, id)).toEqual(['2026-11-20#0 expired merged', 'manual:i1 sent']);
  expect(texts(world)).toEqual(['news 1–4']);
});

test('while an earlier digest may be at Discord nothing new is composed', async () => {
  const world = await startedWorld();
  const { id } = await world.subscribe();
  world.pass(hourMs);
  world.discord.readBack = 'unreachable';
  world.discord.fates.push({ kind: 'lostAfter' });
  await world.tick();
  world.news = 2;
  await expect(world.deliverer.sendNow(id, 'i1')).rejects.toMatchObject({ key: 'error.delivery.underway' });
  world.pass(dayMs);
  await world.tick();
  expect(await states(world, id)).toEqual(['2026-11-20#0 sending noAnswer']);
  world.discord.readBack = 'works';
  for (let pass = 0; pass < 3; pass++) {
    world.pass(10 * minuteMs);
    await world.tick();
  }
  expect(await states(world, id)).toEqual(['2026-11-20#0 sent', '2026-11-21#0 sent']);
  expect(texts(world)).toEqual(['news 1–1', 'news 2–2']);
});

test.each([
  ['once', ['sent', 'sent', 'empty', 'sent', 'sent'], ['news 1–1', 'nothing', 'news 2–2', 'nothing']],
  ['silent', ['sent', 'empty', 'empty', 'sent', 'empty'], ['news 1–1', 'news 2–2']],
  [
    'always',
    ['sent', 'sent', 'sent', 'sent', 'sent'],
    ['news 1–1', 'nothing', 'nothing', 'news 2–2', 'nothing'],
  ],
] as const)('days without news, %s', async (onEmpty, expected, posts) => {
  const world = await startedWorld();
  const { id } = await world.subscribe({ onEmpty });
  world.pass(hourMs);
  for (let day = 0; day < 5; day++) {
    if (day === 3) world.news += 1;
    await world.tick();
    world.pass(dayMs);
  }
  const rows = await world.deliveries.history(id, 50);
  expect(rows.map(({ state }) => state).reverse()).toEqual(expected);
  expect(texts(world)).toEqual(posts);
});

test('a line about nothing new does not end the window of the next digest', async () => {
  const world = await startedWorld();
  const { id } = await world.subscribe();
  world.pass(hourMs);
  await world.tick();
  world.pass(dayMs);
  await world.tick();
  expect(await world.subscriptions.get(id)).toMatchObject({ cursorSeq: 1, lastWasEmpty: true });
});

test('a manual send is sent once for one interaction, and moves the cursor', async () => {
  const world = await startedWorld();
  const { id } = await world.subscribe();
  world.news = 3;
  expect(await world.deliverer.sendNow(id, 'i1')).toMatchObject({ occurrence: 'manual:i1', state: 'sent' });
  expect(await world.deliverer.sendNow(id, 'i1')).toMatchObject({ state: 'sent' });
  expect(await world.deliverer.sendNow(id, 'i2')).toMatchObject({
    state: 'empty',
    reason: { key: 'nothingNew' },
  });
  expect(world.discord.posts).toHaveLength(1);
  expect(await world.subscriptions.get(id)).toMatchObject({
    cursorSeq: 3,
    lastWasEmpty: false,
    nextRunAt: '2026-11-20T08:00:00.000Z',
  });
});

test('a manual send works while the subscription is paused', async () => {
  const world = await startedWorld();
  const { id } = await world.subscribe();
  await world.subscriptions.pause(id, { key: 'byAdmin', userId: 'u1' });
  expect(await world.deliverer.sendNow(id, 'i1')).toMatchObject({ state: 'sent' });
  world.pass(2 * dayMs);
  await world.tick();
  expect(world.discord.sends).toBe(1);
});

test('a manual send to a subscription that is gone says so', async () => {
  const world = await startedWorld();
  await expect(world.deliverer.sendNow('gone', 'i1')).rejects.toMatchObject({
    key: 'error.subscription.unknown',
  });
});

test('an edited time cannot post a day twice, nor an edited run that is due be lost', async () => {
  const world = await startedWorld();
  const { id, schedule } = await world.subscribe();
  world.pass(hourMs);
  await world.tick();
  await world.subscriptions.edit(
    id,
    { schedule: { ...schedule, timesOfDay: [{ slot: 0, time: '20:00' }] } },
    '2026-11-20T20:00:00.000Z',
  );
  world.news = 2;
  world.pass(12 * hourMs);
  await world.tick();
  expect(await states(world, id)).toEqual(['2026-11-20#0 sent']);
  world.pass(dayMs);
  await world.subscriptions.edit(
    id,
    { schedule: { ...schedule, timesOfDay: [{ slot: 0, time: '20:05' }] } },
    '2026-11-22T20:05:00.000Z',
  );
  world.pass(5 * minuteMs);
  await world.tick();
  expect(await states(world, id)).toEqual(['2026-11-20#0 sent', '2026-11-21#0 sent']);
});

test('an edited channel takes a planned digest along', async () => {
  const world = await startedWorld();
  const { id } = await world.subscribe();
  world.pass(hourMs);
  world.discord.fates.push({ kind: 'unreachable' });
  await world.tick();
  await world.subscriptions.edit(id, { channelId: 'c9' }, null);
  world.pass(minuteMs);
  await world.tick();
  expect(world.discord.posts.map(({ channelId }) => channelId)).toEqual(['c9']);
});

test('a broken schedule harms no other subscription', async () => {
  const world = await startedWorld();
  const broken = await world.subscribe({ channelId: 'c1' });
  await world.subscriptions.edit(
    broken.id,
    { schedule: { ...broken.schedule, timeZone: 'Asia/Atlantis' } },
    null,
  );
  const { id } = await world.subscribe({ channelId: 'c2' });
  world.pass(hourMs);
  const report = await world.deliverer.deliverDue();
  expect(report.failed.map(({ subscriptionId }) => subscriptionId)).toEqual([broken.id]);
  expect(await states(world, id)).toEqual(['2026-11-20#0 sent']);
});

test('a report names what became of everything', async () => {
  const world = await startedWorld();
  const one = await world.subscribe();
  const two = await world.subscribe({ channelId: 'c2' });
  world.pass(hourMs);
  world.discord.fates.push({ kind: 'refused', status: 403, code: 50013 });
  const report = await world.deliverer.deliverDue();
  expect(report).toMatchObject({ due: 2, empty: [], expired: [], uncertain: [], failed: [], holdMs: 0 });
  const named = [...report.parked, ...report.sent].map(({ subscriptionId }) => subscriptionId).sort();
  expect(named).toEqual([one.id, two.id].sort());
});

test('passes do not overlap', async () => {
  const world = await startedWorld();
  await world.subscribe();
  world.pass(hourMs);
  const [first, second] = await Promise.all([world.deliverer.deliverDue(), world.deliverer.deliverDue()]);
  expect(second).toBe(first);
  expect(world.discord.sends).toBe(1);
});

test('three hundred channels due at once stay below the pace and all get theirs', async () => {
  const world = await startedWorld();
  for (let index = 0; index < 300; index++) {
    await world.subscribe({ guildId: `g${index}`, channelId: `c${index}` });
  }
  world.pass(hourMs);
  const startMs = world.now();
  await world.tick();
  expect(world.discord.posts).toHaveLength(300);
  const seconds = (world.now() - startMs) / 1000;
  expect(300 / seconds).toBeLessThanOrEqual(46);
  const byChannel = new Set(world.discord.posts.map(({ channelId }) => channelId));
  expect(byChannel.size).toBe(300);
});
