import { setTimeout as sleep } from 'node:timers/promises';
import type { REST } from 'discord.js';
import type { Dispatch } from '../dispatch/dispatch.ts';
import type { UserError } from '../errors.ts';
import type { DrawChart } from '../pictures/chart.ts';
import type { GatewayListener, GatewayLog } from './gateway.ts';
import { createResponder } from './responder.ts';
import { toIncoming } from './to-incoming.ts';

export interface BotListenerPorts {
  readonly rest: REST;
  readonly dispatch: Dispatch;
  readonly draw: DrawChart;
  /** Keeps the book of the servers that the bot is in. */
  readonly membership: {
    /** All of them, at the start of a session. */
    present(guildIds: ReadonlySet<string>): Promise<void>;
    joined(guildId: string): Promise<void>;
    left(guildId: string): Promise<void>;
  };
  readonly log: GatewayLog & { error(fields: object, message: string): void };
  readonly onFatal: (error: UserError) => void;
}

export interface BotListener extends GatewayListener {
  /** Resolves when everything that was heard has been dealt with, at the latest after `withinMs`. */
  settle(withinMs: number): Promise<void>;
}

/** Hands interactions to dispatch and the comings and goings of servers to the book of them. */
export function createBotListener(ports: BotListenerPorts): BotListener {
  const { rest, dispatch, draw, membership, log, onFatal } = ports;
  const underWay = new Set<Promise<void>>();

  function track(what: string, work: Promise<void>): void {
    const done = work
      .catch((error: unknown) => log.error({ err: error, what }, 'gateway event failed'))
      .finally(() => underWay.delete(done));
    underWay.add(done);
  }

  return {
    servers: (guildIds) => track('servers', membership.present(guildIds)),
    joined: (guildId) => track('joined', membership.joined(guildId)),
    left: (guildId) => {
      log.info({ guildId }, 'removed from a server');
      track('left', membership.left(guildId));
    },
    interaction: (interaction) => {
      const incoming = toIncoming(interaction);
      if (incoming !== null)
        track('interaction', dispatch(incoming, createResponder(rest, interaction, draw)));
    },
    fatal: onFatal,
    settle: async (withinMs) => {
      await Promise.race([Promise.all(underWay), sleep(withinMs, undefined, { ref: false })]);
    },
  };
}
