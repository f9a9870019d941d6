import type { REST } from 'discord.js';
import type { APIMessage, APIThreadChannel } from 'discord-api-types/v10';
import { Routes } from 'discord-api-types/v10';
import type { MayRequest, SendOutcome } from '../delivery/discord-port.ts';
import type { ForumPost, Message } from '../messages/message.ts';
import type { DrawChart } from '../pictures/chart.ts';
import { classifyFailure } from './failure.ts';
import { requestContent } from './request-content.ts';

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const missingPermissions = 50013;

/**
 * One try to post, to a channel or as a new post of a forum. `enforce_nonce` makes Discord give back the first message of the same nonce for a few minutes:
 * https://discord.com/developers/docs/resources/message#create-message-jsonform-params
 * Where the bot may not attach files, it goes out without its pictures.
 */
export async function sendMessage(
  rest: REST,
  channelId: string,
  message: Message,
  nonce: string,
  draw: DrawChart,
  mayRequest: MayRequest = async () => true,
): Promise<SendOutcome> {
  const outcome = await post(rest, channelId, message, nonce, draw, mayRequest);
  const mayLackFiles = outcome.outcome === 'refused' && outcome.code === missingPermissions;
  if (!mayLackFiles || (message.attachments ?? []).length === 0) return outcome;
  // Perhaps it may write but not attach files: the words must not be lost with a picture.
  return post(rest, channelId, message, nonce, async () => null, mayRequest);
}

async function post(
  rest: REST,
  channelId: string,
  message: Message,
  nonce: string,
  draw: DrawChart,
  mayRequest: MayRequest,
): Promise<SendOutcome> {
  const { body, files } = await requestContent(message, draw);
  if (!(await mayRequest())) return { outcome: 'notRequested' };
  const { forumPost } = message;
  try {
    const sent = forumPost
      ? await rest.post(Routes.threads(channelId), {
          body: { ...threadBody(forumPost), message: body },
          files,
        })
      : await rest.post(Routes.channelMessages(channelId), {
          body: { ...body, nonce, enforce_nonce: true },
          files,
        });
    // A post's first message has the id of the post.
    const { id } = sent as Partial<APIMessage | APIThreadChannel>;
    return id === undefined ? { outcome: 'unknown' } : { outcome: 'sent', messageId: id };
  } catch (error) {
    return classifyFailure(error);
  }
}

/** https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel */
function threadBody({ title, tagIds }: ForumPost) {
  return { name: title, applied_tags: tagIds };
}
