import { fork } from 'node:child_process';
import { expect, it } from 'vitest';
import { canMeasureMemory, measureBotMemory } from '../support/discord/bot-memory.ts';

it.skipIf(!canMeasureMemory)(
  'grows by less than 60 MB from 1 server to 2,500',
  { timeout: 60_000 },
  async () => {
    const program = new URL('./gateway-alone.ts', import.meta.url);
    const measure = (guilds: number) =>
      measureBotMemory(guilds, ({ url, token }) => fork(program, [url, token]));
    const one = await measure(1);
    const many = await measure(2_500);
    expect(one).toBeGreaterThan(20e6);
    expect(many - one).toBeLessThan(60e6);
  },
);
