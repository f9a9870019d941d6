import { describe, expect, test } from 'vitest';
import { changeHour, resumeFollows } from '../../src/usecases/change-follows.ts';
import { listFollows } from '../../src/usecases/list-follows.ts';
import { completeFollow, stopAll, stopOne, unfollow } from '../../src/usecases/unfollow.ts';
import { createFollowWorld, dayMs, type FollowWorld, hourMs, me, textsOf } from './follow-world.ts';

const closed = { kind: 'refused', status: 403, code: 50007 } as const;

async function followingOf({ services }: FollowWorld, userId = me.userId) {
  const following = await services.store.follows.of(userId);
  if (following === null) throw new Error('nothing is followed');
  return following;
}

async function rowsOf(world: FollowWorld, userId = me.userId) {
  const { subscription } = await followingOf(world, userId);
  return world.services.store.deliveries.history(subscription.id, 100);
}

describe('what is new', () => {
  test('comes by direct message at the hour, once, and nothing on a day without anything new', async () => {
    const world = await createFollowWorld('2026-11-20T10:00:00Z');
    await world.publish('a0', '普京此前访华');
    const { matches, isNew, subscription } = await world.follow('普京');
    const next = subscription.nextRunAt;
    expect({ matches, isNew, next }).toEqual({ matches: 1, isNew: true, next: '2026-11-21T08:00:00.000Z' });
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
    expect((await rowsOf(world)).map(({ state }) => state)).toEqual(['sent', 'empty', 'sent']);
  });

  test('is one message for all queries, and an article that two of them match stands in it once', async () => {
    const world = await createFollowWorld('2026-11-20T10:00:00Z');
    await world.follow('普京');
    world.pass(1_000);
    await world.follow('王毅');
    world.pass(1_000);
    await world.follow('北极航道');
    await world.publish('a1', '普京会见王毅');
    await world.publish('a2', '王毅抵达莫斯科');
    world.to('2026-11-21T08:00:00Z');
    await world.tick();
    const [text = ''] = world.inbox();
    expect(world.inbox()).toHaveLength(1);
    expect(text.split('普京会见王毅')).toHaveLength(2);
    expect(text.indexOf('“普京”')).toBeLessThan(text.indexOf('普京会见王毅'));
    expect(text.indexOf('普京会见王毅')).toBeLessThan(text.indexOf('“王毅”'));
    expect(text.indexOf('“王毅”')).toBeLessThan(text.indexOf('王毅抵达莫斯科'));
    expect(text).not.toContain('北极航道');
  });

  test('has core coverage first, then the newest; near copies stand with their original', async () => {
    const world = await createFollowWorld('2026-11-20T10:00:00Z');
    await world.follow('普京');
    const wire = `普京总统在克里姆林宫会见中国外长，双方就能源合作、边境贸易与北极航道深入交换意见，并签署三项协议。`;
    await world.publish('a1', '普京谈话', { paragraphs: [wire] });
    world.pass(60_000);
    await world.publish('a2', '普京谈话全文', { paragraphs: [wire], source: 'other-zh' });
    world.pass(60_000);
    await world.publish('a3', '普京新闻', {}, 'none');
    world.pass(60_000);
    await world.publish('a4', '普京来电');
    world.to('2026-11-21T08:00:00Z');
    await world.tick();
    const [text = ''] = world.inbox();
    const lines = text.split('\n').filter((line) => line.startsWith('- '));
    expect(lines.map((line) => /普京\p{sc=Han}+/u.exec(line)?.[0])).toEqual([
      '普京来电',
      '普京谈话全文',
      '普京新闻',
    ]);
    expect(lines[1]).toContain('1 more report');
  });

  test('is what was published lately: an archive that is taken in is none, nor is what came before', async () => {
    const world = await createFollowWorld('2026-11-20T10:00:00Z');
    await world.follow('普京');
    await world.publish('a1', '普京当选', { publishedAt: '2026-11-05T10:00:00.000Z' });
    await world.publish('a2', '普京访华', { publishedAt: '2026-11-19T10:00:00.000Z' });
    world.pass(hourMs);
    await world.follow('访华');
    world.to('2026-11-21T08:00:00Z');
    await world.tick();
    expect(world.inbox()[0]).toContain('普京访华');
    expect(world.inbox()[0]).not.toContain('当选');
    expect(world.inbox()[0]).not.toContain('“访华”');
  });

  test('speaks the language that was chosen, at first the reader’s own, and comes by the clock of their zone', async () => {
    const world = await createFollowWorld('2026-11-20T10:00:00Z');
    await world.follow('普京', {}, { locale: 'ru' });
    await world.follow('普京', { language: 'zh-TW', zone: 'Vladivostok', hour: 9 }, { userId: 'u2' });
    await world.publish('a1', '普京会见王毅');
    world.to('2026-11-20T23:00:05Z');
    await world.tick();
    expect([world.inbox('u1').length, world.inbox('u2').length]).toEqual([0, 1]);
    expect(world.inbox('u2')[0]).toContain('你追蹤的內容有新報導 · 11月21日');
    // Moscow is three hours before UTC.
    world.to('2026-11-21T05:00:05Z');
    await world.tick();
    expect(world.inbox('u1')[0]).toContain('Новое по вашим подпискам · 21 ноября');
  });

  test('once a local day, also when the clocks change', async () => {
    const world = await createFollowWorld('2026-10-23T12:00:00Z');
    await world.follow('普京', { zone: 'Europe/Berlin', hour: 2 });
    for (let hour = 0; hour < 96; hour += 1) {
      await world.publish(`a${hour}`, `普京第${hour}次讲话`);
      await world.tick();
      world.pass(hourMs);
    }
    const times = world.discord.posts.map(({ atMs }) => new Date(atMs).toISOString().slice(0, 16));
    expect(times).toEqual(['2026-10-24T00:00', '2026-10-25T00:00', '2026-10-26T01:00', '2026-10-27T01:00']);
  });
});

