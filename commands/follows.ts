import { type ComponentHandler, defineCommand } from '../src/dispatch/command.ts';
import { followRoutes } from '../src/messages/follow-routes.ts';
import { unfollowedMessage } from '../src/messages/followed-message.ts';
import { changeHour, resumeFollows } from '../src/usecases/change-follows.ts';
import { askHour, listFollows } from '../src/usecases/list-follows.ts';
import { stopAll, stopOne } from '../src/usecases/unfollow.ts';

/** A button beside what is new: that message stays as it is. */
const besideNews: Readonly<Record<string, ComponentHandler>> = {
  [followRoutes.stop]: {
    answers: 'reply',
    async run(request, services) {
      const ended = await stopOne(request, services, request.args[0] ?? '');
      return { kind: 'reply', message: unfollowedMessage(ended, request.locale) };
    },
  },
  [followRoutes.stopAll]: {
    answers: 'reply',
    async run(request, services) {
      const ended = await stopAll(request, services);
      return { kind: 'reply', message: unfollowedMessage(ended, request.locale) };
    },
  },
  [followRoutes.manage]: {
    answers: 'reply',
    run: async (request, services) => ({ kind: 'reply', message: await listFollows(request, services) }),
  },
};

/** A button of the list, which then shows how things stand. */
function inList(act: (...call: Parameters<ComponentHandler['run']>) => Promise<unknown>): ComponentHandler {
  return {
    answers: 'update',
    async run(request, services) {
      await act(request, services);
      return { kind: 'update', message: await listFollows(request, services) };
    },
  };
}

export const follows = defineCommand({
  path: ['follows'],
  options: {},
  visibility: () => 'private',
  run: async (request, services) => ({ kind: 'reply', message: await listFollows(request, services) }),
  components: {
    ...besideNews,
    [followRoutes.stopListed]: inList((request, services) =>
      stopOne(request, services, request.args[0] ?? ''),
    ),
    [followRoutes.stopAllListed]: inList(stopAll),
    [followRoutes.resume]: inList(resumeFollows),
    [followRoutes.hour]: inList((request, services) =>
      changeHour(request, services, request.values[0] ?? ''),
    ),
    [followRoutes.askHour]: {
      answers: 'update',
      run: async (request, services) => ({ kind: 'update', message: await askHour(request, services) }),
    },
  },
});
