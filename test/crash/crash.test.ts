import { expect, test } from 'vitest';
import { runChain } from './run-chain.ts';

test('a process killed at each of the 13 points and at any moment leaves nothing lost and nothing twice', async () => {
  const seed = Number(process.env.AMUR_CRASH_SEED ?? Math.floor(Math.random() * 2 ** 31));
  const { broken, kills } = await runChain(seed);
  expect(broken, `npm run test:crash -- --seed ${seed}`).toEqual([]);
  const killed = Object.entries(kills).filter(([where]) => where !== 'not met');
  expect(killed.length).toBeGreaterThan(6);
}, 120_000);
