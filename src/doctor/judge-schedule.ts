import type { Delivery } from '../delivery/delivery.ts';
import type { GuildSubscription } from '../delivery/subscription.ts';
import { formatTime } from '../locale/dates.ts';
import { translator } from '../locale/translate.ts';
import { pauseText } from '../messages/subscription-message.ts';
import { type Check, fault, good, note } from './check.ts';
import type { Told } from './judge-coverage.ts';

/** The bot looks every minute; one that is later than this is not looking. */
const lateMs = 10 * 60_000;

export interface ScheduleFacts {
  readonly botRuns: boolean;
  readonly subscriptions: readonly GuildSubscription[];
  /** Of each subscription the newest ones. */
  readonly deliveries: readonly Delivery[];
}

export function judgeSchedule(facts: ScheduleFacts, told: Told): readonly Check[] {
  return [judgeRuns(facts, told), ...judgePauses(facts, told), ...judgeDeliveries(facts, told)];
}

function judgeRuns({ botRuns, subscriptions }: ScheduleFacts, told: Told): Check {
  const t = translator(told.locale);
  const next = subscriptions
    .flatMap(({ nextRunAt }) => nextRunAt ?? [])
    .toSorted()
    .at(0);
  if (subscriptions.length === 0)
    return note('schedule', t('doctor.schedule.none'), t('doctor.schedule.none.fix'));
  if (next === undefined) return good('schedule', t('doctor.schedule.allPaused'));
  const when = formatTime(next, told);
  if (!botRuns)
    return fault('schedule', t('doctor.schedule.notRunning', { when }), t('doctor.schedule.notRunning.fix'));
  if (Date.parse(next) < Date.parse(told.now) - lateMs)
    return fault('schedule', t('doctor.schedule.late', { when }), t('doctor.schedule.late.fix'));
  return good('schedule', t('doctor.schedule.ok', { count: subscriptions.length, when }));
}

/** An admin's pause is meant; every other waits for somebody to mend something. */
function judgePauses({ subscriptions }: ScheduleFacts, { locale }: Told): readonly Check[] {
  const t = translator(locale);
  return subscriptions.flatMap(({ pause, channelName }) => {
    if (pause === null) return [];
    const detail = t('doctor.schedule.paused', { channel: `#${channelName}`, why: pauseText(pause, locale) });
    const tell = pause.key === 'byAdmin' ? note : fault;
    return [tell('schedule', detail, t('doctor.schedule.paused.fix'))];
  });
}

function judgeDeliveries({ subscriptions, deliveries }: ScheduleFacts, told: Told): readonly Check[] {
  const t = translator(told.locale);
  const names = new Map(subscriptions.map(({ id, channelName }) => [id, channelName]));
  return deliveries
    .filter(({ state }) => state === 'uncertain')
    .map(({ subscriptionId, dueAt }) => {
      const channel = `#${names.get(subscriptionId) ?? ''}`;
      const detail = t('doctor.deliveries.uncertain', { channel, when: formatTime(dueAt, told) });
      return note('deliveries', detail, t('doctor.deliveries.uncertain.fix'));
    });
}
