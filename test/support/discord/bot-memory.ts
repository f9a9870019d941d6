import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { DiscordDouble } from './discord-double.ts';
import { startDiscordDouble } from './discord-double.ts';

/** A server of a few hundred members, as Discord announces it. */
const guildPayloadBytes = 31_000;

export const canMeasureMemory = process.platform === 'linux';

/**
 * Resident memory of a bot in bytes once it has heard of all its servers. `start` starts it as a process of its own
 * against the double; it is killed afterwards. Linux alone: the figure is read from /proc.
 */
export async function measureBotMemory(
  guilds: number,
  start: (double: DiscordDouble) => ChildProcess,
): Promise<number> {
  const double = await startDiscordDouble({ guildPayloadBytes, heartbeatIntervalMs: 500 });
  for (let i = 0; i < guilds; i += 1) double.addGuild();
  const bot = start(double);
  try {
    // READY, then one event for each server.
    await double.until(() => double.gateway.heardUpTo >= guilds + 1, 60_000);
    return residentBytes(bot.pid);
  } finally {
    bot.kill('SIGKILL');
    if (bot.exitCode === null && bot.signalCode === null) await once(bot, 'exit');
    await double.close();
  }
}

function residentBytes(pid: number | undefined): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
}
