import type { Config } from '../config/config.ts';
import type { GuildSubscription } from '../delivery/subscription.ts';
import type { Check } from '../doctor/check.ts';
import { judgeCoverage, type Told } from '../doctor/judge-coverage.ts';
import { judgeSchedule } from '../doctor/judge-schedule.ts';
import type { StorageFacts } from '../doctor/judge-storage.ts';
import { UserError } from '../errors.ts';
import { isMessageKey, translator } from '../locale/translate.ts';
import { inspectStore } from '../store/inspect-store.ts';
import { isClaimed } from '../store/lock.ts';
import type { Store } from '../store/store.ts';

/** Deliveries of a subscription that are looked at. */
const recentDeliveries = 10;
const weekMs = 7 * 86_400_000;

export interface ExaminedStore {
  readonly database: StorageFacts['database'];
  readonly checks: readonly Check[];
  readonly subscriptions: readonly GuildSubscription[];
}

/** Looks into the store without changing it: what it holds, and what it says of feeds and schedules. */
export async function examineStore(config: Config, nowMs: number): Promise<ExaminedStore> {
  try {
    const inspected = await inspectStore(config.dataDir);
    if (inspected.kind !== 'ok') return { database: inspected, checks: [], subscriptions: [] };
    const { store, sizeBytes } = inspected;
    try {
      return { database: { kind: 'ok', sizeBytes }, ...(await examineContent(store, config, nowMs)) };
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof UserError) || !isMessageKey(error.key)) throw error;
    const damage = translator(config.locale)(error.key, error.params);
    return { database: { kind: 'unusable', damage }, checks: [], subscriptions: [] };
  }
}

async function examineContent(
  store: Store,
  { dataDir, locale, timeZone, feeds, discord }: Config,
  nowMs: number,
): Promise<Pick<ExaminedStore, 'checks' | 'subscriptions'>> {
  const told: Told = { locale, timeZone, now: new Date(nowMs).toISOString() };
  const sources = await store.articles.sources(new Date(nowMs - weekMs).toISOString());
  const guilds = await store.subscriptions.activeGuilds();
  const listed = await Promise.all(guilds.map((guildId) => store.subscriptions.listOfGuild(guildId)));
  const subscriptions = listed.flat();
  const histories = await Promise.all(
    subscriptions.map(({ id }) => store.deliveries.history(id, recentDeliveries)),
  );
  const coverage = {
    sources,
    feeds: feeds.selection === null ? null : await store.feeds.list(),
  };
  const schedule = { botRuns: isClaimed(dataDir), subscriptions, deliveries: histories.flat() };
  return {
    // Without a token nothing is scheduled, and no feed is read.
    checks: [
      ...judgeCoverage(discord === null ? { ...coverage, feeds: null } : coverage, told),
      ...(discord === null ? [] : judgeSchedule(schedule, told)),
    ],
    subscriptions,
  };
}
