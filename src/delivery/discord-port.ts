import type { Locale } from '../locale/locale.ts';
import type { Message } from '../messages/message.ts';
import type { ForumTag } from './subscription.ts';

/** What one try to post a message came to. Only `unknown` leaves open whether Discord has the message. */
export type SendOutcome =
  | { readonly outcome: 'sent'; readonly messageId: string }
  /** Discord said no: `code` is its JSON error code, 0 without one. */
  | { readonly outcome: 'refused'; readonly status: number; readonly code: number }
  | {
      readonly outcome: 'rateLimited';
      readonly retryAfterMs: number;
      readonly scope: 'user' | 'global' | 'shared';
    }
  /** No connection was made, so Discord cannot have the message. */
  | { readonly outcome: 'unreachable' }
  /** Timeout, reset or 5xx after the request was on its way. */
  | { readonly outcome: 'unknown' }
  /** 401: the token is no longer good. */
  | { readonly outcome: 'unauthorized' }
  /** It was not to be made any more: see `MayRequest`. */
  | { readonly outcome: 'notRequested' };

/**
 * Asked directly before each request of a try, after all that takes time: whether it may still be made. Rejects when that cannot be
 * told.
 */
export type MayRequest = () => Promise<boolean>;

export type ChannelPermission =
  | 'ViewChannel'
  | 'SendMessages'
  | 'SendMessagesInThreads'
  /** In a forum: Discord's name for sending messages there. */
  | 'CreatePosts'
  | 'ReadMessageHistory'
  /** For pictures. */
  | 'AttachFiles';

/** What can be posted to a channel. */
export type PostKind =
  | { readonly kind: 'messages' }
  /** Messages that can be published to followers. */
  | { readonly kind: 'announcements' }
  | { readonly kind: 'forumPosts'; readonly tags: readonly ForumTag[]; readonly tagRequired: boolean };

/** What the bot may do in a channel, as Discord says it now. */
export type ChannelAccess =
  | {
      readonly kind: 'ok';
      readonly name: string;
      readonly canReadHistory: boolean;
      readonly canAttachFiles: boolean;
      readonly takes: PostKind;
    }
  | { readonly kind: 'missing'; readonly permissions: readonly ChannelPermission[] }
  /** No such channel, or it belongs to another server. One that the bot cannot see is `missing` ViewChannel. */
  | { readonly kind: 'unknownChannel' }
  | { readonly kind: 'unsupportedType' }
  /** A thread that only those who manage threads may write in. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'unreachable' };

/** Where a server is greeted, and in which language. */
export interface WelcomePlace {
  readonly channelId: string;
  readonly locale: Locale;
}

/** What looking for a message of our own came to. */
export type ReadBack =
  | { readonly kind: 'found'; readonly messageId: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'unreachable' };

/** The part of Discord that delivery and the commands need, served by `src/discord`. */
export interface DiscordPort {
  /**
   * One try, no retries; `nonce` goes out with `enforce_nonce`. A forum post has none: Discord makes another at each try. The
   * message of a forum post has the id of its post. A message whose pictures are refused goes out without them, by a second request
   * after that certain refusal. Without `mayRequest`, nothing holds it.
   */
  send(channelId: string, message: Message, nonce: string, mayRequest?: MayRequest): Promise<SendOutcome>;
  /**
   * Looks for a message of the bot's own with a component whose `custom_id` contains `marker`, among all messages of a
   * channel since a time (a snowflake carries its time). `absent` only when every message since then was seen:
   * a channel too busy to read back to `sinceMs` is `unreadable`, as one without Read Message History is.
   * `unreachable`: no answer now (network, 5xx, 429); ask again later.
   */
  findOwnMessage(channelId: string, marker: string, sinceMs: number): Promise<ReadBack>;
  /** One try to pass a message on to the followers of its announcement channel. Done twice, it is refused with 40033. */
  publish(channelId: string, messageId: string): Promise<SendOutcome>;
  /** As `findOwnMessage`, among the posts in a forum channel. */
  findOwnPost(guildId: string, channelId: string, marker: string, sinceMs: number): Promise<ReadBack>;
  /** The tags that a forum channel offers; none for another channel, or when Discord does not answer. */
  forumTags(guildId: string, channelId: string): Promise<readonly ForumTag[]>;
  /** The channel of direct messages to a user; null when Discord does not give one. */
  directMessages(userId: string): Promise<string | null>;
  channelAccess(guildId: string, channelId: string): Promise<ChannelAccess>;
  /**
   * The server's system channel where the bot may write there, else its first text channel in which it may; null where there
   * is none. Rejects when Discord does not answer.
   */
  welcomePlace(guildId: string): Promise<WelcomePlace | null>;
}
