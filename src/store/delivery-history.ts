import { type Kysely, sql } from 'kysely';
import type { DeliveryStore } from '../delivery/delivery-store.ts';
import { isOfRun } from './delivery-conditions.ts';
import { toDelivery } from './delivery-row.ts';
import { fromJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';

/** What is asked of the runs that are behind a subscription. */
export function createDeliveryHistory(
  read: Kysely<Schema>,
): Pick<DeliveryStore, 'recorded' | 'history' | 'ofDay' | 'lastDigestDueAt' | 'sentCoverage'> {
  return {
    async recorded(subscriptionId, occurrences) {
      const rows = await read
        .selectFrom('delivery')
        .select('occurrence')
        .where('subscription_id', '=', subscriptionId)
        .where('occurrence', 'in', sql<string>`(select value from json_each(${JSON.stringify(occurrences)}))`)
        .execute();
      return new Set(rows.map(({ occurrence }) => occurrence));
    },

    async history(subscriptionId, limit, offset = 0) {
      const rows = await read
        .selectFrom('delivery')
        .selectAll()
        .where('subscription_id', '=', subscriptionId)
        .where(isOfRun)
        .orderBy('due_at', 'desc')
        .orderBy('occurrence', 'desc')
        .orderBy('part', 'desc')
        .limit(limit)
        .offset(offset)
        .execute();
      return rows.map(toDelivery);
    },

    async ofDay(subscriptionId, { date, fromMs, toMs }) {
      const rows = await read
        .selectFrom('delivery')
        .selectAll()
        .where('subscription_id', '=', subscriptionId)
        .where(isOfRun)
        .where((is) =>
          is.or([
            is('occurrence', 'like', `${date}#%`),
            is.and([
              is('due_at', '>=', new Date(fromMs).toISOString()),
              is('due_at', '<', new Date(toMs).toISOString()),
            ]),
          ]),
        )
        .orderBy('due_at')
        .orderBy('occurrence')
        .orderBy('part')
        .execute();
      return rows.map(toDelivery);
    },

    async lastDigestDueAt(subscriptionId) {
      const row = await read
        .selectFrom('delivery')
        .select('due_at')
        .where('subscription_id', '=', subscriptionId)
        .where('state', '=', 'sent')
        .where('kind', '=', 'digest')
        .orderBy('due_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.due_at ?? null;
    },

    async sentCoverage(subscriptionId, sinceMs) {
      const rows = await read
        .selectFrom('delivery')
        .select('coverage')
        .where('subscription_id', '=', subscriptionId)
        .where('state', '=', 'sent')
        .where('kind', '=', 'digest')
        .where('part', '=', 0)
        .where('due_at', '>=', new Date(sinceMs).toISOString())
        .orderBy('ended_at')
        .execute();
      const sent = rows.flatMap(({ coverage }) => (coverage === null ? [] : [fromJsonText(coverage)]));
      return {
        storyIds: new Set(sent.flatMap(({ storyIds }) => storyIds)),
        articleIds: new Set(sent.flatMap(({ articleIds }) => articleIds)),
        // Of several the last one stays.
        shown: [
          ...new Map(sent.flatMap(({ shown = [] }) => shown).map((one) => [one.articleId, one])).values(),
        ],
      };
    },
  };
}
