import { Hono } from 'hono';
import type { Log } from '../log.ts';
import { passwordOnly } from './password-only.ts';
import { ownHostOnly, ownPagesOnly, strictHeaders } from './request-guards.ts';

export interface GuardPorts {
  /** The address or name that it listens on. */
  readonly host: string;
  /** Asked for where it is not null. */
  readonly password: string | null;
  readonly now: () => number;
  readonly log: Pick<Log, 'error'>;
}

/** An app without a page yet, behind everything that guards one. */
export function guardedApp({ host, password, now, log }: GuardPorts): Hono {
  const app = new Hono();
  app.use(strictHeaders(), ownPagesOnly());
  // Another site that borrows this address knows no password; a server in front, with TLS, has a name of its own.
  app.use(password === null ? ownHostOnly(host) : passwordOnly(password, now));
  app.notFound((c) => c.text('There is nothing here.\n', 404));
  app.onError((error, c) => {
    log.error({ err: error, path: c.req.path }, 'the page failed');
    return c.text('Something went wrong; the log says what.\n', 500);
  });
  return app;
}
