import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isLocale, type Locale, locales } from '../locale/locale.ts';
import type { Log } from '../log.ts';
import type { DrawChart } from '../pictures/chart.ts';
import type { Conversation } from './conversation.ts';
import { streamConversation } from './event-stream.ts';
import { exampleLines } from './example-lines.ts';
import { ownHostOnly, ownPagesOnly, strictHeaders } from './guard.ts';
import { interactionRoutes } from './interaction-routes.ts';
import type { Interactions } from './interactions.ts';
import { lookAt, type Reader } from './look-at.ts';
import { renderPage } from './page.ts';
import { type PageFile, readFont, readPageFile } from './page-files.ts';
import { passwordOnly } from './password-only.ts';
import { createPostFiles } from './post-files.ts';
import { renderModal } from './render/render-modal.ts';
import { renderPost } from './render-post.ts';

export interface PreviewPorts {
  readonly conversation: Conversation;
  readonly interactions: Interactions;
  readonly draw: DrawChart;
  readonly log: Pick<Log, 'error'>;
  readonly now: () => number;
  /** The address or name that it listens on. */
  readonly host: string;
  /** Asked for where it is not null. */
  readonly password: string | null;
  /** For those whose browser does not say. */
  readonly reader: Reader;
  /** Ends the streams. */
  readonly stopping: AbortSignal;
}

const bodyBytesAtMost = 64 * 1024;
const day = 'max-age=86400';

/** The page to try Amur at; docs/preview.md says what it does. */
export function createPreviewApp(ports: PreviewPorts): Hono {
  const { conversation, interactions, log, now, host, password, reader } = ports;
  const files = createPostFiles(conversation, ports.draw);
  const app = new Hono();
  app.use(strictHeaders(), ownHostOnly(host), ownPagesOnly(), bodyLimit({ maxSize: bodyBytesAtMost }));
  if (password !== null) app.use(passwordOnly(password, now));
  app.onError((error, c) => {
    log.error({ err: error, path: c.req.path }, 'the page failed');
    return c.text('Something went wrong; the log says what.\n', 500);
  });

  app.get('/', (c) => {
    const locale = chosenLocale(c, reader.locale);
    return c.html(renderPage(locale, exampleLines(interactions.commands, locale)), 200, fresh);
  });
  app.get('/page/:name', async (c) => send(c, await readPageFile(c.req.param('name'))));
  app.get('/fonts/:family/:name', async (c) =>
    send(c, await readFont(c.req.param('family'), c.req.param('name'), ''), day),
  );
  app.get('/fonts/:family/files/:name', async (c) =>
    send(c, await readFont(c.req.param('family'), c.req.param('name'), 'files'), day),
  );
  app.get('/files/:post/:name', async (c) => send(c, await files(c.req.param('post'), c.req.param('name'))));
  app.get('/events', (c) => {
    const here = { locale: chosenLocale(c, reader.locale), timeZone: chosenZone(c, reader.timeZone) };
    return streamConversation(
      c,
      conversation,
      async (post) => String(await renderPost(post, lookAt(post, here, now()))),
      ports.stopping,
    );
  });
  const showModal = async (modal: Parameters<typeof renderModal>[0], locale: Locale) =>
    String(await renderModal(modal, lookAt(null, { ...reader, locale }, now())));
  app.route('/', interactionRoutes({ conversation, interactions, showModal }));
  return app;
}

const fresh = { 'cache-control': 'no-store' };

function send(c: Context, file: PageFile | null, caching = 'no-cache'): Response {
  if (file === null) return c.text('Not found\n', 404);
  return c.body(file.data, 200, { 'content-type': file.type, 'cache-control': caching });
}

/** `?lang=`, or the first language of the browser that Amur speaks. */
function chosenLocale(c: Context, otherwise: Locale): Locale {
  const asked = c.req.query('lang') ?? '';
  if (isLocale(asked)) return asked;
  const preferred = (c.req.header('accept-language') ?? '')
    .split(',')
    .map((part) => localeOf(part.split(';')[0]?.trim() ?? ''));
  return preferred.find((locale) => locale !== null) ?? otherwise;
}

/** `zh-HK` is written in traditional characters, `zh` alone mostly in simplified ones. */
function localeOf(tag: string): Locale | null {
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag)) return null;
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language === 'zh') return script === 'Hant' ? 'zh-TW' : 'zh-CN';
  return locales.find((locale) => locale === language) ?? null;
}

function chosenZone(c: Context, otherwise: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: c.req.query('zone') ?? otherwise }).resolvedOptions()
      .timeZone;
  } catch {
    return otherwise;
  }
}
