import { expect, onTestFinished, test } from 'vitest';
import { createWorld, hourMs, minuteMs, type World } from './delivery-world.ts';
import type { Fate } from './scripted-discord.ts';

/** A forum whose digest is due now. */
async function forumWithDueDigest(...fates: readonly Fate[]): Promise<{ world: World; id: string }> {
  const world = await createWorld('2026-11-20T07:00:00Z');
  onTestFinished(world.close);
  const { id } = await world.subscribe({ postAs: { kind: 'forumPost', tags: [] } });
  world.discord.fates.push(...fates);
  world.pass(hourMs);
  return { world, id };
}

async function live(world: World, minutes: number): Promise<void> {
  for (let half = 0; half < 2 * minutes; half += 1) {
    await world.tick();
    world.pass(minuteMs / 2);
  }
}

async function stateOf(world: World, id: string): Promise<string | undefined> {
  return (await world.deliveries.history(id, 10))[0]?.state;
}

test.each(['lostAfter', 'lostBefore', 'crashAfter', 'crashBefore'] as const)(
  'after a try that was %s, the post is looked for before another try: it stands once',
  async (kind) => {
    const { world, id } = await forumWithDueDigest({ kind });
    await live(world, 10);
    expect(world.discord.posts).toHaveLength(1);
    expect(await stateOf(world, id)).toBe('sent');
  },
);

test('what is on its way gets two minutes to arrive before it is looked for', async () => {
  const { world } = await forumWithDueDigest({ kind: 'lostBefore' });
  await live(world, 1);
  expect(world.discord.sends).toBe(1);
  await live(world, 9);
  expect(world.discord.sends).toBe(2);
});

test('where it cannot be looked for it is uncertain, at once and without another try', async () => {
  const { world, id } = await forumWithDueDigest({ kind: 'crashAfter' });
  world.discord.readBack = 'unreadable';
  await live(world, 10);
  expect(await stateOf(world, id)).toBe('uncertain');
  expect(world.discord.posts.filter(({ message }) => message.forumPost)).toHaveLength(1);
});

test('a post that waits stays where it was composed for when the digest moves to a text channel', async () => {
  const { world, id } = await forumWithDueDigest({
    kind: 'rateLimited',
    retryAfterMs: hourMs,
    scope: 'user',
  });
  await world.tick();
  await world.subscriptions.edit(id, { channelId: 'c2', postAs: { kind: 'message' } }, null);
  world.pass(hourMs + 1);
  await world.tick();
  expect(world.discord.posts.map(({ channelId }) => channelId)).toEqual(['c1']);
});
