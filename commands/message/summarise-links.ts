import type { MessageCommand } from '../../src/dispatch/command.ts';
import { sharingOf } from '../../src/usecases/share-article.ts';
import { summariseLinks as summarise } from '../../src/usecases/summarise-links.ts';

export const summariseLinks = {
  name: 'summariseLinks',
  contexts: 'everywhere',
  visibility: 'private',
  async run(request, services) {
    const [message, ...followUps] = await summarise(
      request,
      services,
      request.message.texts,
      sharingOf(request, 'private'),
    );
    return { kind: 'reply', message, followUps };
  },
} satisfies MessageCommand;
