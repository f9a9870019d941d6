import { setTimeout } from 'node:timers/promises';
import { createDeliverer, type Deliverer } from './delivery/deliverer.ts';
import type { DiscordPort } from './delivery/discord-port.ts';
import type { Log } from './log.ts';
import type { Store } from './store/store.ts';
import { composeNotice, composer } from './usecases/publish-digests.ts';

/** The deliverer as every root composes it, on top of Discord or of what stands for it. */
export function startDeliverer(discord: DiscordPort, store: Store, log: Log, now: () => number): Deliverer {
  return createDeliverer({
    store,
    discord,
    compose: composer({ store }),
    composeNotice,
    now,
    elapsed: () => performance.now(),
    random: Math.random,
    wait: (ms) => setTimeout(ms),
    onPause: ({ id, channelId }, reason) =>
      log.warn({ subscriptionId: id, channelId, reason: reason.key }, 'digest paused'),
  });
}
