import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../../src/store/open-store.ts';
import { takeInCoverage } from '../../src/usecases/take-in-coverage.ts';
import { dailyAt } from '../support/daily-at.ts';
import { type DiscordDouble, startDiscordDouble } from '../support/discord/discord-double.ts';
import type { BenchRow } from './bench-row.ts';
import { startBot, stopBot } from './start-bench.ts';

/** What the sender aims at, in messages a second. */
const pace = 45;
/** As many servers as one connection to the gateway may have. */
const servers = 2_500;
const minuteMs = 60_000;

/**
 * So many digests due at one minute, one in each channel, against a double with Discord's limits; people ask for news
 * before and meanwhile. `full` is a data folder, filled with `articles` where it is empty.
 */
export async function benchFanOut(
  articles: string,
  full: string,
  count = Number(process.env.AMUR_FAN_OUT ?? 10_000),
): Promise<readonly BenchRow[]> {
  await fill(full, articles);
  const double = await startDiscordDouble();
  const posts = countPosts(double);
  const channels = addChannels(double, count);
  // Time for the start, and for questions to an idle bot.
  const dueMs = Math.ceil((Date.now() + 45_000) / minuteMs) * minuteMs;
  await subscribe(full, channels, dueMs);
  const bot = startBot(full, double);
  try {
    await double.until(() => double.gateway.connected > 0, 60_000);
    await sleep(10_000); // servers come in, the archive is looked through
    const idle = await ask(double, channels, () => Date.now() > dueMs - 2_000);
    await double.until(() => posts() > 0, 120_000);
    const memory = watchMemory(bot.pid ?? 0);
    const deadlineMs = Date.now() + (count / pace) * 3_000 + 30_000;
    const busy = await ask(double, channels, () => posts() >= count || Date.now() > deadlineMs);
    const peakMb = memory.peakMb();
    await sleep(7_000); // one more tick: nothing may come twice
    return rowsOf({ count, idle, busy, peakMb, double, posted: posts() });
  } finally {
    await stopBot(bot);
    await double.close();
  }
}

interface Measured {
  readonly count: number;
  readonly posted: number;
  /** Milliseconds of each answer. */
  readonly idle: readonly number[];
  readonly busy: readonly number[];
  readonly peakMb: number;
  readonly double: DiscordDouble;
}

function rowsOf({ count, posted, idle, busy, peakMb, double }: Measured): readonly BenchRow[] {
  const times = double.requests.filter(isPost).map(({ atMs }) => atMs);
  const tookS = ((times.at(-1) ?? Number.NaN) - (times[0] ?? Number.NaN)) / 1_000;
  const limited = double.requests.filter(({ status }) => status === 429).length;
  const p99 = { idle: percentile(idle, 99), busy: percentile(busy, 99) };
  const asked = `idle ${p99.idle.toFixed(0)} ms (${idle.length} asked), busy ${p99.busy.toFixed(0)} ms (${busy.length})`;
  const name = `${count} digests due at once`;
  return [
    { name: `${name}: not posted, or not once`, value: Math.abs(count - posted), unit: '', target: 0 },
    { name: `${name}: refused by a limit`, value: limited, unit: '', target: 0 },
    {
      name: `${name}: time ÷ that of ${pace} a second`,
      value: tookS / ((count - 1) / pace),
      unit: '×',
      target: 1 / 0.95,
      note: `${tookS.toFixed(0)} s`,
    },
    { name: `${name}: /news p99 ÷ idle`, value: p99.busy / p99.idle, unit: '×', target: 3, note: asked },
    { name: `${name}: /news, longest`, value: Math.max(...busy), unit: 'ms', target: 1_000 },
    { name: `${name}: memory`, value: peakMb, unit: 'MB', target: 400 },
  ];
}

async function fill(dataDir: string, articles: string): Promise<void> {
  if (existsSync(join(dataDir, 'amur.db'))) return;
  mkdirSync(dataDir, { recursive: true });
  const store = await openStore(dataDir);
  await takeInCoverage([articles], { store, now: Date.now });
  await store.close();
}

interface Channel {
  readonly guildId: string;
  readonly channelId: string;
}

function addChannels(double: DiscordDouble, count: number): readonly Channel[] {
  const guilds = Array.from({ length: Math.min(servers, count) }, () => double.addGuild().id);
  return Array.from({ length: count }, (_, index) => {
    const guildId = guilds[index % guilds.length] ?? '';
    return { guildId, channelId: double.addChannel(guildId).id };
  });
}

async function subscribe(dataDir: string, channels: readonly Channel[], dueMs: number): Promise<void> {
  const store = await openStore(dataDir);
  const due = new Date(dueMs).toISOString();
  const settings = {
    channelName: 'news',
    postAs: { kind: 'message' },
    createdBy: '100000000000000001',
    locale: 'zh-CN',
    schedule: dailyAt(due.slice(11, 16)),
    limit: 5,
    onEmpty: 'once',
  } as const;
  for (const channel of channels) await store.subscriptions.add({ ...settings, ...channel }, due, Date.now());
  await store.close();
}

/** Asks for news again and again until told; how long each whole answer took, in milliseconds. */
async function ask(
  double: DiscordDouble,
  channels: readonly Channel[],
  isOver: () => boolean,
): Promise<readonly number[]> {
  const questions = [
    ['news latest', {}],
    ['news search', { query: '普京 访华' }],
    ['news search', { query: '能源' }],
    ['news sources', {}],
  ] as const;
  const times: number[] = [];
  for (let turn = 0; !isOver(); turn += 1) {
    const [path, options] = questions[turn % questions.length] ?? questions[0];
    const channelId = channels[turn % channels.length]?.channelId ?? '';
    const startedMs = performance.now();
    await double.user.slash(path, options, { channelId });
    times.push(performance.now() - startedMs);
    await sleep(100);
  }
  return times;
}

function isPost({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return method === 'POST' && /^\/channels\/\d+\/messages$/.test(path);
}

/** Counts the messages that were taken, looking at each request once it is answered. */
function countPosts({ requests }: DiscordDouble): () => number {
  let looked = 0;
  let count = 0;
  return () => {
    for (; looked < requests.length && requests[looked]?.status !== null; looked += 1) {
      const request = requests[looked];
      if (request && isPost(request) && request.status === 200) count += 1;
    }
    return count;
  };
}

/** The most resident memory of a process from now on, as Linux tells it. */
function watchMemory(pid: number): { peakMb(): number } {
  let most = 0;
  const timer = setInterval(() => {
    const path = `/proc/${pid}/status`;
    const status = existsSync(path) ? readFileSync(path, 'utf8') : '';
    most = Math.max(most, Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
  }, 250);
  return {
    peakMb() {
      clearInterval(timer);
      return most;
    },
  };
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
}
