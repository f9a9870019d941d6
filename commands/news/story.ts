import { defineCommand } from '../../src/dispatch/command.ts';
import { storyRoute } from '../../src/messages/digest-event.ts';
import { completeStory } from '../../src/usecases/find-story.ts';
import { showStory } from '../../src/usecases/show-story.ts';

const pageRoute = 'news.story';

export const story = defineCommand({
  path: ['news', 'story'],
  options: {
    story: { type: 'string', required: true, autocomplete: true, maxLength: 2000 },
    private: { type: 'boolean' },
  },
  visibility: ({ options }) => (options.private ? 'private' : 'public'),
  async run(request, services) {
    const shown = { route: pageRoute, asked: request.options.story, page: 1 };
    return { kind: 'reply', message: await showStory(request, services, shown) };
  },
  complete: { story: completeStory },
  components: {
    [pageRoute]: {
      answers: 'update',
      async run(request, services) {
        const [asked = '', page] = request.args;
        const shown = { route: pageRoute, asked, page: Number(page) };
        return { kind: 'update', message: await showStory(request, services, shown) };
      },
    },
    [storyRoute]: {
      answers: 'reply',
      async run(request, services) {
        const [asked = ''] = request.args;
        const shown = { route: pageRoute, asked, page: 1 };
        return { kind: 'reply', message: await showStory(request, services, shown) };
      },
    },
  },
});
