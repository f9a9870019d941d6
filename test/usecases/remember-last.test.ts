import { expect, test } from 'vitest';
import { rememberLast } from '../../src/usecases/remember-last.ts';

test('makes each thing once, forgets the longest unused, and makes again what failed', async () => {
  const remember = rememberLast<string>(2);
  const made: string[] = [];
  const ask = (key: string) =>
    remember(key, async () => {
      made.push(key);
      if (key === 'bad') throw new Error(key);
      return key;
    });
  expect(await Promise.all(['a', 'b', 'a'].map(ask))).toEqual(['a', 'b', 'a']);
  await ask('c');
  await ask('a');
  await ask('b');
  expect(made).toEqual(['a', 'b', 'c', 'b']);
  await expect(ask('bad')).rejects.toThrow('bad');
  await expect(ask('bad')).rejects.toThrow('bad');
  expect(made.slice(4)).toEqual(['bad', 'bad']);
});
