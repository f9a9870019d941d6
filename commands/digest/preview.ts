import { defineCommand } from '../../src/dispatch/command.ts';
import { completeSubscription, findSubscription } from '../../src/usecases/find-subscription.ts';
import { previewDigest } from '../../src/usecases/preview-digest.ts';

export const preview = defineCommand({
  path: ['digest', 'preview'],
  options: { subscription: { type: 'string', required: true, autocomplete: true, maxLength: 100 } },
  visibility: () => 'private',
  async run(request, services) {
    const subscription = await findSubscription(request, services, request.options.subscription);
    return { kind: 'reply', message: await previewDigest(request, services, subscription) };
  },
  complete: { subscription: completeSubscription },
});
