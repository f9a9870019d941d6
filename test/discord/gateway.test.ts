import { GatewayIntentBits } from 'discord-api-types/v10';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createGateway } from '../../src/discord/gateway.ts';
import { createReconnectPace } from '../../src/discord/reconnect-pace.ts';
import { createRest } from '../../src/discord/rest.ts';
import { doubleForTest, listenTo } from './support.ts';

describe('logging in', () => {
  it('asks for the Guilds intent alone and tells which servers there are', async () => {
    const double = await doubleForTest();
    const ids = [double.addGuild().id, double.addGuild().id];
    const { gateway, heard } = await listenTo(double);
    await gateway.connect();
    expect(double.gateway.logIns).toMatchObject([{ op: 'identify', intents: GatewayIntentBits.Guilds }]);
    expect(heard).toEqual([{ event: 'servers', of: ids }]);
  });

  it.each([
    { code: 4004, key: 'error.discord.badToken' },
    { code: 4013, key: 'error.discord.gatewayRefused' },
    { code: 4014, key: 'error.discord.gatewayRefused' },
  ])('gives up when the gateway closes with $code', async ({ code, key }) => {
    const double = await doubleForTest();
    double.gateway.rejectNextLogInWith = code;
    const { gateway, heard } = await listenTo(double);
    await expect(gateway.connect()).rejects.toMatchObject({ key, kind: 'configuration' });
    expect(heard).toEqual([]);
    expect(double.gateway.logIns).toHaveLength(1);
  });

  it('gives up on a token that REST refuses, before the gateway sees it', async () => {
    const double = await doubleForTest();
    const rest = createRest({ token: 'wrong', apiUrl: double.url, fetch });
    const listener = { servers() {}, joined() {}, left() {}, fatal() {}, interaction() {} };
    const log = { info() {}, warn() {} };
    const gateway = createGateway({
      token: 'wrong',
      rest,
      listener,
      log,
      now: Date.now,
      random: Math.random,
    });
    await expect(gateway.connect()).rejects.toMatchObject({
      key: 'error.discord.badToken',
      kind: 'configuration',
    });
    expect(double.gateway.logIns).toEqual([]);
  });

  it('does not log in when the day’s identifies are spent', async () => {
    const double = await doubleForTest({ sessions: { remaining: 0, resetAfterMs: 3_590_000 } });
    const { gateway } = await listenTo(double);
    await expect(gateway.connect()).rejects.toMatchObject({
      key: 'error.discord.identifyBudget',
      params: { minutes: 60 },
      kind: 'unavailable',
    });
    expect(double.gateway.logIns).toEqual([]);
  });

  it('says that Discord cannot be reached', async () => {
    const double = await doubleForTest();
    double.faults.add({ path: '/gateway/bot', fault: { kind: 'answer', status: 503 } });
    const { gateway } = await listenTo(double);
    await expect(gateway.connect()).rejects.toMatchObject({
      key: 'error.discord.unreachable',
      kind: 'unavailable',
    });
  });

  it('goes on trying while the gateway is down and REST is up', async () => {
    const double = await doubleForTest();
    double.gateway.down = true;
    const { gateway, heard } = await listenTo(double);
    const connected = gateway.connect();
    await double.until(() => double.gateway.refused >= 2);
    double.gateway.down = false;
    await connected;
    expect(heard).toEqual([{ event: 'servers', of: [] }]);
  });
});