describe('each message comes once', () => {
  test.each([
    ['its answer is lost', 'lostAfter', 1],
    ['it is lost itself', 'lostBefore', 1],
    ['Discord cannot be reached', 'unreachable', 1],
  ] as const)('when %s', async (_, kind, posts) => {
    const world = await createFollowWorld('2026-11-20T10:00:00Z');
    await world.follow('普京');
    await world.publish('a1', '普京会见王毅');
    world.to('2026-11-21T08:00:00Z');
    world.discord.fates.push({ kind });
    await world.tick();
    for (let minute = 0; minute < 10; minute += 1) {
      world.pass(60_000);
      await world.tick();
    }
    expect(world.discord.posts).toHaveLength(posts);
    expect((await rowsOf(world)).map(({ state }) => state)).toEqual(['sent']);
  });

  test.each(['crashBefore', 'crashAfter'] as const)('when the process dies: %s', async (kind) => {
    const world = await createFollowWorld('2026-11-20T10:00:00Z');
    await world.follow('普京');
    await world.publish('a1', '普京会见王毅');
    world.to('2026-11-21T08:00:00Z');
    world.discord.fates.push({ kind });
    await world.tick().catch(() => undefined);
    await world.restart();
    for (let minute = 0; minute < 5; minute += 1) {
      world.pass(60_000);
      await world.tick();
    }
    expect(world.inbox()).toHaveLength(1);
    await world.publish('a2', '普京与习近平通话');
    world.to('2026-11-22T08:00:00Z');
    await world.tick();
    expect(world.inbox()).toHaveLength(2);
    expect(world.inbox()[1]).not.toContain('王毅');
  });

  test('to a hundred persons at one minute, within the pace', async () => {
    const world = await createFollowWorld('2026-11-20T10:00:00Z');
    for (let person = 0; person < 100; person += 1)
      await world.follow(person % 2 === 0 ? '普京' : '王毅', {}, { userId: `u${person}` });
    await world.publish('a1', '普京会见王毅');
    world.to('2026-11-21T08:00:00Z');
    await world.tick();
    expect(new Set(world.discord.posts.map(({ channelId }) => channelId)).size).toBe(100);
    expect(world.discord.posts).toHaveLength(100);
    const times = world.discord.posts.map(({ atMs }) => atMs);
    const mostInASecond = Math.max(
      ...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length),
    );
    expect(mostInASecond).toBeLessThanOrEqual(50);
    expect(await world.deliverer.spreadAt(Date.parse('2026-11-22T08:00:00Z'))).toBeGreaterThan(2_000);
  });
});

