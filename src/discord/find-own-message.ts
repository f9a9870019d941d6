import type { REST } from 'discord.js';
import type { APIMessage } from 'discord-api-types/v10';
import { PermissionFlagsBits, Routes } from 'discord-api-types/v10';
import type { ReadBack } from '../delivery/discord-port.ts';
import type { Member } from './channel-permissions.ts';
import { fetchPermissions } from './channel-permissions.ts';
import { classifyFailure } from './failure.ts';

/** The most that one request gives: https://discord.com/developers/docs/resources/message#get-channel-messages */
const pageSize = 100;
const maxPages = 10;
/** Discord's clock makes the ids, ours says since when: they may differ by so much. */
export const clockToleranceMs = 60_000;
/** https://discord.com/developers/docs/reference#snowflakes */
const discordEpochMs = 1_420_070_400_000n;

/** See `DiscordPort.findOwnMessage`. Reads pages of 100, newest first; past 1,000 messages it gives up as `unreadable`. */
export async function findOwnMessage(
  rest: REST,
  self: Member,
  channelId: string,
  marker: string,
  sinceMs: number,
): Promise<ReadBack> {
  try {
    let before: string | null = null;
    for (let page = 0; page < maxPages; page += 1) {
      const messages = await fetchPage(rest, channelId, before);
      const own = messages.find(
        ({ author, components }) => author.id === self.userId && mentions(components, marker),
      );
      if (own) return { kind: 'found', messageId: own.id };

      const oldest = messages.at(-1);
      // Without Read Message History Discord answers with an empty list, as for an empty channel.
      if (oldest === undefined && before === null) {
        return { kind: (await canReadHistory(rest, self, channelId)) ? 'absent' : 'unreadable' };
      }
      if (oldest === undefined || messages.length < pageSize) return { kind: 'absent' };
      if (timeOf(oldest.id) < sinceMs - clockToleranceMs) return { kind: 'absent' };
      before = oldest.id;
    }
    return { kind: 'unreadable' };
  } catch (error) {
    const { outcome } = classifyFailure(error);
    return { kind: outcome === 'refused' || outcome === 'unauthorized' ? 'unreadable' : 'unreachable' };
  }
}

async function fetchPage(
  rest: REST,
  channelId: string,
  before: string | null,
): Promise<readonly APIMessage[]> {
  const query = new URLSearchParams({ limit: String(pageSize), ...(before === null ? {} : { before }) });
  return (await rest.get(Routes.channelMessages(channelId), { query })) as readonly APIMessage[];
}

async function canReadHistory(rest: REST, self: Member, channelId: string): Promise<boolean> {
  const { permissions } = await fetchPermissions(rest, self, channelId);
  return (permissions & PermissionFlagsBits.ReadMessageHistory) !== 0n;
}

/** Looks for a `custom_id` anywhere in a tree of components. */
export function mentions(tree: unknown, marker: string): boolean {
  if (typeof tree !== 'object' || tree === null) return false;
  if ('custom_id' in tree && typeof tree.custom_id === 'string' && tree.custom_id.includes(marker))
    return true;
  return Object.values(tree).some((child) => mentions(child, marker));
}

/** When a snowflake was made, by Discord's clock. Milliseconds since 1970. */
export function timeOf(snowflake: string): number {
  return Number((BigInt(snowflake) >> 22n) + discordEpochMs);
}
