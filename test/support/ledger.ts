import { isDeepStrictEqual } from 'node:util';
import BetterSqlite3 from 'better-sqlite3';
import { ComponentType } from 'discord-api-types/v10';
import type { Delivery } from '../../src/delivery/delivery.ts';
import type { DiscordDouble } from './discord/discord-double.ts';
import type { DoubleMessage } from './discord/world.ts';

/** A row of the ledger as it lies on disk. */
export interface LedgerRow {
  readonly subscription_id: string;
  readonly occurrence: string;
  readonly part: number;
  readonly kind: Delivery['kind'];
  readonly channel_id: string;
  readonly state: Delivery['state'];
  readonly reason: string | null;
  readonly payload: string | null;
  readonly nonce: string;
  readonly attempts: number;
  readonly message_id: string | null;
}

/** All rows, by the time they were due: read beside whoever has the database open. */
export function readLedger(path: string): readonly LedgerRow[] {
  const sqlite = new BetterSqlite3(path, { readonly: true, timeout: 5_000 });
  try {
    const all = sqlite.prepare('select * from delivery order by due_at, subscription_id, occurrence, part');
    return all.all() as readonly LedgerRow[];
  } finally {
    sqlite.close();
  }
}

export function nameOf({ subscription_id, occurrence, part }: LedgerRow): string {
  return `${subscription_id} ${occurrence} ${part}`;
}

/** Everything that the bot posted by itself, in every channel, also what was deleted since. */
export function postsOf(double: Pick<DiscordDouble, 'channels' | 'botId'>): readonly DoubleMessage[] {
  return [...double.channels.values()]
    .flatMap(({ messages }) => messages)
    .filter(({ authorId, nonce }) => authorId === double.botId && nonce !== null);
}

/**
 * What the ledger and Discord's messages show to be broken of the promise of `docs/delivery.md`, in words; empty when all is
 * well. `mayBeUncertain`: the channels could not be read back.
 */
export function brokenPromises(
  rows: readonly LedgerRow[],
  posts: readonly DoubleMessage[],
  { mayBeUncertain = false, mayBeOpen = false } = {},
): readonly string[] {
  const known = new Set(rows.map(({ nonce }) => nonce));
  const strangers = posts.filter(({ nonce }) => !known.has(nonce ?? ''));
  return [
    ...strangers.map(({ id }) => `message ${id} has no row`),
    ...rows
      .filter(({ kind }) => kind !== 'publication')
      .flatMap((row) => {
        const own = posts.filter(({ nonce }) => nonce === row.nonce);
        return rowFaults(row, own, { mayBeUncertain, mayBeOpen }).map((fault) => `${nameOf(row)}: ${fault}`);
      }),
  ];
}

function rowFaults(
  { state, reason, message_id, payload }: LedgerRow,
  posts: readonly DoubleMessage[],
  { mayBeUncertain, mayBeOpen }: { readonly mayBeUncertain: boolean; readonly mayBeOpen: boolean },
): readonly string[] {
  const isOpen = state === 'planned' || state === 'sending';
  const [post] = posts;
  const sentComponents = payload === null ? null : JSON.parse(payload).components;
  return [
    ...(isOpen && !mayBeOpen ? [`never ended, ${state}`] : []),
    ...(posts.length > 1 ? [`posted ${posts.length} times`] : []),
    ...(state === 'sent' && post?.id !== message_id ? ['sent, but not there'] : []),
    ...(post && (state === 'planned' || state === 'empty' || state === 'parked' || state === 'expired')
      ? [`${state}, but posted`]
      : []),
    ...(state === 'uncertain' && !mayBeUncertain ? ['uncertain, though the channel could be read'] : []),
    ...(!isOpen && state !== 'sent' && reason === null ? [`${state} without a reason`] : []),
    ...(post && !isDeepStrictEqual(wordsOf(post.components), wordsOf(sentComponents))
      ? ['posted otherwise than recorded']
      : []),
  ];
}

/** Discord numbers the components of a message, and a picture that it refuses is left out. */
function wordsOf(tree: unknown): unknown {
  if (Array.isArray(tree))
    return tree.filter((part) => part.type !== ComponentType.MediaGallery).map(wordsOf);
  if (typeof tree !== 'object' || tree === null) return tree;
  const entries = Object.entries(tree).filter(([key, value]) => key !== 'id' || typeof value !== 'number');
  return Object.fromEntries(entries.map(([key, value]) => [key, wordsOf(value)]));
}
