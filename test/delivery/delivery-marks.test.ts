import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markerOf, nonceOf } from '../../src/delivery/delivery-marks.ts';

const key = fc.record({ subscriptionId: fc.string(), occurrence: fc.string(), part: fc.nat(9) });

test('a key has one nonce of at most 25 characters, other keys and kinds have others', () => {
  fc.assert(
    fc.property(key, key, (one, other) => {
      expect(nonceOf(one, 'digest')).toBe(nonceOf({ ...one }, 'digest'));
      expect(nonceOf(one, 'digest').length).toBeLessThanOrEqual(25);
      expect(nonceOf(one, 'digest')).not.toBe(nonceOf(one, 'emptyNotice'));
      const same = JSON.stringify(one) === JSON.stringify(other);
      expect(nonceOf(one, 'digest') === nonceOf(other, 'digest')).toBe(same);
    }),
  );
});

test('nonce and marker are kept: a changed one would post what an older version began a second time', () => {
  const known = { subscriptionId: 'abc', occurrence: '2026-11-20#0', part: 0 };
  expect([
    nonceOf(known, 'digest'),
    markerOf(known, 'digest'),
    markerOf(known, 'emptyNotice'),
  ]).toMatchInlineSnapshot(`
    [
      "kAqJxh3WVTPxLJ2eRKsggv",
      "IGZOpcEglMDZ0VrO",
      "ROLpQr_c60mtqvVn",
    ]
  `);
});
