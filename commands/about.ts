import { defineCommand } from '../src/dispatch/command.ts';
import { describeInstallation } from '../src/usecases/describe-installation.ts';

export const about = defineCommand({
  path: ['about'],
  options: {},
  visibility: () => 'private',
  run: async (request, services) => ({
    kind: 'reply',
    message: await describeInstallation(request, services),
  }),
});
