import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { InteractionResponseType, InteractionType } from 'discord-api-types/v10';
import type { JsonObject } from './json.ts';
import type { DoubleMessage, World } from './world.ts';

/** https://discord.com/developers/docs/interactions/receiving-and-responding#responding-to-an-interaction */
export const firstAnswerWithinMs = 3_000;
export const tokenLivesMs = 900_000;

/** An interaction that Discord waits to have answered, and what became of it. */
export interface LiveInteraction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly channelId: string;
  readonly createdAtMs: number;
  /** The message whose component was used. */
  readonly source: DoubleMessage | null;
  /** The first answer. */
  callback: { readonly type: InteractionResponseType; readonly atMs: number } | null;
  ephemeral: boolean;
  /** A deferred answer is still to be filled in. */
  waiting: boolean;
  /** What `@original` names now. */
  original: DoubleMessage | null;
  readonly followUps: DoubleMessage[];
  modal: JsonObject | null;
  choices: readonly JsonObject[] | null;
  /** Emits `change` after each answer. */
  readonly changes: EventEmitter;
}

export interface LiveInteractions {
  open(fields: Pick<LiveInteraction, 'type' | 'channelId' | 'source'>): LiveInteraction;
  byId(id: string): LiveInteraction | undefined;
  byToken(token: string): LiveInteraction | undefined;
}

export function createLiveInteractions(world: World): LiveInteractions {
  const all: LiveInteraction[] = [];
  return {
    open: (fields) => {
      const interaction: LiveInteraction = {
        id: world.snowflake(),
        token: `aW50ZXJhY3Rpb246${randomBytes(24).toString('base64url')}`,
        createdAtMs: world.now(),
        callback: null,
        ephemeral: false,
        waiting: false,
        original: null,
        followUps: [],
        modal: null,
        choices: null,
        changes: new EventEmitter(),
        ...fields,
      };
      all.push(interaction);
      return interaction;
    },
    byId: (id) => all.find((interaction) => interaction.id === id),
    byToken: (token) => all.find((interaction) => interaction.token === token),
  };
}
