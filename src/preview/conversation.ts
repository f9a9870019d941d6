import type { Visibility } from '../dispatch/command.ts';
import type { Locale } from '../locale/locale.ts';
import type { Message } from '../messages/message.ts';

/** A message as it stands in a channel of the page. */
export interface Post {
  /** A snowflake; grows with time. */
  readonly id: string;
  readonly channelId: string;
  readonly atMs: number;
  readonly visibility: Visibility;
  /** The command that it answers, as it was typed; null for what the bot posts by itself. */
  readonly answers: string | null;
  /** Null while the answer is awaited. What greets the person is there in every language. */
  readonly read: ((locale: Locale) => Message) | null;
  /** Passed on to the servers that follow an announcement channel. */
  readonly isPublished: boolean;
}

export type Change =
  | { readonly kind: 'shown'; readonly post: Post }
  | { readonly kind: 'removed'; readonly id: string };

/** What is written in the channels, in the order in which it was written. Kept in memory, at most `postsAtMost`. */
export interface Conversation {
  /** A new snowflake: `post` takes one for each message, interactions have one too. */
  newId(): string;
  post(draft: Pick<Post, 'channelId'> & Partial<Post>): Post;
  /** Does nothing when it is there no more. */
  change(id: string, change: Partial<Pick<Post, 'read' | 'isPublished'>>): void;
  remove(id: string): void;
  get(id: string): Post | null;
  all(): readonly Post[];
  /** Tells of everything that is shown or taken away from now on; returns how to stop listening. */
  watch(listener: (change: Change) => void): () => void;
}

/** Some weeks of trying out; more would only make the page slow. */
const postsAtMost = 300;

/** https://discord.com/developers/docs/reference#snowflakes */
const discordEpochMs = 1_420_070_400_000;

export function createConversation(now: () => number): Conversation {
  const posts = new Map<string, Post>();
  const listeners = new Set<(change: Change) => void>();
  let lastId = 0n;

  function tell(change: Change): void {
    for (const listener of listeners) listener(change);
  }
  function show(post: Post): Post {
    posts.set(post.id, post);
    tell({ kind: 'shown', post });
    return post;
  }
  function remove(id: string): void {
    if (posts.delete(id)) tell({ kind: 'removed', id });
  }
  function newId(): string {
    const byClock = BigInt(now() - discordEpochMs) << 22n;
    lastId = byClock > lastId ? byClock : lastId + 1n;
    return String(lastId);
  }

  return {
    newId,
    post(draft) {
      const [oldest] = posts.keys();
      if (posts.size >= postsAtMost && oldest !== undefined) remove(oldest);
      const unset = { visibility: 'public', answers: null, read: null, isPublished: false } as const;
      return show({ ...unset, atMs: now(), id: newId(), ...draft });
    },
    change(id, change) {
      const post = posts.get(id);
      if (post !== undefined) show({ ...post, ...change });
    },
    remove,
    get: (id) => posts.get(id) ?? null,
    all: () => [...posts.values()],
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
