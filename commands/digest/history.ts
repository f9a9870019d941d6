import { defineCommand } from '../../src/dispatch/command.ts';
import { completeSubscription, findSubscription } from '../../src/usecases/find-subscription.ts';
import { showHistory } from '../../src/usecases/show-history.ts';

const route = 'digest.history';

export const history = defineCommand({
  path: ['digest', 'history'],
  options: { subscription: { type: 'string', required: true, autocomplete: true, maxLength: 100 } },
  visibility: () => 'private',
  async run(request, services) {
    const subscription = await findSubscription(request, services, request.options.subscription);
    return { kind: 'reply', message: await showHistory(request, services, subscription, { route, page: 1 }) };
  },
  complete: { subscription: completeSubscription },
  components: {
    [route]: {
      answers: 'update',
      async run(request, services) {
        const [id = '', page] = request.args;
        const subscription = await findSubscription(request, services, id);
        const message = await showHistory(request, services, subscription, { route, page: Number(page) });
        return { kind: 'update', message };
      },
    },
  },
});