describe('quiet hours', () => {
  /** Due at 20:00, and the bot comes back at a later time. */
  async function backAt(time: string, quiet: string | null = null, hour = 20): Promise<FollowWorld> {
    const world = await createFollowWorld('2026-11-20T10:00:00Z');
    await world.follow('普京', { hour, quiet });
    await world.publish('a1', '普京会见王毅');
    world.to(time);
    await world.restart();
    await world.tick();
    return world;
  }

  test('are kept by a message that is late: it comes when they are over, once', async () => {
    const world = await backAt('2026-11-20T23:00:00Z');
    expect(world.inbox()).toHaveLength(0);
    world.to('2026-11-21T07:59:59Z');
    await world.tick();
    expect(world.inbox()).toHaveLength(0);
    world.to('2026-11-21T08:00:00Z');
    await world.tick();
    world.to('2026-11-21T20:00:00Z');
    await world.tick();
    expect(world.inbox()).toHaveLength(1);
  });

  test('are not there for who wants none, nor by day', async () => {
    expect((await backAt('2026-11-20T23:00:00Z', 'none')).inbox()).toHaveLength(1);
    expect((await backAt('2026-11-20T21:59:00Z')).inbox()).toHaveLength(1);
  });

  test('give way to the hour that was chosen within them, but not to a late message', async () => {
    expect((await backAt('2026-11-20T23:00:10Z', '22-08', 23)).inbox()).toHaveLength(1);
    expect((await backAt('2026-11-21T01:00:00Z', '22-08', 23)).inbox()).toHaveLength(0);
  });

  test('are waited for with the message as it is; what comes in meanwhile is in the next', async () => {
    const world = await backAt('2026-11-21T07:00:00Z', '22-08', 6);
    expect(world.inbox()).toHaveLength(0);
    await world.publish('a2', '普京与习近平通话');
    world.to('2026-11-21T08:00:00Z');
    await world.tick();
    expect(world.inbox()).toHaveLength(1);
    world.to('2026-11-22T06:00:00Z');
    await world.tick();
    expect(world.inbox()).toHaveLength(2);
    expect(world.inbox()[1]).toContain('通话');
    expect(world.inbox()[1]).not.toContain('王毅');
  });

  test('of a message whose fate is unknown: it is looked for when they are over', async () => {
    const world = await createFollowWorld('2026-11-20T10:00:00Z');
    await world.follow('普京', { hour: 21 });
    await world.publish('a1', '普京会见王毅');
    world.to('2026-11-20T21:59:30Z');
    world.discord.fates.push({ kind: 'lostAfter' });
    await world.tick();
    world.to('2026-11-20T22:00:30Z');
    await world.restart();
    await world.tick();
    world.to('2026-11-21T08:00:00Z');
    for (let minute = 0; minute < 8; minute += 1) {
      await world.tick();
      world.pass(60_000);
    }
    expect(world.inbox()).toHaveLength(1);
    expect((await rowsOf(world)).map(({ state }) => state)).toEqual(['sent']);
  });
});

