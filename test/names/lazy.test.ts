import { expect, it } from 'vitest';
import { lazy } from '../../src/names/lazy.ts';

it('makes a constant once, when it is first asked for, undefined among them', () => {
  let made = 0;
  const constant = lazy(() => {
    made += 1;
    return undefined;
  });
  expect(made).toBe(0);
  constant();
  constant();
  expect(made).toBe(1);
});
