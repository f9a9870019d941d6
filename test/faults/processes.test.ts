import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { KillPoint } from '../crash/kill-points.ts';
import { startDelivery } from '../crash/start-delivery.ts';
import { type BotProcess, startBot } from '../support/bot-process.ts';
import { dailyAt } from '../support/daily-at.ts';
import { type DiscordDouble, startDiscordDouble } from '../support/discord/discord-double.ts';
import { brokenPromises, type LedgerRow, postsOf, readLedger } from '../support/ledger.ts';
import { createDueStage, createStage, hourMs, isSettled, minuteMs } from './stage.ts';

describe('faults 1–6, kill -9', () => {
  const kills: readonly [number, string, KillPoint, readonly string[]][] = [
    [1, 'before the ledger commits', 'planning', []],
    [2, 'after it, before the send', 'planned', ['planned', 'planned']],
    [3, 'after the send, before the answer', 'accepted', ['sending', 'planned']],
    [4, 'after the answer, before the commit', 'answered', ['sending', 'planned']],
    [5, 'between two parts', 'betweenParts', ['sent', 'planned']],
    [6, 'while draining', 'draining', ['sending', 'planned']],
  ];
  test.each(kills)('fault %i, %s: once', async (_number, _name, point, left) => {
    const stage = await createDueStage();
    const how = { parts: 2, killAt: { point, nth: 1 } };
    expect(await startDelivery(stage.double, stage.databasePath, how).ended).toMatchObject({
      signal: 'SIGKILL',
    });
    expect(stage.ledger().map(({ state }) => state)).toEqual(left);
    const payloads = stage.ledger().map(({ payload }) => payload);
    await stage.restart();
    stage.parts = 2;
    await stage.until(() => isSettled(stage));
    expect(stage.states()).toEqual(['day 0 sent', 'day 0 sent']);
    expect(stage.posts()).toHaveLength(2);
    if (left.length > 0) expect(stage.ledger().map(({ payload }) => payload)).toEqual(payloads);
  });
});

describe('fault 29, two processes on one database', () => {
  const leases = { busyMs: 600, staleTryMs: 200 };

  test.each<[string, KillPoint]>([
    ['before its try is recorded', 'planned'],
    ['while its picture is drawn', 'drawing'],
    ['after its try is recorded', 'tried'],
    ['with Discord’s answer on the way', 'accepted'],
    ['before the confirmation is recorded', 'answered'],
  ])('one stops %s, and goes on when the other is done: fenced off, once', async (_name, point) => {
    const stage = await createDueStage();
    const how = { leases, isAlone: false, hasPicture: true };
    const stopped = startDelivery(stage.double, stage.databasePath, {
      ...how,
      signal: 'SIGSTOP',
      killAt: { point, nth: 1 },
    });
    onTestFinished(() => void stopped.child.kill('SIGKILL'));
    await until(async () => (await stateOf(stopped.child.pid ?? 0)) === 'T');
    await sleep(leases.busyMs + 100);
    const other = await startDelivery(stage.double, stage.databasePath, how).ended;
    expect(other).toMatchObject({ code: 0 });
    expect(stage.states()).toEqual(['day 0 sent']);
    // Longer than Discord knows a nonce.
    stage.pass(10 * minuteMs);
    stopped.child.kill('SIGCONT');
    expect(await stopped.ended).toMatchObject({ code: 0 });
    expect(stage.states()).toEqual(['day 0 sent']);
    expect(stage.posts()).toHaveLength(1);
  });

  test('both at once: each digest once', async () => {
    const stage = await createStage();
    for (let count = 0; count < 30; count += 1) await stage.subscribe();
    stage.pass(hourMs + 1_000);
    const how = { isAlone: false, parts: 2 };
    const both = [1, 2].map(() => startDelivery(stage.double, stage.databasePath, how).ended);
    for (const { code, log } of await Promise.all(both)) expect(code, log).toBe(0);
    expect(stage.ledger().map(({ state }) => state)).toEqual(Array(62).fill('sent'));
    expect(postsOf(stage.double)).toHaveLength(62);
  });
});

/** The letter that Linux gives a process: `T` while it is stopped. */
async function stateOf(pid: number): Promise<string> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return /^State:\s+(\w)/m.exec(status)?.[1] ?? '';
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const deadline = performance.now() + 10_000; performance.now() < deadline; await sleep(20))
    if (await condition()) return;
  throw new Error('never came');
}

describe('the whole bot', () => {
  interface Scene {
    readonly double: DiscordDouble;
    readonly bot: BotProcess;
    rows(): readonly LedgerRow[];
  }

  /** The bot on a data folder in which a digest has been due for a minute. */
  async function startWithDueDigest(prepare: (double: DiscordDouble) => void): Promise<Scene> {
    const double = await startDiscordDouble();
    const guildId = double.addGuild().id;
    const channelId = double.addChannel(guildId).id;
    const dataDir = await mkdtemp(join(tmpdir(), 'amur-fault-bot-'));
    const store = await openStore(dataDir);
    const dueMs = Math.floor(Date.now() / 60_000) * 60_000 - 60_000;
    const due = new Date(dueMs).toISOString();
    await store.subscriptions.add(
      {
        guildId,
        channelId,
        channelName: 'news',
        postAs: { kind: 'message' },
        createdBy: '100000000000000001',
        locale: 'zh-CN',
        schedule: dailyAt(due.slice(11, 16)),
        limit: 5,
        onEmpty: 'always',
      },
      due,
      Date.now(),
    );
    await store.close();
    prepare(double);
    const bot = startBot(double, dataDir);
    onTestFinished(async () => {
      if (bot.child.exitCode === null) await bot.end('SIGKILL');
      await double.close();
      await rm(dataDir, { recursive: true, force: true });
    });
    return { double, bot, rows: () => readLedger(join(dataDir, 'amur.db')) };
  }

  test('fault 17, 401: one request, exit code 78', async () => {
    const { double, bot, rows } = await startWithDueDigest(({ faults }) => {
      const fault = { kind: 'answer', status: 401 } as const;
      faults.add({ method: 'POST', path: /messages$/, times: Number.POSITIVE_INFINITY, fault });
    });
    const [code] = await once(bot.child, 'exit');
    expect(code, bot.log()).toBe(78);
    expect(double.requests.filter(({ path }) => path.endsWith('/messages'))).toHaveLength(1);
    expect(rows().map(({ state }) => state)).toEqual(['planned']);
  }, 30_000);

  test('fault 32, the gateway is down and REST is up: digests go on', async () => {
    const { double, bot, rows } = await startWithDueDigest(({ gateway }) => {
      gateway.down = true;
    });
    await double.until(() => postsOf(double).length > 0, 20_000);
    expect(double.gateway.connected).toBe(0);
    expect((await bot.end('SIGTERM')).code).toBe(0);
    expect(rows().map(({ state }) => state)).toEqual(['sent']);
    expect(brokenPromises(rows(), postsOf(double))).toEqual([]);
  }, 40_000);
});
