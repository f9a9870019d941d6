import { expect, onTestFinished, test } from 'vitest';
import { joinGuild, leaveGuild, reconcileGuilds } from '../../src/delivery/guild-membership.ts';
import { createWorld, dayMs, hourMs, type World } from './delivery-world.ts';

async function startedWorld(): Promise<World> {
  const world = await createWorld('2026-11-20T07:00:00Z');
  onTestFinished(world.close);
  return world;
}

test('a server that comes back goes on with its next run, without a flood', async () => {
  const world = await startedWorld();
  const { id } = await world.subscribe();
  world.pass(hourMs);
  await world.tick();
  await leaveGuild(world.subscriptions, 'g1', world.now());
  world.news = 9;
  world.pass(10 * dayMs);
  await world.tick();
  expect(await world.subscriptions.get(id)).toMatchObject({ pause: { key: 'guildLeft' }, nextRunAt: null });
  await joinGuild(world.subscriptions, 'g1', world.now());
  await world.tick();
  expect(world.discord.posts).toHaveLength(1);
  world.pass(dayMs);
  await world.tick();
  expect(world.discord.posts).toHaveLength(2);
  expect(await world.subscriptions.leftGuilds()).toEqual([]);
});

test('an admin’s own pause outlives a kick; what a kick explains does not', async () => {
  const world = await startedWorld();
  const byAdmin = await world.subscribe();
  const refused = await world.subscribe();
  await world.subscriptions.pause(byAdmin.id, { key: 'byAdmin', userId: 'u1' });
  await world.subscriptions.pause(refused.id, { key: 'missingAccess' });
  await leaveGuild(world.subscriptions, 'g1', world.now());
  await joinGuild(world.subscriptions, 'g1', world.now());
  const pauses = (await world.subscriptions.listOfGuild('g1')).map(({ pause }) => pause?.key ?? null);
  expect(pauses.sort()).toEqual(['byAdmin', null]);
});

test('kept for 30 days from the first time, then deleted with everything', async () => {
  const world = await startedWorld();
  const { id } = await world.subscribe();
  const other = await world.subscribe({ guildId: 'g2' });
  await leaveGuild(world.subscriptions, 'g1', world.now());
  world.pass(29 * dayMs);
  await leaveGuild(world.subscriptions, 'g1', world.now());
  expect(await world.subscriptions.deleteLeftGuilds(world.now())).toEqual([]);
  world.pass(dayMs);
  expect(await world.subscriptions.deleteLeftGuilds(world.now())).toEqual(['g1']);
  expect(await world.subscriptions.get(id)).toBeNull();
  expect(await world.subscriptions.get(other.id)).not.toBeNull();
  expect(await world.subscriptions.leftGuilds()).toEqual([]);
});

test('what happened while the bot was away is set right', async () => {
  const world = await startedWorld();
  await world.subscribe({ guildId: 'stays' });
  await world.subscribe({ guildId: 'kicked' });
  await world.subscribe({ guildId: 'back' });
  await leaveGuild(world.subscriptions, 'back', world.now());
  await reconcileGuilds(world.subscriptions, new Set(['stays', 'back', 'new']), world.now());
  expect(await world.subscriptions.activeGuilds()).toEqual(['back', 'stays']);
  expect(await world.subscriptions.leftGuilds()).toEqual(['kicked']);
  expect((await world.subscriptions.listOfGuild('back'))[0]?.pause).toBeNull();
});
