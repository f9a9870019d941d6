import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { joinGuild, leaveGuild } from '../../src/delivery/guild-membership.ts';
import { nextOccurrence } from '../../src/delivery/schedule.ts';
import type { Fault } from '../support/discord/faults.ts';
import { createDueStage, createStage, dayMs, hourMs, isSettled, minuteMs, type Stage } from './stage.ts';

/** The next request to post meets a fault. */
function meet({ double, channelId }: Stage, fault: Fault, times = 1): void {
  double.faults.add({ method: 'POST', path: `/channels/${channelId}/messages`, fault, times });
}

function mayWrite({ double, guildId }: Stage, permissions: bigint): void {
  for (const role of double.guilds.get(guildId)?.roles.values() ?? []) role.permissions = permissions;
}

const { ViewChannel, SendMessages, ReadMessageHistory } = PermissionFlagsBits;

async function expectOnce(stage: Stage): Promise<void> {
  expect(stage.posts()).toHaveLength(1);
  expect(stage.states()).toEqual(['day 0 sent']);
  expect(await stage.paused()).toBeNull();
}

describe('no answer, though Discord accepted', () => {
  test.each<[number, string, Fault]>([
    [7, '502', { kind: 'answer', status: 502, accepted: true }],
    [8, 'time-out', { kind: 'hang', accepted: true }],
    [9, 'connection reset', { kind: 'reset', accepted: true }],
  ])('fault %i, %s: posted once', async (_number, _name, fault) => {
    const stage = await createDueStage();
    meet(stage, fault);
    await stage.tick();
    expect(stage.states()).toEqual(['day 0 sending noAnswer']);
    await stage.until(() => isSettled(stage));
    await expectOnce(stage);
  });
});

describe('Discord is away', () => {
  test('fault 10, 503 for ten minutes: late, once, and without a storm', async () => {
    const stage = await createDueStage();
    stage.double.faults.add({ times: Number.POSITIVE_INFINITY, fault: { kind: 'answer', status: 503 } });
    await stage.tickFor(10 * minuteMs, 5_000);
    expect(stage.posts()).toEqual([]);
    expect(stage.double.requests.length).toBeLessThan(60);
    stage.double.faults.clear();
    await stage.until(() => isSettled(stage), 10_000);
    await expectOnce(stage);
  });

  test('fault 11, names are not resolved for an hour: late, once', async () => {
    const stage = await createDueStage();
    stage.network = 'down';
    await stage.tickFor(hourMs, 30_000);
    expect(stage.double.requests).toEqual([]);
    expect(stage.states()).toEqual(['day 0 planned noAnswer']);
    stage.network = 'up';
    await stage.until(() => isSettled(stage), 30_000);
    await expectOnce(stage);
    expect(stage.ledger()[0]?.attempts).toBeLessThan(60);
  });
});

describe('limits', () => {
  test.each<[number, string, Fault]>([
    [12, 'of a route', { kind: 'rateLimit', retryAfterS: 0.3, scope: 'user' }],
    [13, 'of the whole bot', { kind: 'rateLimit', retryAfterS: 0.3, scope: 'global' }],
    [14, 'larger in the body', { kind: 'rateLimit', retryAfterS: 0.1, bodyRetryAfterS: 0.4, scope: 'user' }],
    [15, 'shared with others', { kind: 'rateLimit', retryAfterS: 0.3, scope: 'shared' }],
    [16, 'of the front proxy', { kind: 'frontProxyPage', status: 429, headers: { 'retry-after': '0.3' } }],
  ])('fault %i, a limit %s: waited for, once', async (number, _name, fault) => {
    const stage = await createDueStage();
    meet(stage, fault);
    await stage.until(() => isSettled(stage), 0);
    await expectOnce(stage);
    const [first = 0, second = 0, ...more] = stage.double.requests
      .filter(({ path }) => path.endsWith('/messages'))
      .map(({ atMs }) => atMs);
    expect(more).toEqual([]);
    expect(second - first).toBeGreaterThanOrEqual(number === 14 ? 390 : 290);
  });

  test('fault 13, a limit of the whole bot holds other servers too', async () => {
    const stage = await createStage();
    const others = await Promise.all([1, 2, 3].map(() => stage.subscribe()));
    stage.pass(hourMs + 1_000);
    const fault = { kind: 'rateLimit', retryAfterS: 30, scope: 'global' } as const;
    stage.double.faults.add({ method: 'POST', path: /messages$/, fault });
    await stage.tickFor(20_000, 1_000);
    expect(stage.tries()).toBe(1);
    await stage.restart(); // the library's own count of the limit runs by the real clock
    stage.pass(11_000);
    await stage.until(() => isSettled(stage));
    for (const { channelId } of others) expect(stage.posts(channelId)).toHaveLength(1);
    await expectOnce(stage);
  });

  test('fault 16, the front proxy refuses without saying for how long: a minute without a request', async () => {
    const stage = await createDueStage();
    meet(stage, { kind: 'frontProxyPage', status: 403 });
    await stage.tickFor(55_000, 1_000);
    expect(stage.double.requests).toHaveLength(1);
    await stage.restart();
    stage.pass(10_000);
    await stage.until(() => isSettled(stage));
    await expectOnce(stage);
    expect(stage.double.invalidRequests()).toBe(1);
  });
});

