import { type Context, Hono } from 'hono';
import type { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Locale } from '../locale/locale.ts';
import { isMessageKey, translator } from '../locale/translate.ts';
import type { Conversation } from './conversation.ts';
import type { Interactions } from './interactions.ts';
import type { Returned } from './preview-responder.ts';
import { componentBody, dismissBody, lineBody, messageCommandBody, modalBody } from './request-bodies.ts';

export interface InteractionRoutePorts {
  readonly conversation: Conversation;
  readonly interactions: Interactions;
  readonly showModal: (modal: NonNullable<Returned['modal']>, locale: Locale) => Promise<string>;
}

/** What the page's scripts ask for. A fault that a person can mend is an answer like any other: `{ fault }`, in their language. */
export function interactionRoutes({ conversation, interactions, showModal }: InteractionRoutePorts): Hono {
  const app = new Hono();
  const returned = async ({ modal }: Returned, messageId: string | null, locale: Locale) =>
    modal === null ? {} : { modal: await showModal(modal, locale), messageId };

  app.post('/completions', (c) =>
    handle(c, lineBody, async ({ line, ...doing }) => ({
      completions: await interactions.complete(line, doing),
    })),
  );
  app.post('/commands', (c) =>
    handle(c, lineBody, async ({ line, ...doing }) =>
      returned(await interactions.command(line, doing), null, doing.locale),
    ),
  );
  app.post('/components', (c) =>
    handle(c, componentBody, async ({ locale, ...used }) =>
      returned(await interactions.component(used, locale), used.messageId, locale),
    ),
  );
  app.post('/message-commands', (c) =>
    handle(c, messageCommandBody, async ({ locale, ...used }) =>
      returned(await interactions.messageCommand(used, locale), null, locale),
    ),
  );
  app.post('/modals', (c) =>
    handle(c, modalBody, async ({ locale, channelId, ...submitted }) =>
      returned(await interactions.modal(submitted, { locale, channelId }), submitted.messageId, locale),
    ),
  );
  app.post('/dismissals', (c) =>
    handle(c, dismissBody, async ({ messageId }) => {
      if (conversation.get(messageId)?.visibility === 'private') conversation.remove(messageId);
      return {};
    }),
  );
  return app;
}

async function handle<S extends z.ZodType<{ readonly locale: Locale }>>(
  c: Context,
  schema: S,
  work: (body: z.infer<S>) => Promise<object>,
): Promise<Response> {
  const parsed = schema.safeParse(await c.req.json().catch(() => null));
  if (!parsed.success) return c.text('The page does not ask for that.\n', 400);
  try {
    return c.json(await work(parsed.data));
  } catch (error) {
    if (!(error instanceof UserError) || !isMessageKey(error.key)) throw error;
    return c.json({ fault: translator(parsed.data.locale)(error.key, error.params) });
  }
}
