import type { Transaction } from 'kysely';
import type { Delivery } from '../delivery/delivery.ts';
import { fromJsonText, toJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';

const dayMs = 86_400_000;

/** A digest that was posted is to be published to the followers of its channel, where the subscription says so. */
export async function queuePublication(
  trx: Transaction<Schema>,
  sent: Delivery,
  nowMs: number,
): Promise<void> {
  if (sent.kind !== 'digest') return;
  const subscription = await trx
    .selectFrom('subscription')
    .select('post_as')
    .where('id', '=', sent.subscriptionId)
    .executeTakeFirst();
  if (!subscription || fromJsonText(subscription.post_as).kind !== 'published') return;
  await trx
    .insertInto('delivery')
    .values({
      subscription_id: sent.subscriptionId,
      occurrence: `publish:${sent.occurrence}`,
      part: sent.part,
      kind: 'publication',
      channel_id: sent.channelId,
      state: 'planned',
      reason: null,
      due_at: new Date(nowMs).toISOString(),
      expires_at: new Date(nowMs + dayMs).toISOString(),
      // There is nothing to post: the message is there, and is named.
      payload: toJsonText({ components: [] }),
      message_id: sent.messageId,
      coverage: null,
      nonce: '',
      marker: '',
      attempts: 0,
      first_tried_at: null,
      last_tried_at: null,
      next_try_at: null,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