describe('staying logged in', () => {
  it('resumes after a loss, and hears what was said meanwhile', async () => {
    const double = await doubleForTest();
    const { gateway, heard } = await listenTo(double);
    await gateway.connect();
    double.gateway.closeAll(4000);
    const { id } = double.addGuild();
    await double.until(() => heard.length === 2);
    expect(heard[1]).toEqual({ event: 'joined', of: id });
    expect(double.gateway.logIns.map(({ op }) => op)).toEqual(['identify', 'resume']);
  });

  it('resumes when asked to reconnect', async () => {
    const double = await doubleForTest();
    const { gateway } = await listenTo(double);
    await gateway.connect();
    double.gateway.askToReconnect();
    await double.until(() => double.gateway.logIns.length === 2);
    expect(double.gateway.logIns[1]).toMatchObject({ op: 'resume' });
  });

  it('begins anew after an invalid session, and tells who is left', async () => {
    const double = await doubleForTest();
    const [stays, goes] = [double.addGuild(), double.addGuild()];
    const { gateway, heard } = await listenTo(double);
    await gateway.connect();
    // One identify in five seconds: the library asks the clock.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5_000 });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    double.gateway.invalidate(false);
    double.kickBot(goes.id);
    await double.until(() => heard.length === 2);
    expect(heard[1]).toEqual({ event: 'servers', of: [stays.id] });
    expect(double.gateway.logIns.map(({ op }) => op)).toEqual(['identify', 'identify']);
  });

  it('notices a connection that no longer answers', async () => {
    const double = await doubleForTest({ heartbeatIntervalMs: 100 });
    const { gateway } = await listenTo(double);
    await gateway.connect();
    double.gateway.silent = true;
    await double.until(() => double.gateway.logIns.length === 2);
    expect(double.gateway.logIns[1]).toMatchObject({ op: 'resume' });
  });

  it('tells a removal from an outage', async () => {
    const double = await doubleForTest();
    const [first, second] = [double.addGuild(), double.addGuild()];
    const { gateway, heard } = await listenTo(double);
    await gateway.connect();
    double.setAvailable(first.id, false);
    double.setAvailable(first.id, true);
    double.kickBot(second.id);
    const { id } = double.addGuild();
    await double.until(() => heard.at(-1)?.of === id);
    expect(heard.slice(1)).toEqual([
      { event: 'left', of: second.id },
      { event: 'joined', of: id },
    ]);
  });

  it('says so when the connection ends for good', async () => {
    const double = await doubleForTest();
    const { gateway, heard } = await listenTo(double);
    await gateway.connect();
    double.gateway.closeAll(4004);
    await double.until(() => heard.length === 2);
    expect(heard[1]).toEqual({ event: 'fatal', of: 'error.discord.badToken' });
  });
});

describe('stopping', () => {
  it('logs out and stays out', async () => {
    const double = await doubleForTest();
    const { gateway } = await listenTo(double);
    await gateway.connect();
    await gateway.stop();
    await double.until(() => double.gateway.connected === 0);
    expect(double.gateway.logIns).toHaveLength(1);
  });

  it('stays out when it was about to reconnect', async () => {
    const double = await doubleForTest();
    const { gateway } = await listenTo(double);
    await gateway.connect();
    double.gateway.closeAll(4000);
    await double.until(() => double.gateway.connected === 0);
    await gateway.stop();
    // The library would be back after half a second.
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(double.gateway.connected).toBe(0);
    expect(double.gateway.logIns).toHaveLength(1);
  });

  it('ends a log-in that does not come about', async () => {
    const double = await doubleForTest();
    double.gateway.down = true;
    const { gateway } = await listenTo(double);
    const connected = gateway.connect();
    await double.until(() => double.gateway.refused >= 1);
    await gateway.stop();
    await expect(connected).resolves.toBeUndefined();
  });
});

describe('the pace of reconnecting', () => {
  function paceAt(random: number) {
    let nowMs = 0;
    const pace = createReconnectPace(
      () => nowMs,
      () => random,
    );
    return { pace, pass: (ms: number) => (nowMs += ms) };
  }

  it('tries at once the first time, then waits longer and longer, 10 minutes at most', () => {
    const { pace } = paceAt(1);
    const delays = Array.from({ length: 13 }, () => {
      pace.down();
      return pace.delayMs() / 1000;
    });
    expect(delays).toEqual([0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]);
  });

  it('forgets the failures after a minute that held, not after a log-in that did not', () => {
    const { pace, pass } = paceAt(1);
    for (let i = 0; i < 5; i += 1) {
      pace.down();
      pace.up();
      pass(5_000);
    }
    pace.down();
    expect(pace.delayMs()).toBe(16_000);
    pace.up();
    pass(60_000);
    pace.down();
    expect(pace.delayMs()).toBe(0);
  });

  it('uses less than a third of a day’s identifies when every session dies at once', () => {
    const { pace, pass } = paceAt(0);
    let identifies = 0;
    for (let dayMs = 0; dayMs < 86_400_000; identifies += 1) {
      pace.up();
      pace.down();
      const waitMs = pace.delayMs() + 500;
      pass(waitMs);
      dayMs += waitMs;
    }
    expect(identifies).toBeLessThan(310);
  });
});
