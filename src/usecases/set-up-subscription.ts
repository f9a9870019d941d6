import { nextUnrecordedRuns } from '../delivery/next-unrecorded-runs.ts';
import { nextRuns, type Occurrence } from '../delivery/schedule.ts';
import type { GuildSubscription, OnEmpty, Schedule } from '../delivery/subscription.ts';
import type { Locale } from '../locale/locale.ts';
import type { Services } from '../services.ts';
import { checkChannel, type UsableChannel } from './check-channel.ts';
import { choosePostAs, type TypedPostAs } from './choose-post-as.ts';
import { guildOf } from './find-subscription.ts';
import { parseSchedule, type TypedSchedule } from './parse-schedule.ts';
import type { Person } from './person.ts';
import { usualTimeZone } from './usual-time-zone.ts';

/** What an admin chose; null where nothing was chosen. */
export interface TypedSubscription extends TypedSchedule, TypedPostAs {
  readonly channel: string | null;
  readonly language: Locale | null;
  readonly limit: number | null;
  readonly empty: OnEmpty | null;
  readonly chart: boolean | null;
}

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

async function spreadOf(
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
async function runsLeft(
  { store, now }: Pick<Services, 'store' | 'now'>,
  id: string,
  schedule: Schedule,
): Promise<readonly string[]> {
  return momentsOf(await nextUnrecordedRuns(store.deliveries, id, schedule, now(), runsShown));
}

/** Checks the channel and what was typed, then stores a subscription of the person's server. */
export async function setUpSubscription(
  person: Person & { readonly guildLocale: Locale | null; readonly channelId: string | null },
  services: Services,
  typed: TypedSubscription,
): Promise<SetUp> {
  const guildId = guildOf(person);
  const channelId = typed.channel ?? person.channelId ?? '';
  const locale = typed.language ?? person.guildLocale ?? person.locale;
  const schedule = parseSchedule(
    { ...typed, time: typed.time ?? '08:00' },
    {
      timesOfDay: [],
      days: { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5, 6, 7] },
      timeZone: usualTimeZone(locale, services),
    },
  );
  const channel = await checkChannel(services, guildId, channelId, person.locale);
  const nowMs = services.now();
  const postAs = choosePostAs(typed, {
    channelId,
    takes: channel.takes,
    before: null,
    locale: person.locale,
  });
  const runs = momentsOf(nextRuns(schedule, nowMs, runsShown));
  const subscription = await services.store.subscriptions.add(
    {
      guildId,
      channelId,
      channelName: channel.name,
      postAs,
      createdBy: person.userId,
      locale,
      schedule,
      limit: typed.limit ?? 5,
      onEmpty: typed.empty ?? 'once',
      chart: typed.chart ?? false,
    },
    runs[0] ?? new Date(nowMs).toISOString(),
    nowMs,
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
  const channelId = typed.channel ?? subscription.channelId;
  const schedule = parseSchedule(typed, subscription.schedule);
  const channel = await checkChannel(services, subscription.guildId, channelId, person.locale);
  const postAs = choosePostAs(typed, {
    channelId,
    takes: channel.takes,
    before: channelId === subscription.channelId ? subscription.postAs : null,
    locale: person.locale,
  });
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
