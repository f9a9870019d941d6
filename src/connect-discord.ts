import { setTimeout } from 'node:timers/promises';
import type { DiscordConfig } from './config.ts';
import { createDeliverer, type Deliverer } from './delivery/deliverer.ts';
import type { DiscordPort } from './delivery/discord-port.ts';
import { createDiscordPort } from './discord/discord-port.ts';
import { fetchIdentity } from './discord/identity.ts';
import { createRest } from './discord/rest.ts';
import type { Log } from './log.ts';
import type { DrawChart } from './pictures/chart.ts';
import type { Store } from './store/store.ts';
import { composeNotice, composer } from './usecases/publish-digests.ts';

export interface DiscordConnection {
  readonly applicationId: string;
  /** See `BotIdentity`. */
  readonly ownerId: string | null;
  readonly rest: ReturnType<typeof createRest>;
  readonly port: DiscordPort;
  readonly deliverer: Deliverer;
}

/**
 * What the bot and a single delivery are both composed of: Discord's REST API for the bot that the token belongs to, and the
 * deliverer on top of it. @throws UserError for a bad token, or when Discord does not answer
 */
export async function connectDiscord(
  discord: DiscordConfig,
  store: Store,
  log: Log,
  draw: DrawChart,
  now: () => number = Date.now,
): Promise<DiscordConnection> {
  const rest = createRest({ ...discord, fetch });
  const { applicationId, userId, ownerId } = await fetchIdentity(rest);
  const port = createDiscordPort(rest, userId, now, draw);
  const deliverer = createDeliverer({
    store,
    discord: port,
    compose: composer({ store }),
    composeNotice,
    now,
    elapsed: () => performance.now(),
    random: Math.random,
    wait: (ms) => setTimeout(ms),
    onPause: ({ id, channelId }, reason) =>
      log.warn({ subscriptionId: id, channelId, reason: reason.key }, 'digest paused'),
  });
  return { applicationId, ownerId, rest, port, deliverer };
}
