import type { REST } from 'discord.js';
import type { APIMessage, APIThreadChannel } from 'discord-api-types/v10';
import { Routes } from 'discord-api-types/v10';
import type { SendOutcome } from '../delivery/discord-port.ts';
import type { ForumPost, Message } from '../messages/message.ts';
import type { DrawChart } from '../pictures/chart.ts';
import { classifyFailure } from './failure.ts';
import { requestContent } from './request-content.ts';

/**
 * One try to post, to a channel or as a new post of a forum. `enforce_nonce` makes Discord give back the first message of the same nonce for a few minutes:
 * https://discord.com/developers/docs/resources/message#create-message-jsonform-params
 */
export async function sendMessage(
  rest: REST,
  channelId: string,
  message: Message,
  nonce: string,
  draw: DrawChart,
): Promise<SendOutcome> {
  const { body, files } = await requestContent(message, draw);
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
