import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

export interface Preview {
  /** `http://127.0.0.1:2023` */
  readonly address: string;
  end(): Promise<void>;
}

/** Starts Amur without a token as a process of its own, and waits for the address of its page. */
export async function startPreview(
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Preview> {
  const child = spawn(process.execPath, [resolve(root, 'src/amur.js'), 'start'], {
    cwd: dataDir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, AMUR_DATA_DIR: dataDir, AMUR_TIME_ZONE: 'Asia/Shanghai', ...settings },
  });
  const exited = once(child, 'exit');
  let output = '';
  const address = new Promise<string>((found, failed) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const [link] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
        if (link !== undefined) found(link);
      });
    exited.then(() => failed(new Error(`the page did not start:\n${output}`)), failed);
  });
  return {
    address: await address,
    async end() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
