import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const figures = z.record(z.string(), z.number());

/** Figures that a task prints, by name. */
export type Figures = z.infer<typeof figures>;

/** Runs `tasks/<name>.ts` in a process of its own, so that no task warms up or burdens another. */
export async function runTask(name: string, ...args: readonly string[]): Promise<Figures> {
  const path = join(import.meta.dirname, 'tasks', `${name}.ts`);
  const { stdout } = await run(process.execPath, ['--expose-gc', path, ...args], { maxBuffer: 1 << 20 });
  return figures.parse(JSON.parse(stdout));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
