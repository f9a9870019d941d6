import { defineCommand } from '../src/dispatch/command.ts';
import { unfollowedMessage } from '../src/messages/followed-message.ts';
import { completeFollow, unfollow as unfollowChosen } from '../src/usecases/unfollow.ts';

export const unfollow = defineCommand({
  path: ['unfollow'],
  options: { follow: { type: 'string', required: true, autocomplete: true, maxLength: 200 } },
  visibility: () => 'private',
  async run(request, services) {
    const ended = await unfollowChosen(request, services, request.options.follow);
    return { kind: 'reply', message: unfollowedMessage(ended, request.locale) };
  },
  complete: { follow: completeFollow },
});
