import { type ComponentRequest, defineCommand } from '../../src/dispatch/command.ts';
import { citeRoute } from '../../src/messages/citation-message.ts';
import { summaryRoute } from '../../src/messages/digest-event.ts';
import { openRoute } from '../../src/messages/list-message.ts';
import { shareRoute } from '../../src/messages/summary-message.ts';
import type { Services } from '../../src/services.ts';
import { citeArticle } from '../../src/usecases/cite-article.ts';
import { completeArticle } from '../../src/usecases/complete-article-options.ts';
import { findArticle } from '../../src/usecases/find-article.ts';
import { articleCard, storedArticle } from '../../src/usecases/open-article.ts';
import { shareArticle, sharingOf } from '../../src/usecases/share-article.ts';

/** The card that a button or a menu opens, for the one who used it alone. */
async function openCard(request: ComponentRequest, services: Services, id: string) {
  const found = await storedArticle(services, id);
  const message = await articleCard(request, services, found, sharingOf(request, 'private'));
  return { kind: 'reply', message } as const;
}

export const summary = defineCommand({
  path: ['news', 'summary'],
  options: {
    article: { type: 'string', required: true, autocomplete: true, maxLength: 2000 },
    private: { type: 'boolean' },
  },
  visibility: ({ options }) => (options.private ? 'private' : 'public'),
  async run(request, services) {
    const { article, private: isPrivate } = request.options;
    const found = await findArticle(services, article);
    const sharing = sharingOf(request, isPrivate ? 'private' : 'public');
    return { kind: 'reply', message: await articleCard(request, services, found, sharing) };
  },
  complete: { article: completeArticle },
  components: {
    [summaryRoute]: {
      answers: 'reply',
      run: (request, services) => openCard(request, services, request.args[0] ?? ''),
    },
    [openRoute]: {
      answers: 'reply',
      run: (request, services) => openCard(request, services, request.values[0] ?? ''),
    },
    [citeRoute]: {
      answers: 'reply',
      run: async (request, services) => ({
        kind: 'reply',
        message: await citeArticle(request, services, request.args[0] ?? ''),
      }),
    },
    [shareRoute]: {
      answers: 'update',
      once: true,
      visibility: () => 'public',
      async run(request, services) {
        const { own, shared } = await shareArticle(request, services, request.args[0] ?? '');
        return { kind: 'update', message: own, followUps: [shared] };
      },
    },
  },
});
