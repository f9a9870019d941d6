import { nextUnrecordedRuns } from '../delivery/next-unrecorded-runs.ts';
import { nextRuns, type Occurrence } from '../delivery/schedule.ts';
import type { GuildSubscription, Schedule } from '../delivery/subscription.ts';
import type { Services } from '../services.ts';
import { checkChannel, type UsableChannel } from './check-channel.ts';
import {
  changedSettings,
  choosePlace,
  newSettings,
  type Setter,
  type TypedSubscription,
} from './choose-settings.ts';
import { guildOf } from './find-subscription.ts';
import type { Person } from './person.ts';

export interface SetUp {
  readonly subscription: GuildSubscription;
  readonly channel: UsableChannel;
  /** The next three runs, RFC 3339. */
  readonly nextRuns: readonly string[];
  /** How long the digests of all servers take that are due with the next run. */
  readonly spreadMs: number;
}

const runsShown = 3;

function momentsOf(runs: readonly Occurrence[]): readonly string[] {
  return runs.map(({ dueAtMs }) => new Date(dueAtMs).toISOString());
}

/** The next three runs of a new schedule, RFC 3339. */
export function firstRuns(schedule: Schedule, nowMs: number): readonly string[] {
  return momentsOf(nextRuns(schedule, nowMs, runsShown));
}

export async function spreadOf(
  { deliverer }: Pick<Services, 'deliverer'>,
  [next]: readonly string[],
): Promise<number> {
  return next === undefined ? 0 : deliverer.spreadAt(Date.parse(next));
}

function isSame(a: Schedule, b: Schedule): boolean {
  return (
    JSON.stringify([a.timesOfDay, a.days, a.timeZone]) === JSON.stringify([b.timesOfDay, b.days, b.timeZone])
  );
}

/** Those that the subscription will really have: not a later time of a day whose digest is out. */
export async function runsLeft(
  { store, now }: Pick<Services, 'store' | 'now'>,
  id: string,
  schedule: Schedule,
): Promise<readonly string[]> {
  return momentsOf(await nextUnrecordedRuns(store.deliveries, id, schedule, now(), runsShown));
}

/**
 * Checks the channel and what was typed, then stores a subscription of the person's server. `known` is how many digests of its
 * channel the person was told of: `UserError` `error.subscription.meanwhile` when there are others by now.
 */
export async function setUpSubscription(
  person: Setter,
  services: Services,
  typed: TypedSubscription,
  known?: number,
): Promise<SetUp> {
  const guildId = guildOf(person);
  const settings = newSettings(person, services, typed);
  const { channel, postAs } = await choosePlace(person, services, typed, settings, null);
  const nowMs = services.now();
  const runs = firstRuns(settings.schedule, nowMs);
  const subscription = await services.store.subscriptions.add(
    { guildId, channelName: channel.name, postAs, createdBy: person.userId, ...settings },
    runs[0] ?? new Date(nowMs).toISOString(),
    nowMs,
    known,
  );
  return { subscription, channel, nextRuns: runs, spreadMs: await spreadOf(services, runs) };
}

/** Changes what was chosen, and keeps the rest; a changed schedule takes effect at once. */
export async function editSubscription(
  person: Person,
  services: Services,
  subscription: GuildSubscription,
  typed: TypedSubscription,
): Promise<SetUp> {
  const settings = changedSettings(subscription, typed);
  const { schedule, channelId } = settings;
  const { channel, postAs } = await choosePlace(person, services, typed, settings, subscription);
  const runs = await runsLeft(services, subscription.id, schedule);
  const edited = await services.store.subscriptions.edit(
    subscription.id,
    {
      channelId,
      channelName: channel.name,
      postAs,
      ...(isSame(schedule, subscription.schedule) ? {} : { schedule }),
      ...(typed.language === null ? {} : { locale: typed.language }),
      ...(typed.limit === null ? {} : { limit: typed.limit }),
      ...(typed.empty === null ? {} : { onEmpty: typed.empty }),
      ...(typed.chart === null ? {} : { chart: typed.chart }),
    },
    subscription.pause === null ? (runs[0] ?? null) : null,
  );
  const nextRuns = subscription.pause === null ? runs : [];
  return { subscription: edited, channel, nextRuns, spreadMs: await spreadOf(services, nextRuns) };
}

/** Lets a paused subscription run again from its next occurrence; returns when, RFC 3339. What was missed meanwhile is part of that digest. */
export async function resumeSubscription(
  person: Person,
  services: Services,
  { id, guildId, channelId, schedule }: GuildSubscription,
): Promise<string> {
  await checkChannel(services, guildId, channelId, person.locale);
  const [next = new Date(services.now()).toISOString()] = await runsLeft(services, id, schedule);
  await services.store.subscriptions.resume(id, next);
  return next;
}
