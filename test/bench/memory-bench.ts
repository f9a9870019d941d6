import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startDiscordDouble } from '../support/discord/discord-double.ts';
import type { BenchRow } from './bench-row.ts';
import { median } from './run-task.ts';
import { startBot, stopBot } from './start-bench.ts';

/** What an ordinary server's GUILD_CREATE weighs. */
const guildPayloadBytes = 31_000;

/** Resident memory of a process in megabytes, as Linux tells it. */
function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

/** Memory of an idle bot that is in so many servers, some seconds after it logged in. */
async function idleMb(guilds: number, dataDir: string): Promise<number> {
  const double = await startDiscordDouble({ guildPayloadBytes });
  for (let guild = 0; guild < guilds; guild += 1) double.addGuild();
  const bot = startBot(dataDir, double);
  try {
    await double.until(() => double.gateway.connected > 0, 60_000);
    await setTimeout(8_000);
    const samples: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      samples.push(residentMb(bot.pid ?? 0));
      await setTimeout(500);
    }
    return median(samples);
  } finally {
    await stopBot(bot);
    await double.close();
  }
}

export async function benchMemory(folder: string): Promise<readonly BenchRow[]> {
  if (!existsSync('/proc/self/status')) return [];
  const oneMb = await idleMb(1, join(folder, 'memory-1'));
  const manyMb = await idleMb(2_500, join(folder, 'memory-2500'));
  return [
    { name: 'bot, idle, 1 server', value: oneMb, unit: 'MB', note: 'the bare libraries alone: about 135 MB' },
    { name: 'bot, growth from 1 to 2,500 servers', value: manyMb - oneMb, unit: 'MB', target: 60 },
  ];
}