describe('a person whom Discord does not let us write to', () => {
  async function refused(): Promise<FollowWorld> {
    const world = await createFollowWorld('2026-11-20T10:00:00Z');
    await world.follow('普京');
    await world.publish('a1', '普京会见王毅');
    world.to('2026-11-21T08:00:00Z');
    world.discord.fates.push(closed);
    await world.tick();
    return world;
  }

  test('is not written to any more, and finds out by /follows', async () => {
    const world = await refused();
    world.pass(dayMs);
    await world.tick();
    expect(world.discord.sends).toBe(1);
    expect((await rowsOf(world)).map(({ state, kind }) => `${kind} ${state}`)).toEqual(['digest parked']);
    const shown = JSON.stringify(await listFollows(me, world.services));
    expect(shown).toContain('Discord does not let Amur message you');
    expect(shown).toContain('Try again');
  });

  test.each([10003, 50001, 50013, 50278])('so says code %i too', async (code) => {
    const world = await createFollowWorld('2026-11-20T10:00:00Z');
    await world.follow('普京');
    await world.publish('a1', '普京会见王毅');
    world.to('2026-11-21T08:00:00Z');
    world.discord.fates.push({ ...closed, code });
    await world.tick();
    expect((await followingOf(world)).subscription.pause).toEqual({ key: 'directMessagesClosed' });
  });

  test('gets what was missed after one click, at the next hour', async () => {
    const world = await refused();
    world.pass(hourMs);
    await resumeFollows(me, world.services);
    expect((await followingOf(world)).subscription).toMatchObject({
      pause: null,
      nextRunAt: '2026-11-22T08:00:00.000Z',
    });
    world.to('2026-11-22T08:00:00Z');
    await world.tick();
    expect(world.inbox()).toHaveLength(1);
    expect(world.inbox()[0]).toContain('王毅');
  });

  test('is tried again when they follow something else', async () => {
    const world = await refused();
    await world.follow('能源');
    world.to('2026-11-22T08:00:00Z');
    await world.tick();
    expect(world.inbox()[0]).toContain('王毅');
  });
});

describe('an end', () => {
  test('of one leaves the others; of the last, or of all, nothing', async () => {
    const world = await createFollowWorld('2026-11-20T10:00:00Z');
    await world.follow('普京');
    world.pass(1_000);
    await world.follow('王毅');
    const [one] = (await followingOf(world)).follows;
    expect(await stopOne(me, world.services, one?.id ?? '')).toEqual({ kind: 'one', query: '普京' });
    expect(await stopOne(me, world.services, one?.id ?? '')).toEqual({ kind: 'gone' });
    await world.publish('a1', '普京来电');
    await world.publish('a2', '王毅访俄');
    world.to('2026-11-21T08:00:00Z');
    await world.tick();
    expect(world.inbox()[0]).toContain('王毅访俄');
    expect(world.inbox()[0]).not.toContain('普京来电');
    expect(await stopAll(me, world.services)).toEqual({ kind: 'all', count: 1 });
    expect(await stopAll(me, world.services)).toEqual({ kind: 'gone' });
    expect(await world.services.store.follows.of(me.userId)).toBeNull();
  });

  test('is chosen from one’s own, by the words, or as everything', async () => {
    const world = await createFollowWorld('2026-11-20T10:00:00Z');
    await world.follow('烏克蘭');
    world.pass(1_000);
    await world.follow('能源');
    await world.follow('北极', {}, { userId: 'u2' });
    const complete = async (focused: string) =>
      (await completeFollow({ ...me, focused }, world.services)).map(({ name }) => name);
    expect(await complete('')).toEqual(['烏克蘭', '能源', 'Everything']);
    expect(await complete('乌')).toEqual(['烏克蘭']);
    await expect(unfollow(me, world.services, '北极')).rejects.toMatchObject({
      key: 'error.follow.notFound',
    });
    expect(await unfollow(me, world.services, ' 乌克兰 ')).toEqual({ kind: 'one', query: '烏克蘭' });
    expect(await unfollow(me, world.services, 'all')).toEqual({ kind: 'all', count: 1 });
    await expect(unfollow(me, world.services, 'all')).rejects.toMatchObject({ key: 'error.follow.none' });
    expect((await followingOf(world, 'u2')).follows).toHaveLength(1);
  });

  test.each(['a stop', 'the deletion of the person’s data'])(
    'by %s takes a waiting message with it',
    async (how) => {
      const world = await createFollowWorld('2026-11-20T10:00:00Z');
      await world.follow('普京');
      await world.publish('a1', '普京会见王毅');
      world.to('2026-11-21T08:00:00Z');
      world.discord.fates.push({ kind: 'unreachable' });
      await world.tick();
      const { store } = world.services;
      expect((await rowsOf(world)).map(({ state }) => state)).toEqual(['planned']);
      if (how === 'a stop') await stopAll(me, world.services);
      else await store.privacy.deleteUser(me.userId);
      for (let hour = 0; hour < 30; hour += 1) {
        world.pass(hourMs);
        await world.tick();
      }
      expect(world.discord.posts).toEqual([]);
      expect(await store.privacy.ofUser(me.userId)).toMatchObject({ follows: 0 });
    },
  );
});

