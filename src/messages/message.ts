import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Chart } from '../pictures/chart.ts';

/** A Discord message of ours: always Components V2, within the limits of `limits.ts`, without mentions. Plain data, so that it can be kept. */
export interface Message {
  readonly components: readonly APIMessageTopLevelComponent[];
  /** Opens a post in a forum channel instead of standing in a channel. */
  readonly forumPost?: ForumPost;
  readonly attachments?: readonly Attachment[];
}

export interface ForumPost {
  /** 1–100 characters. */
  readonly title: string;
  /** At most 5. */
  readonly tagIds: readonly string[];
}

/** A file that goes with a message. A component shows it by the address `attachment://` and its name. */
export type Attachment = {
  /** With its ending; unique in the message, of ASCII letters, digits, `.`, `-` and `_`. */
  readonly name: string;
  /** For those who cannot see it, at most 1024 characters. */
  readonly description: string;
} & (
  | { readonly kind: 'text'; readonly text: string }
  /** A PNG, drawn when the message is sent. */
  | { readonly kind: 'chart'; readonly chart: Chart }
);

export type ChartAttachment = Extract<Attachment, { readonly kind: 'chart' }>;
