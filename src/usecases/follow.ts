import { nextUnrecordedRuns } from '../delivery/next-unrecorded-runs.ts';
import { parseQuietHours } from '../delivery/parse-quiet-hours.ts';
import { nextOccurrence } from '../delivery/schedule.ts';
import type { PersonalSubscription, QuietHours, Schedule } from '../delivery/subscription.ts';
import { UserError } from '../errors.ts';
import type { Locale } from '../locale/locale.ts';
import type { Services } from '../services.ts';
import type { SearchPage } from '../store/search.ts';
import { parseSchedule } from './parse-schedule.ts';
import type { Person } from './person.ts';
import { usualTimeZone } from './usual-time-zone.ts';

/** What a person chose; null where nothing was chosen. */
export interface TypedFollow {
  readonly query: string;
  /** 0–23, local. */
  readonly hour: number | null;
  readonly zone: string | null;
  readonly language: Locale | null;
  readonly quiet: string | null;
}

export interface Followed {
  /** False for what was followed before; the other choices count nevertheless. */
  readonly isNew: boolean;
  /** How many articles match today. */
  readonly matches: SearchPage['total'];
  readonly subscription: PersonalSubscription;
}

const usualTime = '08:00';
const usualQuiet: QuietHours = { from: '22:00', until: '08:00' };

/** Every day at a time, `HH:MM`, of the zone. */
export function dailyAt(time: string, timeZone: string): Schedule {
  return {
    timesOfDay: [{ slot: 0, time }],
    days: { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5, 6, 7] },
    timeZone,
  };
}

function timeOfHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

function chosenQuiet(typed: string | null, before: PersonalSubscription | undefined): QuietHours | null {
  if (typed === null) return before === undefined ? usualQuiet : before.quiet;
  const quiet = parseQuietHours(typed);
  if (quiet === null) throw new UserError('error.follow.quiet', { text: typed.slice(0, 40) });
  return quiet.kind === 'none' ? null : { from: quiet.from, until: quiet.until };
}

/** Where Amur can write to a person. `UserError` when Discord gives no such place. */
export async function directMessagesTo(
  userId: string,
  { discord }: Pick<Services, 'discord'>,
): Promise<string> {
  const channelId = await discord.directMessages(userId);
  if (channelId === null) throw new UserError('error.follow.noDirectMessages', {}, { kind: 'unavailable' });
  return channelId;
}

/** The next run of a schedule, RFC 3339: not on a day whose message is out. */
export async function nextRunOf(
  { store, now }: Pick<Services, 'store' | 'now'>,
  schedule: Schedule,
  subscriptionId: string | undefined,
): Promise<string> {
  if (subscriptionId === undefined) return new Date(nextOccurrence(schedule, now()).dueAtMs).toISOString();
  const [next] = await nextUnrecordedRuns(store.deliveries, subscriptionId, schedule, now(), 1);
  return new Date(next?.dueAtMs ?? now()).toISOString();
}

/**
 * Checks the query by searching with it, and follows it from now on. The other choices are for all that the person follows.
 * `UserError` for what cannot be read, for a person whom Discord does not let us write to, and beyond ten queries.
 */
export async function follow(person: Person, services: Services, typed: TypedFollow): Promise<Followed> {
  const { store, now } = services;
  const text = typed.query.trim();
  const { total: matches } = await store.search.search({ text, sort: 'newest', limit: 1, offset: 0 });
  const before = (await store.follows.of(person.userId))?.subscription;
  const base = before?.schedule ?? dailyAt(usualTime, usualTimeZone(person.locale, services));
  const zoned = parseSchedule({ time: null, days: null, zone: typed.zone }, base);
  const schedule = typed.hour === null ? zoned : dailyAt(timeOfHour(typed.hour), zoned.timeZone);
  const quiet = chosenQuiet(typed.quiet, before);
  const settings = {
    channelId: await directMessagesTo(person.userId, services),
    locale: typed.language ?? before?.locale ?? person.locale,
    schedule,
    quiet,
  };
  const nextRunAt = await nextRunOf(services, schedule, before?.id);
  const isNew = await store.follows.add(person.userId, text, settings, nextRunAt, now());
  const following = await store.follows.of(person.userId);
  if (following === null) throw new UserError('error.follow.none');
  return { isNew, matches, subscription: following.subscription };
}
