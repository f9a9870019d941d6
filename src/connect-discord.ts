import type { DiscordConfig } from './config/config.ts';
import type { Deliverer } from './delivery/deliverer.ts';
import type { DiscordPort } from './delivery/discord-port.ts';
import { createDiscordPort } from './discord/discord-port.ts';
import { fetchIdentity } from './discord/identity.ts';
import { inviteLinks } from './discord/invite-link.ts';
import { createRest } from './discord/rest.ts';
import type { Log } from './log.ts';
import type { InviteLinks } from './messages/help-message.ts';
import type { DrawChart } from './pictures/chart.ts';
import { startDeliverer } from './start-deliverer.ts';
import type { Store } from './store/store.ts';

export interface DiscordConnection {
  readonly applicationId: string;
  readonly invites: InviteLinks;
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
  const identity = await fetchIdentity(rest);
  const { applicationId, userId, ownerId } = identity;
  const port = createDiscordPort(rest, userId, now, draw);
  return {
    applicationId,
    ownerId,
    invites: inviteLinks(identity),
    rest,
    port,
    deliverer: startDeliverer(port, store, log, now),
  };
}
