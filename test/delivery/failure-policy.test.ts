import { expect, test } from 'vitest';
import { failureAction } from '../../src/delivery/failure-policy.ts';

test.each([
  [404, 10003, 'confirmGone'],
  [404, 10004, 'confirmGone'],
  [403, 50001, 'pause'],
  [403, 50013, 'pause'],
  [400, 50024, 'pause'],
  [400, 50083, 'pause'],
  [400, 160005, 'pause'],
  [400, 40067, 'pause'],
  [400, 50035, 'giveUp'],
  [413, 40005, 'giveUp'],
  [400, 240000, 'giveUp'],
  [400, 20016, 'wait'],
  [400, 20022, 'wait'],
  [400, 20028, 'wait'],
  [400, 0, 'giveUp'],
  [413, 0, 'giveUp'],
  [403, 0, 'wait'],
  [404, 0, 'wait'],
  [418, 1, 'wait'],
])('status %i with code %i: %s', (status, code, action) => {
  expect(failureAction(status, code).action).toBe(action);
});
