import { defineCommand } from '../../src/dispatch/command.ts';
import { completeDate, explainDigest } from '../../src/usecases/explain-digest.ts';
import { completeSubscription, findSubscription } from '../../src/usecases/find-subscription.ts';

export const why = defineCommand({
  path: ['digest', 'why'],
  options: {
    subscription: { type: 'string', required: true, autocomplete: true, maxLength: 100 },
    date: { type: 'string', autocomplete: true, maxLength: 40 },
  },
  visibility: () => 'private',
  async run(request, services) {
    const { subscription, date } = request.options;
    const found = await findSubscription(request, services, subscription);
    return { kind: 'reply', message: await explainDigest(request, services, found, date) };
  },
  complete: { subscription: completeSubscription, date: completeDate },
});
