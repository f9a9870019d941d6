import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runCli } from '../../src/cli/run-cli.ts';

export const seedsDir = resolve(import.meta.dirname, '../../seeds');

interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** An installation of Amur in a folder of its own. */
export interface Installation {
  readonly folder: string;
  /** Runs one command line, in this process, at a fixed time in Shanghai. */
  run(...args: readonly string[]): Promise<Run>;
  /** Runs a command that must succeed, and reads its one JSON document. */
  json(...args: readonly string[]): Promise<unknown>;
  remove(): void;
}

/** `env` beside a fixed time zone; the data folder is `data` below the installation's own. */
export function install(
  env: Readonly<Record<string, string>> = {},
  now: () => number = () => Date.parse('2023-07-14T00:00:00Z'),
): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'amur-test-'));
  const run = async (...args: readonly string[]): Promise<Run> => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const written = Promise.all([text(stdout), text(stderr)]);
    const exitCode = await runCli(args, {
      stdout,
      stderr,
      env: { AMUR_TIME_ZONE: 'Asia/Shanghai', ...env },
      cwd: folder,
      now,
    });
    stdout.end();
    stderr.end();
    const [out, err] = await written;
    return { exitCode, stdout: out, stderr: err };
  };
  return {
    folder,
    run,
    async json(...args) {
      const { exitCode, stdout, stderr } = await run(...args, '--json');
      if (exitCode !== 0) throw new Error(`exit code ${exitCode}: ${stderr}`);
      return JSON.parse(stdout);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
