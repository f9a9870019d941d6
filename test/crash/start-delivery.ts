import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DiscordDouble } from '../support/discord/discord-double.ts';
import type { DeliveryTask } from './delivery-process.ts';

const script = resolve(import.meta.dirname, 'delivery-process.ts');

export interface DeliveryProcess {
  readonly child: ChildProcess;
  /** What ended it, and what it wrote to standard error. */
  readonly ended: Promise<{
    readonly code: number | null;
    readonly signal: string | null;
    readonly log: string;
  }>;
}

/** Starts `delivery-process.ts` on a database beside a double, with the double's clock. */
export function startDelivery(
  double: DiscordDouble,
  databasePath: string,
  how: Partial<DeliveryTask> = {},
): DeliveryProcess {
  const task: DeliveryTask = {
    databasePath,
    url: double.url,
    token: double.token,
    botId: double.botId,
    clockOffsetMs: double.now() - Date.now(),
    killAt: null,
    killAfterMs: null,
    signal: 'SIGKILL',
    isAlone: true,
    parts: 1,
    hasPicture: false,
    ...how,
  };
  const child = spawn(process.execPath, [script, JSON.stringify(task)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // Half of a start is compiling; a history has fifteen.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'amur-compile-cache') },
  });
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, log }));
  return { child, ended };
}
