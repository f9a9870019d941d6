import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Locale } from '../locale/locale.ts';
import { translator } from '../locale/translate.ts';
import type { Log } from '../log.ts';
import { noticeMessage } from '../messages/notice-message.ts';
import type { DrawChart } from '../pictures/chart.ts';
import { chosenReader, type UsualReader } from './chosen-reader.ts';
import type { Conversation, Post } from './conversation.ts';
import { streamConversation } from './event-stream.ts';
import { exampleLines } from './example-lines.ts';
import { guardedApp } from './guarded-app.ts';
import { interactionRoutes } from './interaction-routes.ts';
import type { Interactions } from './interactions.ts';
import { lookAt, type Reader } from './look-at.ts';
import { renderPage } from './page.ts';
import { pageFileRoutes, sendFile } from './page-file-routes.ts';
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
  readonly reader: UsualReader;
  /** Ends the streams. */
  readonly stopping: AbortSignal;
}

const bodyBytesAtMost = 64 * 1024;

/** The page to try Amur at; docs/preview.md says what it does. */
export function createPreviewApp(ports: PreviewPorts): Hono {
  const { conversation, interactions, log, now, host, password, reader } = ports;
  const files = createPostFiles(conversation, ports.draw);
  const app = guardedApp({ host, password, now, log });
  app.use(bodyLimit({ maxSize: bodyBytesAtMost, onError: (c) => c.text('That is too much.\n', 413) }));

  app.get('/', (c) => {
    const { locale } = chosenReader(c, reader);
    return c.html(renderPage(locale, exampleLines(interactions.commands, locale)), 200, {
      'cache-control': 'no-store',
    });
  });
  app.route('/', pageFileRoutes());
  app.get('/files/:post/:name', async (c) =>
    sendFile(c, await files(c.req.param('post'), c.req.param('name'))),
  );
  app.get('/events', (c) => {
    const here = chosenReader(c, reader);
    return streamConversation(c, conversation, (post) => show(post, here), ports.stopping);
  });
  /** One message that cannot be shown must not keep the others from the page. */
  async function show(post: Post, here: Reader): Promise<string> {
    const rendered = (one: Post) => renderPost(one, interactions.messageCommands, lookAt(one, here, now()));
    try {
      return String(await rendered(post));
    } catch (error) {
      log.error({ err: error, post: post.id }, 'message could not be shown');
      const notice = noticeMessage(translator(here.locale)('preview.notShown'));
      return String(await rendered({ ...post, read: () => notice }));
    }
  }
  const showModal = async (modal: Parameters<typeof renderModal>[0], locale: Locale) =>
    String(await renderModal(modal, lookAt(null, { ...reader, locale }, now())));
  app.route('/', interactionRoutes({ conversation, interactions, showModal }));
  return app;
}
