import type { ShownWords } from '../digest/shown-words.ts';
import type { Message } from '../messages/message.ts';

/**
 * A row of the ledger: one part of one occurrence of one subscription. The key is unique, so that an occurrence
 * cannot be posted twice, whatever happens to channel, time or process.
 */
export interface DeliveryKey {
  readonly subscriptionId: string;
  /** The local date and slot of the schedule (`2026-11-20#0`), `manual:<interaction id>`; `notice:` or `publish:` and the occurrence it follows from. */
  readonly occurrence: string;
  /** 0 for the first message of an occurrence; each goes out once those before it are sent. */
  readonly part: number;
}

/**
 * What a row posts: a digest, the line that there is nothing new, or a word to the admins about a change of state. Kinds never
 * share a nonce.
 */
export type DeliveryKind =
  | 'digest'
  | 'emptyNotice'
  | 'adminNotice'
  /** Nothing to post: passes a posted digest on to the followers of its announcement channel. */
  | 'publication';

/** Whether a row is what a run of a schedule comes to, and not what follows from it. */
export function isOfRun({ kind }: { readonly kind: DeliveryKind }): boolean {
  return kind === 'digest' || kind === 'emptyNotice';
}

/**
 * `planned`: certainly not at Discord. `sending`: a try is under way or came to no known end, so Discord may have the
 * message. The others are ends. An `empty`, `parked`, `expired` or `uncertain` row always has a reason.
 */
type DeliveryState = 'planned' | 'sending' | 'sent' | 'empty' | 'parked' | 'expired' | 'uncertain';

/** Why a delivery ended other than `sent`, or waits; `key`s are shown in the admin's language under `delivery.reason.`. */
export type DeliveryReason =
  | { readonly key: 'nothingNew' }
  | { readonly key: 'merged'; readonly into: string }
  | { readonly key: 'tooLate'; readonly graceHours: number }
  | { readonly key: 'paused' }
  | { readonly key: 'refused'; readonly status: number; readonly code: number }
  | { readonly key: 'noAnswer' }
  | { readonly key: 'cannotReadBack' };

/** What a digest covered: kept to tell `new` from `changed` and to move the cursor. */
export interface Coverage {
  /** The highest article `seq` that was looked at. */
  readonly throughSeq: number;
  readonly storyIds: readonly string[];
  readonly articleIds: readonly string[];
  /** Absent in what was sent before these were kept. */
  readonly shown?: readonly ShownWords[];
}

/** A row as it was read: `attempts` grows with every try, so a writer whose view is old is told so. */
export interface DeliveryVersion extends DeliveryKey {
  /** Tries that were begun. */
  readonly attempts: number;
}

export interface Delivery extends DeliveryVersion {
  readonly kind: DeliveryKind;
  readonly channelId: string;
  readonly state: DeliveryState;
  readonly reason: DeliveryReason | null;
  /** When it was due, UTC. */
  readonly dueAt: string;
  /** After this time it is too late to post it, UTC. */
  readonly expiresAt: string;
  /** Composed once, before the first try; null for rows that were never to be sent. */
  readonly payload: Message | null;
  /** Stands with the first message of a digest. */
  readonly coverage: Coverage | null;
  /** ≤ 25 characters, from the key: the same at every try. */
  readonly nonce: string;
  /** Stands in the `custom_id` of a button of the message, to find it again: from the key as well. */
  readonly marker: string;
  /** When the oldest try was begun that Discord may have accepted; null while there is none. */
  readonly firstTriedAt: string | null;
  readonly lastTriedAt: string | null;
  /** Not before this time, UTC. */
  readonly nextTryAt: string | null;
  readonly messageId: string | null;
  readonly endedAt: string | null;
}
