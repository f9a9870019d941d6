import { type Context, Hono } from 'hono';
import { type PageFile, readFont, readPageFile } from './page-files.ts';

/** A package's fonts change with its version alone. */
const aDay = 'max-age=86400';

/** Scripts, style sheets, pictures and fonts. */
export function pageFileRoutes(): Hono {
  const app = new Hono();
  app.get('/page/:name', async (c) => sendFile(c, await readPageFile(c.req.param('name'))));
  app.get('/fonts/:family/:name', async (c) =>
    sendFile(c, await readFont(c.req.param('family'), c.req.param('name'), ''), aDay),
  );
  app.get('/fonts/:family/files/:name', async (c) =>
    sendFile(c, await readFont(c.req.param('family'), c.req.param('name'), 'files'), aDay),
  );
  return app;
}

export function sendFile(
  c: Context,
  file: PageFile | null,
  caching = 'no-cache',
): Response | Promise<Response> {
  if (file === null) return c.notFound();
  return c.body(file.data, 200, { 'content-type': file.type, 'cache-control': caching });
}
