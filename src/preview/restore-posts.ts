import type { Store } from '../store/store.ts';
import type { Conversation } from './conversation.ts';
import { ownSubscriptions } from './own-subscriptions.ts';

/** Of each digest, so that the channels are not crowded with what was. */
const shownAtMost = 10;

/** Puts back what digests posted before the page was last closed: the ledger has their messages. */
export async function restorePosts(
  store: Pick<Store, 'subscriptions' | 'follows' | 'deliveries'>,
  conversation: Conversation,
): Promise<void> {
  const runs = await Promise.all(
    (await ownSubscriptions(store)).map(({ id }) => store.deliveries.history(id, shownAtMost)),
  );
  for (const { channelId, messageId, endedAt, payload } of runs
    .flat()
    .toSorted((a, b) => (a.endedAt ?? '').localeCompare(b.endedAt ?? ''))) {
    if (messageId === null || endedAt === null || payload === null) continue;
    // Its message is not kept any more.
    if (payload.components.length === 0) continue;
    conversation.post({ id: messageId, channelId, atMs: Date.parse(endedAt), read: () => payload });
  }
}
