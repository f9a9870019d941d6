import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

interface Ended {
  readonly code: number | null;
  readonly tookMs: number;
}

export interface PreviewProcess {
  /** `http://127.0.0.1:…`, as it was printed. */
  readonly address: string;
  /** Everything that was printed so far. */
  stdout(): string;
  log(): string;
  /** Sends a signal and resolves with how it ended; its folder stays. */
  stop(signal: NodeJS.Signals): Promise<Ended>;
  /** As `stop`, and removes the folder. */
  end(signal: NodeJS.Signals): Promise<Ended>;
}

/** `npm start` without a token, in a folder of its own; the seeds are its archive. Rejects when it ends before there is a page; `stopping` ends it with SIGTERM. */
export async function startPreviewProcess(
  settings: Readonly<Record<string, string>> = {},
  folder = mkdtempSync(join(tmpdir(), 'amur-preview-')),
  stopping?: AbortSignal,
): Promise<PreviewProcess> {
  const child = spawn(process.execPath, [resolve(root, 'src/amur.js'), 'start'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      AMUR_DATA_DIR: folder,
      AMUR_ARTICLES: resolve(root, 'seeds'),
      AMUR_PREVIEW_PORT: '0',
      AMUR_TIME_ZONE: 'Asia/Shanghai',
      ...settings,
    },
  });
  const exited = once(child, 'exit');
  stopping?.addEventListener('abort', () => child.kill('SIGTERM'));
  let [stdout, log] = ['', ''];
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const address = await new Promise<string>((done, fail) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      const [found] = /http:\/\/[\d.]+:\d+/.exec(stdout) ?? [];
      if (found !== undefined) done(found);
    });
    exited.then(([code]) => fail(new Error(`ended with ${code}: ${log}`)), fail);
  });
  const stop = async (signal: NodeJS.Signals): Promise<Ended> => {
    const startedMs = performance.now();
    child.kill(signal);
    const [code] = await exited;
    return { code, tookMs: performance.now() - startedMs };
  };
  return {
    address,
    stdout: () => stdout,
    log: () => log,
    stop,
    async end(signal) {
      const ended = await stop(signal);
      rmSync(folder, { recursive: true, force: true });
      return ended;
    },
  };
}
