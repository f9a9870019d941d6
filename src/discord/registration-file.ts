import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RegistrationMemory } from './register-commands.ts';

/** Keeps the fingerprint of the registered commands in a small file of the data folder. Losing it costs one registration. */
export function registrationFile(dataDir: string): RegistrationMemory {
  const path = join(dataDir, 'registered-commands');
  return {
    load: () => readFile(path, 'utf8').catch(() => null),
    save: (fingerprint) => writeFile(path, fingerprint),
  };
}
