import { isIP } from 'node:net';
import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';

/** Everything from this page alone, and nothing written into it: no inline script or style, no form that is sent anywhere. */
export function strictHeaders(): MiddlewareHandler {
  const self = ["'self'"];
  const none = ["'none'"];
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: none,
      scriptSrc: self,
      styleSrc: self,
      imgSrc: self,
      fontSrc: self,
      connectSrc: self,
      formAction: none,
      baseUri: none,
      frameAncestors: none,
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
    // The page is served without TLS on the machine itself.
    strictTransportSecurity: false,
  });
}

/**
 * Refuses requests under a name that is not the page's own. Another site's page can make its name point to this machine (DNS
 * rebinding), but not an address or `localhost`.
 */
export function ownHostOnly(host: string): MiddlewareHandler {
  return createMiddleware(async (c, next) => {
    const name = hostNameOf(c.req.header('host') ?? '');
    const isOwn = name === 'localhost' || name === host.toLowerCase() || isIP(name) !== 0;
    if (!isOwn) return c.text('Without a password this page is served under its address alone.\n', 421);
    return next();
  });
}

function hostNameOf(host: string): string {
  return (URL.parse(`http://${host}`)?.hostname ?? '').replace(/^\[|\]$/g, '');
}

/**
 * Refuses what another site's page makes a browser ask for: commands above all (CSRF), but files and streams as well; it may link
 * here. Browsers say where a request comes from (https://www.w3.org/TR/fetch-metadata/), over plain HTTP from another machine in
 * `Origin` alone; what says nothing is no browser, and acts for nobody.
 */
export function ownPagesOnly(): MiddlewareHandler {
  return createMiddleware(async (c, next) => {
    const { method } = c.req;
    const isReading = method === 'GET' || method === 'HEAD';
    if (isReading ? isForeignReading(c) : isForeign(c))
      return c.text('Only this page itself may ask for that.\n', 403);
    if (!isReading && !c.req.header('content-type')?.startsWith('application/json'))
      return c.text('JSON is expected.\n', 415);
    return next();
  });
}

function isForeign(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  // A server in front may have changed the name that is asked for, so that it is not that of the origin.
  if (site !== undefined) return site !== 'same-origin';
  const origin = c.req.header('origin');
  return origin !== undefined && URL.parse(origin)?.host !== c.req.header('host');
}

/** A person who follows a link, or types the address, comes by navigation. */
function isForeignReading(c: Context): boolean {
  const site = c.req.header('sec-fetch-site') ?? 'same-origin';
  return site !== 'same-origin' && c.req.header('sec-fetch-mode') !== 'navigate';
}
