import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogInMemory } from './log-in-pace.ts';

/** Keeps the times of the last log-ins in a small file of the data folder. Losing it costs a wait that would have been due. */
export function logInFile(dataDir: string): LogInMemory {
  const path = join(dataDir, 'log-ins');
  return {
    load: async () => {
      const text = await readFile(path, 'utf8').catch(() => '');
      return text.split('\n').filter(Boolean).map(Number).filter(Number.isFinite);
    },
    save: (times) => writeFile(path, times.join('\n')),
  };
}
