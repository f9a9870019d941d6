import { type DayExplanation, explainDay } from '../delivery/explain-day.ts';
import { localDateOf, localDay } from '../delivery/local-day.ts';
import type { GuildSubscription } from '../delivery/subscription.ts';
import { UserError } from '../errors.ts';
import { formatDate } from '../locale/dates.ts';
import { limits } from '../messages/limits.ts';
import type { Message } from '../messages/message.ts';
import { type ShownExplanation, whyMessage } from '../messages/why-message.ts';
import type { Services } from '../services.ts';
import { parseDate } from '../text/parse-date.ts';
import type { Person, Suggestion } from './person.ts';
import { runWithPublication } from './run-with-publication.ts';

/** Why a subscription's digest came on a day, or did not. `typed` null: today, in the zone of its schedule. `UserError` for what is no day. */
export async function explainDigest(
  { locale }: Pick<Person, 'locale'>,
  services: Pick<Services, 'store' | 'now'>,
  subscription: GuildSubscription,
  typed: string | null,
): Promise<Message> {
  const { store } = services;
  const nowMs = services.now();
  const { id, guildId, schedule } = subscription;
  const today = localDateOf(nowMs, schedule.timeZone);
  const date = typed === null ? today : parseDate(typed, today);
  if (date === null) throw new UserError('error.date.notADay', { text: typed?.slice(0, 40) ?? '' });
  const day = localDay(date, schedule.timeZone);
  const said = explainDay(day, subscription, await store.deliveries.ofDay(id, day), nowMs);
  const shown = await Promise.all(said.map((one) => shownOf(one, services)));
  const place = { guildId, locale };
  return whyMessage(day.fromMs, shown, subscription, place, new Date(nowMs).toISOString());
}

async function shownOf(said: DayExplanation, services: Pick<Services, 'store'>): Promise<ShownExplanation> {
  if (said.kind !== 'recorded') return said;
  const { subscriptionId, reason } = said.delivery;
  const merged =
    reason?.key === 'merged'
      ? await services.store.deliveries.get({ subscriptionId, occurrence: reason.into, part: 0 })
      : null;
  return {
    kind: 'recorded',
    run: await runWithPublication(said.delivery, services),
    into: merged && (await runWithPublication(merged, services)),
  };
}

const dayMs = 24 * 3_600_000;

/** The last days, today first, or the day that was typed; values are `YYYY-MM-DD`. */
export async function completeDate(
  { locale, focused }: Pick<Person, 'locale'> & { readonly focused: string },
  { now, defaults }: Pick<Services, 'now' | 'defaults'>,
): Promise<readonly Suggestion[]> {
  const nowMs = now();
  const { timeZone } = defaults;
  const typed = parseDate(focused, localDateOf(nowMs, timeZone));
  const dates =
    typed === null
      ? Array.from({ length: limits.choices }, (_, ago) => localDateOf(nowMs - ago * dayMs, timeZone))
      : [typed];
  return dates.map((date) => {
    const shown = { locale, timeZone: 'UTC', now: new Date(nowMs).toISOString() };
    return { name: formatDate(`${date}T00:00:00Z`, shown), value: date };
  });
}