describe('refusals', () => {
  test.each([
    [18, 'may not write, 50013', ViewChannel | ReadMessageHistory, 'missingPermission'],
    [19, 'cannot see the channel, 50001', 0n, 'missingAccess'],
  ])('fault %i, %s: paused and told once, later restored', async (_number, _name, permissions, reason) => {
    const stage = await createStage();
    const other = await stage.subscribe();
    mayWrite(stage, permissions);
    stage.pass(hourMs + 1_000);
    await stage.tickFor(minuteMs, 5_000);
    expect(await stage.paused()).toBe(reason);
    expect(stage.pauses).toHaveLength(1);
    expect(stage.states()).toEqual(['day 0 parked refused']);
    expect(stage.double.messagesTo('100000000000000001')).toHaveLength(1);
    expect(stage.states(other.id)).toEqual(['day 0 sent']);

    mayWrite(stage, ViewChannel | SendMessages | ReadMessageHistory);
    const next = nextOccurrence(other.schedule, stage.double.now());
    await stage.subscriptions.resume(stage.id, new Date(next.dueAtMs).toISOString());
    stage.pass(dayMs);
    await stage.until(() => isSettled(stage));
    expect(stage.states()).toEqual(['day 0 parked refused', 'day 1 sent']);
    expect(stage.double.messagesTo('100000000000000001')).toHaveLength(1);
  });

  test('fault 20, the channel is deleted between two parts: the rest is parked, told once, nobody else is touched', async () => {
    const stage = await createStage();
    const other = await stage.subscribe();
    stage.parts = 3;
    stage.double.faults.add({
      method: 'POST',
      path: `/channels/${stage.channelId}/messages`,
      nth: 2,
      fault: { kind: 'hold', until: Promise.resolve(), when: 'beforeAcceptance' },
      onHit: () => stage.double.deleteChannel(stage.channelId),
    });
    stage.pass(hourMs + 1_000);
    await stage.until(() => isSettled(stage));
    expect(stage.states()).toEqual(['day 0 sent', 'day 0 parked refused', 'day 0 parked paused']);
    expect(await stage.paused()).toBe('channelGone');
    expect(stage.double.messagesTo('100000000000000001')).toHaveLength(1);
    expect(stage.states(other.id)).toEqual(['day 0 sent', 'day 0 sent', 'day 0 sent']);
  });

  test('fault 21, the bot is removed from a server and comes back: settings kept, no flood', async () => {
    const stage = await createStage();
    const other = await stage.subscribe();
    stage.double.kickBot(stage.guildId);
    await leaveGuild(stage.subscriptions, stage.guildId, stage.double.now());
    stage.pass(5 * dayMs + 2 * hourMs);
    await stage.until(() => isSettled(stage));
    expect(stage.posts()).toEqual([]);
    expect(await stage.paused()).toBe('guildLeft');
    expect(stage.states(other.id).at(-1)).toBe('day 5 sent');

    const guild = stage.double.guilds.get(stage.guildId);
    if (guild) guild.bot = { roleIds: [...guild.roles.keys()].slice(1), timedOutUntil: null };
    await joinGuild(stage.subscriptions, stage.guildId, stage.double.now());
    await stage.tickFor(minuteMs, 10_000);
    expect(stage.posts()).toEqual([]);
    stage.pass(dayMs);
    await stage.until(() => isSettled(stage));
    expect(stage.states()).toEqual(['day 6 sent']);
  });

  test('fault 21, told only by a refusal: paused, and nobody else is touched', async () => {
    const stage = await createStage();
    const other = await stage.subscribe();
    stage.double.kickBot(stage.guildId);
    stage.pass(hourMs + 1_000);
    await stage.tickFor(minuteMs, 10_000);
    expect(await stage.paused()).toBe('missingAccess');
    expect(stage.pauses).toHaveLength(1);
    expect(stage.states(other.id)).toEqual(['day 0 sent']);
  });

  test('fault 22, one bad item among ten: nine delivered', async () => {
    const stage = await createStage();
    const others = await Promise.all(Array.from({ length: 9 }, () => stage.subscribe()));
    meet(stage, { kind: 'answer', status: 400, code: 50035 });
    stage.pass(hourMs + 1_000);
    await stage.until(() => isSettled(stage));
    expect(stage.states()).toEqual(['day 0 parked refused']);
    for (const { id } of others) expect(stage.states(id)).toEqual(['day 0 sent']);
    expect(await stage.paused()).toBeNull();
    stage.pass(dayMs);
    await stage.until(() => isSettled(stage) && stage.states().length > 1);
    expect(stage.states()).toEqual(['day 0 parked refused', 'day 1 sent']);
  });
});

