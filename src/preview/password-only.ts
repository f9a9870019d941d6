import { createHash, timingSafeEqual } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { auth } from 'hono/utils/basic-auth';

/** After so many wrong passwords in a row an address has to wait. */
const triesAtMost = 5;
const waitMs = 60_000;
/** Each wrong password is answered this late. */
const answerAfterMs = 500;
/** Of addresses; the oldest are forgotten. */
const addressesAtMost = 1_000;

interface Tries {
  readonly wrong: number;
  readonly lastMs: number;
}

/**
 * Asks for the password by HTTP's Basic scheme (RFC 7617), under any name. Who was wrong five times in a row gets no answer for a
 * minute, not even with the right one.
 */
export function passwordOnly(
  password: string,
  now: () => number,
  pause: (ms: number) => Promise<unknown> = (ms) => setTimeout(ms),
): MiddlewareHandler {
  const wanted = digestOf(password);
  const tries = new Map<string, Tries>();

  return createMiddleware(async (c, next) => {
    const address = getConnInfo(c).remote.address ?? '';
    const { wrong, lastMs } = tries.get(address) ?? { wrong: 0, lastMs: 0 };
    const waitedMs = now() - lastMs;
    if (wrong >= triesAtMost && waitedMs >= 0 && waitedMs < waitMs) {
      c.header('retry-after', String(Math.ceil((waitMs - waitedMs) / 1000)));
      return c.text('Too many wrong passwords. Wait a minute.\n', 429);
    }
    const given = auth(c.req.raw);
    if (given !== undefined && timingSafeEqual(digestOf(given.password), wanted)) {
      tries.delete(address);
      return next();
    }
    if (given !== undefined) {
      const before = wrong >= triesAtMost ? 0 : wrong;
      tries.delete(address);
      tries.set(address, { wrong: before + 1, lastMs: now() });
      for (const oldest of [...tries.keys()].slice(0, -addressesAtMost)) tries.delete(oldest);
      await pause(answerAfterMs);
    }
    c.header('www-authenticate', 'Basic realm="Amur", charset="UTF-8"');
    return c.text('The password of AMUR_PREVIEW_PASSWORD is needed.\n', 401);
  });
}

/** Of one length, whatever was given, as the comparison needs it. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
