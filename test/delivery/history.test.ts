import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { occurrencesBetween } from '../../src/delivery/schedule.ts';
import type { Subscription } from '../../src/delivery/subscription.ts';
import { createWorld, dayMs, hourMs, minuteMs, type World } from './delivery-world.ts';
import type { Fate } from './scripted-discord.ts';

type Step =
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'fates'; readonly fates: readonly Fate[] }
  | { readonly do: 'crashAtWrite'; readonly at: number; readonly when: 'before' | 'after' }
  | { readonly do: 'kill' }
  | { readonly do: 'readBack'; readonly to: 'works' | 'unreadable' | 'unreachable' }
  | { readonly do: 'skew'; readonly ms: number }
  | { readonly do: 'manual'; readonly id: number };

const kinds = ['lostBefore', 'lostAfter', 'crashBefore', 'crashAfter', 'unreachable'] as const;
const fate: fc.Arbitrary<Fate> = fc.oneof(
  fc.constantFrom(...kinds).map((kind) => ({ kind })),
  fc.record({
    kind: fc.constant('rateLimited' as const),
    retryAfterMs: fc.integer({ min: 100, max: hourMs }),
    scope: fc.constantFrom('user' as const, 'global' as const),
  }),
  fc.constant({ kind: 'refused' as const, status: 400, code: 20028 }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.integer({ min: 1_000, max: 5 * minuteMs }).map((ms) => ({ do: 'pass' as const, ms })),
  },
  {
    weight: 6,
    arbitrary: fc.integer({ min: hourMs, max: 13 * hourMs }).map((ms) => ({ do: 'pass' as const, ms })),
  },
  {
    weight: 5,
    arbitrary: fc.array(fate, { maxLength: 6 }).map((fates) => ({ do: 'fates' as const, fates })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('crashAtWrite' as const),
      at: fc.nat(4),
      when: fc.constantFrom('before' as const, 'after' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'kill' as const }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('works' as const, 'unreadable' as const, 'unreachable' as const)
      .map((to) => ({ do: 'readBack' as const, to })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(0, 2 * hourMs, -2 * hourMs).map((ms) => ({ do: 'skew' as const, ms })),
  },
  { weight: 1, arbitrary: fc.nat(3).map((id) => ({ do: 'manual' as const, id })) },
);

async function play(
  world: World,
  subscriptions: readonly Subscription[],
  steps: readonly Step[],
): Promise<void> {
  for (const now of steps) {
    if (now.do === 'pass') world.pass(now.ms);
    if (now.do === 'fates') world.discord.fates.push(...now.fates);
    if (now.do === 'crashAtWrite') world.crashAtWrite = { at: now.at, when: now.when };
    if (now.do === 'kill') await world.restart();
    if (now.do === 'readBack') world.discord.readBack = now.to;
    if (now.do === 'skew') world.skewMs = now.ms;
    world.news += 1;
    if (now.do === 'manual') await world.sendNow(subscriptions[0]?.id ?? '', `i${now.id}`);
    else await world.tick();
  }
}

/** All is well again, and long enough for everything open to end. */
async function settle(world: World): Promise<void> {
  world.discord.fates.length = 0;
  world.discord.readBack = 'works';
  world.skewMs = 0;
  world.crashAtWrite = null;
  for (let pass = 0; pass < 40; pass++) {
    world.pass(5 * minuteMs);
    await world.tick();
  }
}

/** The promise of `docs/delivery.md`, held against the ledger and against what Discord has. */
function check(world: World, subscription: Subscription, rows: readonly Delivery[], untilMs: number): void {
  const ended = rows.map(({ state }) => state);
  expect(ended.filter((state) => state === 'planned' || state === 'sending')).toEqual([]);

  const scheduled = rows.map(({ occurrence }) => occurrence).filter((name) => !name.startsWith('manual:'));
  const due = occurrencesBetween(subscription.schedule, Date.parse(subscription.createdAt), untilMs);
  expect(scheduled.sort()).toEqual(due.map(({ occurrence }) => occurrence).sort());

  for (const row of rows) {
    const posts = world.discord.posts.filter(({ nonce }) => nonce === row.nonce);
    expect(posts.length).toBeLessThanOrEqual(1);
    if (row.state === 'sent') expect(posts.map(({ id }) => id)).toEqual([row.messageId]);
    else expect(row.reason).not.toBeNull();
    if (row.state !== 'sent' && row.state !== 'uncertain') expect(posts).toEqual([]);
    for (const post of posts) expect(post.message).toEqual(row.payload);
  }
}

/** Each piece of news is told by at most one digest, save where an uncertain one left open whether it was told. */
function checkNews(rows: readonly Delivery[]): void {
  if (rows.some(({ state }) => state === 'uncertain')) return;
  const told = rows
    .filter(({ state, kind }) => state === 'sent' && kind === 'digest')
    .map(({ payload }) => /news (\d+)–(\d+)/.exec(JSON.stringify(payload)))
    .map((match) => ({ from: Number(match?.[1]), to: Number(match?.[2]) }))
    .sort((a, b) => a.from - b.from);
  const gapless = told.map((_, index) => (told[index - 1]?.to ?? 0) + 1);
  expect(told.map(({ from }) => from)).toEqual(gapless);
}

const numRuns = Number(process.env.AMUR_TEST_RUNS ?? 30);

test('whatever fails or crashes: every due run ends once, at most one post a key, nothing told twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const world = await createWorld('2026-11-20T07:00:00Z');
      try {
        const subscriptions = [
          await world.subscribe(),
          await world.subscribe({
            channelId: 'c2',
            schedule: {
              timesOfDay: [{ slot: 0, time: '19:30' }],
              days: { kind: 'weekdays', weekdays: [5, 6, 7] },
              timeZone: 'America/St_Johns',
            },
          }),
        ];
        await play(world, subscriptions, steps);
        await settle(world);
        for (const subscription of subscriptions) {
          const rows = await world.deliveries.history(subscription.id, 1_000);
          const nextRunAt = (await world.subscriptions.get(subscription.id))?.nextRunAt ?? '';
          expect(Date.parse(nextRunAt)).toBeGreaterThan(world.now());
          expect(Date.parse(nextRunAt)).toBeLessThan(world.now() + 8 * dayMs);
          check(world, subscription, rows, Date.parse(nextRunAt) - 1);
          checkNews(rows);
        }
      } finally {
        await world.close();
      }
    }),
    // Shrinking is cut short, so that the seed is printed before the test's own time is over.
    { numRuns, interruptAfterTimeLimit: numRuns * 500 },
  );
});
