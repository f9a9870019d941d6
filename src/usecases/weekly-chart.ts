import type { GuildSubscription } from '../delivery/subscription.ts';
import { coverageChart } from '../messages/coverage-charts.ts';
import type { Attachment } from '../messages/message.ts';
import type { Services } from '../services.ts';
import type { Remember } from './remember-last.ts';
import { lastUnits } from './trend-spans.ts';

const weeks = 8;

type Charted = Pick<GuildSubscription, 'id' | 'chart' | 'locale' | 'schedule'>;

/**
 * The coverage of the last eight weeks, for the first digest of each local week of a subscription that wants it; null for the
 * others, and where there was none. Servers that share zone and language share the picture.
 */
export async function weeklyChart(
  { store }: Pick<Services, 'store'>,
  { id, chart, locale, schedule: { timeZone } }: Charted,
  dueAtMs: number,
  remember: Remember<Attachment | null> = (_key, make) => make(),
): Promise<Attachment | null> {
  if (!chart) return null;
  const now = new Date(dueAtMs).toISOString();
  const spans = lastUnits('week', weeks, now, timeZone);
  const last = await store.deliveries.lastDigestDueAt(id);
  const thisWeek = spans.edges.at(-2) ?? now;
  if (last !== null && last >= thisWeek) return null;
  return remember(JSON.stringify([dueAtMs, timeZone, locale]), async () => {
    const { byTime, bySource } = await store.trends.count(null, spans.edges);
    if (bySource.length === 0) return null;
    return coverageChart({ ...spans, byTime, query: null }, { locale, timeZone, now });
  });
}
