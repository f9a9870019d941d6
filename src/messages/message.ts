import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

/** A Discord message of ours: always Components V2, within the limits of `limits.ts`, without mentions. */
export interface Message {
  readonly components: readonly APIMessageTopLevelComponent[];
  /** Opens a post in a forum channel instead of standing in a channel. */
  readonly forumPost?: ForumPost;
  readonly files?: readonly {
    readonly name: string;
    readonly data: Uint8Array;
    readonly description: string;
  }[];
}

export interface ForumPost {
  /** 1–100 characters. */
  readonly title: string;
  /** At most 5. */
  readonly tagIds: readonly string[];
}
