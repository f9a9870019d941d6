import type {
  ChannelAccess,
  DiscordPort,
  MayRequest,
  ReadBack,
  SendOutcome,
} from '../../src/delivery/discord-port.ts';
import type { Message } from '../../src/messages/message.ts';

/** The process ends here: nothing after it runs. */
export class Crash extends Error {}

/** What becomes of one request. `lost` ones end without an answer, before or after Discord took the message. */
export type Fate =
  | {
      readonly kind:
        | 'ok'
        | 'lostBefore'
        | 'lostAfter'
        | 'crashBefore'
        | 'crashAfter'
        | 'unreachable'
        | 'unauthorized';
    }
  | { readonly kind: 'refused'; readonly status: number; readonly code: number }
  | { readonly kind: 'rateLimited'; readonly retryAfterMs: number; readonly scope: 'user' | 'global' };

export interface Post {
  readonly id: string;
  readonly channelId: string;
  readonly nonce: string;
  readonly message: Message;
  readonly atMs: number;
}

/** The shortest time that “the past few minutes” may mean for us to be right: the outbox trusts a nonce for two. */
const nonceKeptMs = 2 * 60_000 + 1_000;

/** An in-memory Discord with the one clock that is right: takes messages, honours nonces, and fails as it is told. */
export class ScriptedDiscord implements DiscordPort {
  readonly posts: Post[] = [];
  /** Requests to send, whatever became of them. */
  sends = 0;
  /** What happens while the pictures of a message are drawn. */
  draw: () => Promise<void> = async () => {};
  /** What becomes of the next requests; then all is well. */
  readonly fates: Fate[] = [];
  /** Channels in which the bot may not write. */
  readonly closed = new Set<string>();
  readBack: 'works' | 'unreadable' | 'unreachable' = 'works';
  access: ChannelAccess = {
    kind: 'ok',
    name: 'news',
    canReadHistory: true,
    canAttachFiles: true,
    takes: { kind: 'messages' },
  };
  readonly #trueTimeMs: () => number;

  constructor(trueTimeMs: () => number) {
    this.#trueTimeMs = trueTimeMs;
  }

  async send(
    channelId: string,
    message: Message,
    nonce: string,
    mayRequest: MayRequest,
  ): Promise<SendOutcome> {
    await this.draw();
    if (!(await mayRequest())) return { outcome: 'notRequested' };
    this.sends += 1;
    if (this.closed.has(channelId)) return { outcome: 'refused', status: 403, code: 50013 };
    const fate = this.fates.shift() ?? { kind: 'ok' };
    switch (fate.kind) {
      case 'ok':
        return { outcome: 'sent', messageId: this.#take(channelId, message, nonce) };
      case 'lostBefore':
        return { outcome: 'unknown' };
      case 'lostAfter':
        this.#take(channelId, message, nonce);
        return { outcome: 'unknown' };
      case 'crashBefore':
        throw new Crash();
      case 'crashAfter':
        this.#take(channelId, message, nonce);
        throw new Crash();
      case 'unreachable':
      case 'unauthorized':
        return { outcome: fate.kind };
      case 'refused':
        return { outcome: 'refused', status: fate.status, code: fate.code };
      case 'rateLimited':
        return { outcome: 'rateLimited', retryAfterMs: fate.retryAfterMs, scope: fate.scope };
    }
  }

  async findOwnMessage(channelId: string, marker: string, sinceMs: number): Promise<ReadBack> {
    if (this.readBack !== 'works') return { kind: this.readBack };
    const found = this.posts.find(
      (post) =>
        post.channelId === channelId && post.atMs >= sinceMs && JSON.stringify(post.message).includes(marker),
    );
    return found ? { kind: 'found', messageId: found.id } : { kind: 'absent' };
  }

  async publish(_channelId: string, messageId: string): Promise<SendOutcome> {
    return { outcome: 'sent', messageId };
  }

  async findOwnPost(_guildId: string, channelId: string, marker: string, sinceMs: number): Promise<ReadBack> {
    return this.findOwnMessage(channelId, marker, sinceMs);
  }

  async forumTags() {
    return [];
  }

  async directMessages(userId: string): Promise<string | null> {
    return `dm-${userId}`;
  }

  /** What stands in the channels of servers. */
  get digests(): readonly Post[] {
    return this.posts.filter(({ channelId }) => !channelId.startsWith('dm-'));
  }

  async welcomePlace() {
    return null;
  }

  async channelAccess(): Promise<ChannelAccess> {
    return this.access;
  }

  #take(channelId: string, message: Message, nonce: string): string {
    const atMs = this.#trueTimeMs();
    const known = message.forumPost
      ? undefined
      : this.posts.find((post) => post.nonce === nonce && atMs - post.atMs <= nonceKeptMs);
    if (known) return known.id;
    const id = String(1_000 + this.posts.length);
    this.posts.push({ id, channelId, nonce, message: structuredClone(message), atMs });
    return id;
  }
}
