import type { REST } from 'discord.js';
import type { APIMessage, APIThreadChannel, APIThreadList } from 'discord-api-types/v10';
import { Routes } from 'discord-api-types/v10';
import type { ReadBack } from '../delivery/discord-port.ts';
import type { Member } from './channel-permissions.ts';
import { classifyFailure } from './failure.ts';
import { clockToleranceMs, mentions, timeOf } from './find-own-message.ts';

/** So many posts of ours within hours are not to be expected; more are not looked through. */
const maxPosts = 50;
/** https://discord.com/developers/docs/resources/channel#list-public-archived-threads */
const pageSize = 100;
/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const unknownMessage = 10008;

/**
 * See `DiscordPort.findOwnPost`. Looks into each post that the bot itself opened in the forum since then: among the active ones, then
 * among those archived meanwhile.
 */
export async function findOwnPost(
  rest: REST,
  self: Member,
  guildId: string,
  channelId: string,
  marker: string,
  sinceMs: number,
): Promise<ReadBack> {
  const isCandidate = ({ id, parent_id, owner_id }: APIThreadChannel) =>
    parent_id === channelId && owner_id === self.userId && timeOf(id) >= sinceMs - clockToleranceMs;
  try {
    for (const list of [fetchActive, fetchArchived]) {
      const { threads, isWhole } = await list(rest, guildId, channelId, sinceMs);
      const candidates = threads.filter(isCandidate);
      for (const { id } of candidates.slice(0, maxPosts))
        if (await carries(rest, id, marker)) return { kind: 'found', messageId: id };
      if (!isWhole || candidates.length > maxPosts) return { kind: 'unreadable' };
    }
    return { kind: 'absent' };
  } catch (error) {
    const { outcome } = classifyFailure(error);
    return { kind: outcome === 'refused' || outcome === 'unauthorized' ? 'unreadable' : 'unreachable' };
  }
}

interface Threads {
  readonly threads: readonly APIThreadChannel[];
  /** All that may have been opened since then are among them. */
  readonly isWhole: boolean;
}

async function fetchActive(rest: REST, guildId: string): Promise<Threads> {
  const { threads } = (await rest.get(Routes.guildActiveThreads(guildId))) as APIThreadList;
  return { threads: threads as readonly APIThreadChannel[], isWhole: true };
}

/** Newest archived first: a post is archived after it was opened, so one page reaches far beyond some hours. */
async function fetchArchived(
  rest: REST,
  _guildId: string,
  channelId: string,
  sinceMs: number,
): Promise<Threads> {
  const query = new URLSearchParams({ limit: String(pageSize) });
  const answer = await rest.get(Routes.channelThreads(channelId, 'public'), { query });
  const { threads, has_more } = answer as APIThreadList & { readonly has_more: boolean };
  const listed = threads as readonly APIThreadChannel[];
  const oldest = Date.parse(listed.at(-1)?.thread_metadata?.archive_timestamp ?? '');
  return { threads: listed, isWhole: !has_more || oldest < sinceMs - clockToleranceMs };
}

/** Whether the first message of a post holds the marker; one that was deleted is not ours any more. */
async function carries(rest: REST, postId: string, marker: string): Promise<boolean> {
  try {
    const message = (await rest.get(Routes.channelMessage(postId, postId))) as APIMessage;
    return mentions(message.components, marker);
  } catch (error) {
    const failure = classifyFailure(error);
    if (failure.outcome === 'refused' && failure.code === unknownMessage) return false;
    throw error;
  }
}
