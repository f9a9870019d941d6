import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { RegistrationMemory } from './register-commands.ts';

const registration = z.object({ fingerprint: z.string(), guildId: z.string().nullable() });

/** Keeps what was registered last in a small file of the data folder. Losing it costs one registration. */
export function registrationFile(dataDir: string): RegistrationMemory {
  const path = join(dataDir, 'registered-commands.json');
  return {
    load: async () => {
      const parsed = registration.safeParse(parseJson(await readFile(path, 'utf8').catch(() => '')));
      return parsed.success ? parsed.data : null;
    },
    save: (done) => writeFile(path, JSON.stringify(done)),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
