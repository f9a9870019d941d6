import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { DiscordDouble } from './discord/discord-double.ts';

const root = resolve(import.meta.dirname, '../..');

export interface BotProcess {
  readonly child: ChildProcess;
  /** Everything that it wrote to standard error so far. */
  log(): string;
  /** Sends a signal and resolves with how it ended. */
  end(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly tookMs: number }>;
}

/** Starts the real bot as a process of its own, against a double of Discord; the seeds are its archive. */
export function startBot(
  double: Pick<DiscordDouble, 'url' | 'token'>,
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
): BotProcess {
  const child = spawn(process.execPath, [resolve(root, 'src/amur.js'), 'start'], {
    cwd: dataDir,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: double.token,
      DISCORD_API_URL: double.url,
      AMUR_DATA_DIR: dataDir,
      AMUR_ARTICLES: resolve(root, 'seeds'),
      AMUR_FEEDS: 'none',
      AMUR_TIME_ZONE: 'Asia/Shanghai',
      ...settings,
    },
  });
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const exited = once(child, 'exit');
  return {
    child,
    log: () => log,
    end: async (signal) => {
      const startedMs = performance.now();
      child.kill(signal);
      const [code] = await exited;
      return { code, tookMs: performance.now() - startedMs };
    },
  };
}
