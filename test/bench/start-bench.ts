import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { startDiscordDouble } from '../support/discord/discord-double.ts';
import type { BenchRow } from './bench-row.ts';
import { median } from './run-task.ts';

const entry = resolve(import.meta.dirname, '../../src/amur.js');

/** Starts the real bot against a double of Discord. */
export function startBot(
  dataDir: string,
  discord: { readonly url: string; readonly token: string },
): ChildProcess {
  return spawn(process.execPath, [entry, 'start'], {
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      AMUR_DATA_DIR: dataDir,
      DISCORD_API_URL: discord.url,
      DISCORD_TOKEN: discord.token,
      AMUR_FEEDS: 'none',
      LOG_LEVEL: 'silent',
    },
  });
}

export async function stopBot(bot: ChildProcess): Promise<void> {
  if (bot.exitCode !== null) return;
  bot.kill('SIGTERM');
  await once(bot, 'exit');
}

/** From the start of the process to its question where the gateway is: it is ready to log in then. In milliseconds. */
async function readyMs(dataDir: string): Promise<number> {
  const double = await startDiscordDouble();
  const startedMs = performance.now();
  const bot = startBot(dataDir, double);
  await double.until(() => double.requests.some(({ path }) => path.endsWith('/gateway/bot')), 30_000);
  const tookMs = performance.now() - startedMs;
  await double.until(() => double.gateway.connected > 0, 30_000);
  await stopBot(bot);
  await double.close();
  return tookMs;
}

/** `full` is a data folder that holds the whole archive. */
export async function benchStart(full: string, folder: string): Promise<readonly BenchRow[]> {
  const empty = join(folder, 'started-empty');
  const times = { full: [] as number[], empty: [] as number[] };
  await readyMs(empty); // makes the database, which is no part of a start
  for (let turn = 0; turn < 5; turn += 1) {
    times.full.push(await readyMs(full));
    times.empty.push(await readyMs(empty));
  }
  const [fullMs, emptyMs] = [median(times.full), median(times.empty)];
  return [
    {
      name: 'start to ready to log in: 7,012 stored ÷ none',
      value: fullMs / emptyMs,
      unit: '×',
      target: 1.3,
      note: `${fullMs.toFixed(0)} ms, ${emptyMs.toFixed(0)} ms`,
    },
  ];
}