describe('publishing to the followers of an announcement channel', () => {
  async function announcingStage(): Promise<
    Stage & { readonly announcements: string; readonly ofIt: string }
  > {
    const stage = await createStage();
    const guildId = stage.double.addGuild({ bot: ViewChannel | SendMessages | ReadMessageHistory }).id;
    const { id: channelId } = stage.double.addChannel(guildId, { type: ChannelType.GuildAnnouncement });
    const { id } = await stage.subscribe({ guildId, channelId, postAs: { kind: 'published' } });
    stage.pass(hourMs + 1_000);
    return Object.assign(stage, { announcements: channelId, ofIt: id });
  }
  const publications = (stage: Stage) => stage.ledger().filter(({ kind }) => kind === 'publication');
  const crosspost = { method: 'POST', path: /crosspost$/ } as const;

  test('fault 23, the limit on publishing: the post stays, publishing waits, other channels do not', async () => {
    const stage = await announcingStage();
    stage.double.faults.add({ ...crosspost, fault: { kind: 'rateLimit', retryAfterS: 0.4, scope: 'user' } });
    await stage.tick();
    expect(stage.posts(stage.announcements)).toMatchObject([{ published: false }]);
    expect(stage.states(stage.ofIt)).toEqual(['day 0 sent']);
    expect(stage.states()).toEqual(['day 0 sent']);
    await stage.until(() => isSettled(stage), 0);
    expect(stage.posts(stage.announcements)).toMatchObject([{ published: true }]);
    expect(publications(stage)).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  test('fault 24, it is published already: fine', async () => {
    const stage = await announcingStage();
    stage.double.faults.add({ ...crosspost, fault: { kind: 'reset', accepted: true } });
    await stage.until(() => isSettled(stage) && publications(stage).length > 0);
    expect(publications(stage)).toMatchObject([{ state: 'sent', attempts: 2 }]);
    expect(
      stage.double.requests.filter(({ path }) => path.endsWith('crosspost')).map(({ status }) => status),
    ).toEqual([null, 400]);
  });

  test('refused, it is given up; the post stays and the next digest comes', async () => {
    const stage = await announcingStage();
    stage.double.faults.add({ ...crosspost, fault: { kind: 'answer', status: 403, code: 50013 } });
    await stage.until(() => isSettled(stage) && publications(stage).length > 0);
    expect(publications(stage)).toMatchObject([{ state: 'parked' }]);
    expect(stage.posts(stage.announcements)).toHaveLength(1);
    expect(await stage.paused(stage.ofIt)).toBeNull();
  });
});
