import { defineCommand } from '../src/dispatch/command.ts';
import { helpMessage } from '../src/messages/help-message.ts';

export const help = defineCommand({
  path: ['help'],
  options: {},
  visibility: () => 'private',
  run: async ({ locale }, { version, invites }) => ({
    kind: 'reply',
    message: helpMessage(version, invites, locale),
  }),
});
