import { setTimeout as sleep } from 'node:timers/promises';
import type { REST } from 'discord.js';
import { joinGuild, leaveGuild, reconcileGuilds } from '../delivery/guild-membership.ts';
import type { Dispatch } from '../dispatch/dispatch.ts';
import type { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { GatewayListener, GatewayLog } from './gateway.ts';
import { createResponder } from './responder.ts';
import { toIncoming } from './to-incoming.ts';

export interface BotListenerPorts {
  readonly rest: REST;
  readonly services: Pick<Services, 'store' | 'now'>;
  readonly dispatch: Dispatch;
  readonly log: GatewayLog & { error(fields: object, message: string): void };
  readonly onFatal: (error: UserError) => void;
}

export interface BotListener extends GatewayListener {
  /** Resolves when everything that was heard has been dealt with, at the latest after `withinMs`. */
  settle(withinMs: number): Promise<void>;
}

/** Hands interactions to dispatch, and keeps the book of the servers that the bot is in. */
export function createBotListener(ports: BotListenerPorts): BotListener {
  const { rest, services, dispatch, log, onFatal } = ports;
  const { subscriptions } = services.store;
  const underWay = new Set<Promise<void>>();

  function track(what: string, work: Promise<void>): void {
    const done = work
      .catch((error: unknown) => log.error({ err: error, what }, 'gateway event failed'))
      .finally(() => underWay.delete(done));
    underWay.add(done);
  }

  return {
    servers: (guildIds) => track('servers', reconcileGuilds(subscriptions, guildIds, services.now())),
    joined: (guildId) => track('joined', joinGuild(subscriptions, guildId, services.now())),
    left: (guildId) => {
      log.info({ guildId }, 'removed from a server');
      track('left', leaveGuild(subscriptions, guildId, services.now()));
    },
    interaction: (interaction) => {
      const incoming = toIncoming(interaction);
      if (incoming !== null) track('interaction', dispatch(incoming, createResponder(rest, interaction)));
    },
    fatal: onFatal,
    settle: async (withinMs) => {
      await Promise.race([Promise.all(underWay), sleep(withinMs, undefined, { ref: false })]);
    },
  };
}
