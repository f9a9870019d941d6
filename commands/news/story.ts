import { defineCommand } from '../../src/dispatch/command.ts';
import { storyRoute } from '../../src/messages/digest-event.ts';
import { completeStory } from '../../src/usecases/find-story.ts';
import { showComparison, showStory } from '../../src/usecases/show-story.ts';

const routes = { page: 'news.story', compare: 'news.story.compare' } as const;

/** The arguments of a button: which story, and which page of it. */
function askedBy(args: readonly string[]) {
  const [asked = '', page = '1'] = args;
  return { routes, asked, page: Number(page) };
}

export const story = defineCommand({
  path: ['news', 'story'],
  options: {
    story: { type: 'string', required: true, autocomplete: true, maxLength: 2000 },
    private: { type: 'boolean' },
  },
  visibility: ({ options }) => (options.private ? 'private' : 'public'),
  async run(request, services) {
    const asked = { routes, asked: request.options.story, page: 1 };
    return { kind: 'reply', message: await showStory(request, services, asked) };
  },
  complete: { story: completeStory },
  components: {
    [routes.page]: {
      answers: 'update',
      run: async (request, services) => ({
        kind: 'update',
        message: await showStory(request, services, askedBy(request.args)),
      }),
    },
    [routes.compare]: {
      answers: 'update',
      run: async (request, services) => ({
        kind: 'update',
        message: await showComparison(request, services, askedBy(request.args)),
      }),
    },
    [storyRoute]: {
      answers: 'reply',
      run: async (request, services) => ({
        kind: 'reply',
        message: await showStory(request, services, askedBy(request.args)),
      }),
    },
  },
});