describe('what is typed', () => {
  test.each([
    ['', 'error.search.empty'],
    ['。。', 'error.search.empty'],
    ['-普京', 'error.search.onlyNegative'],
    ['普'.repeat(201), 'error.search.tooLong'],
  ])('“%s” is no query', async (query, key) => {
    const world = await createFollowWorld('2026-11-20T10:00:00Z');
    await expect(world.follow(query)).rejects.toMatchObject({ key });
    expect(await world.services.store.follows.of(me.userId)).toBeNull();
  });

  test('a zone or quiet hours that are none are refused with an example, and nothing is stored', async () => {
    const world = await createFollowWorld('2026-11-20T10:00:00Z');
    await expect(world.follow('普京', { zone: 'Atlantis' })).rejects.toMatchObject({
      key: 'error.schedule.zone',
    });
    await expect(world.follow('普京', { quiet: 'at night' })).rejects.toMatchObject({
      key: 'error.follow.quiet',
    });
    expect(await world.services.store.follows.of(me.userId)).toBeNull();
  });

  test('what is left out stays as it was', async () => {
    const world = await createFollowWorld('2026-11-20T10:00:00Z');
    await world.follow('普京', { hour: 7, zone: 'Moscow', quiet: 'none', language: 'ru' });
    await world.follow('王毅');
    const { schedule, quiet, locale } = (await followingOf(world)).subscription;
    expect([schedule.timesOfDay, schedule.timeZone, quiet, locale]).toEqual([
      [{ slot: 0, time: '07:00' }],
      'Europe/Moscow',
      null,
      'ru',
    ]);
  });

  test('another hour on a day whose message is out counts from the next', async () => {
    const world = await createFollowWorld('2026-11-20T10:00:00Z');
    await world.follow('普京');
    await world.publish('a1', '普京来电');
    world.to('2026-11-21T08:00:00Z');
    await world.tick();
    await expect(changeHour(me, world.services, '99')).rejects.toMatchObject({ key: 'error.schedule.time' });
    await changeHour(me, world.services, '20');
    expect((await followingOf(world)).subscription.nextRunAt).toBe('2026-11-22T20:00:00.000Z');
    await world.publish('a2', '普京去电');
    world.to('2026-11-21T20:00:00Z');
    await world.tick();
    expect(world.inbox()).toHaveLength(1);
  });

  test('a person to whom Discord opens no direct messages is told so', async () => {
    const world = await createFollowWorld('2026-11-20T10:00:00Z');
    world.discord.directMessages = async () => null;
    await expect(world.follow('普京')).rejects.toMatchObject({ key: 'error.follow.noDirectMessages' });
    expect(await world.services.store.follows.of(me.userId)).toBeNull();
  });
});

test('/follows shows how things stand', async () => {
  const world = await createFollowWorld('2026-11-20T10:00:00Z');
  expect(textsOf(await listFollows(me, world.services))).toContain('You do not follow anything yet');
  await world.follow('普京 -访华', { quiet: '23-7' });
  const text = textsOf(await listFollows(me, world.services));
  expect(text).toContain('“普京 -访华”');
  expect(text).toContain('since 20 November');
  expect(text).toContain('08:00 · every day · UTC · quiet 23:00–07:00 · English');
  expect(text).toContain(`<t:${Date.parse('2026-11-21T08:00:00Z') / 1000}:F>`);
});
