import { describe, expect, test } from 'vitest';
import { createFollowWorld, dayMs, me } from './follow-world.ts';

describe('what is new', () => {
  test('comes by direct message at the hour, once, and nothing on a day without anything new', async () => {
    const world = await createFollowWorld('2026-11-20T10:00:00Z');
    await world.publish('a0', '普京此前访华');
    const { matches, isNew, subscription } = await world.follow('普京');
    expect({ matches, isNew, next: subscription.nextRunAt }).toEqual({
      matches: 1,
      isNew: true,
      next: '2026-11-21T08:00:00.000Z',
    });
    await world.publish('a1', '普京会见王毅');
    await world.publish('a2', '中国经济增长');
    await world.tick();
    expect(world.inbox()).toEqual([]);
    world.to('2026-11-21T08:00:05Z');
    await world.tick();
    await world.tick();
    expect(world.inbox()).toHaveLength(1);
    expect(world.inbox()[0]).toContain('普京会见王毅');
    expect(world.inbox()[0]).not.toMatch(/此前|经济/);
    world.pass(dayMs);
    await world.tick();
    expect(world.inbox()).toHaveLength(1);
    await world.publish('a3', '普京与习近平通话');
    world.pass(dayMs);
    await world.tick();
    expect(world.inbox()).toHaveLength(2);
    expect(world.inbox()[1]).not.toContain('王毅');
    expect(me.locale).toBe('en');
  });
});
