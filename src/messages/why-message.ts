import { formatDate } from '../locale/dates.ts';
import { translator } from '../locale/translate.ts';
import { container, textDisplay } from './components.ts';
import { adviceFor, type Place, runLine, type ShownRun } from './delivery-text.ts';
import { limits } from './limits.ts';
import type { Message } from './message.ts';
import { type ShownSchedule, scheduleText } from './schedule-text.ts';
import { momentOf, pauseLine } from './subscription-message.ts';

type ShownPause = Parameters<typeof pauseLine>[0];

export type ShownExplanation =
  /** `into`: the run that tells its news, where it is merged. */
  | { readonly kind: 'recorded'; readonly run: ShownRun; readonly into: ShownRun | null }
  | { readonly kind: 'notYetDue'; readonly dueAt: string; readonly pause: ShownPause | null }
  | { readonly kind: 'underway' | 'pausedThen'; readonly dueAt: string }
  | {
      readonly kind: 'pausedSince';
      readonly dueAt: string;
      readonly since: string;
      readonly pause: ShownPause;
    }
  | { readonly kind: 'beforeSetUp' | 'beforeSchedule' | 'notADay' };

/** The part of a subscription that explains a day. */
export interface ExplainedSubscription {
  readonly channelId: string;
  readonly schedule: ShownSchedule;
  readonly pause: ShownPause | null;
  readonly createdAt: string;
  readonly scheduledAt: string;
  readonly nextRunAt: string | null;
}

function explanationText(said: ShownExplanation, subscription: ExplainedSubscription, place: Place): string {
  const t = translator(place.locale);
  switch (said.kind) {
    case 'recorded': {
      const advice = adviceFor(said.run.delivery, subscription.pause, place.locale);
      const lines = [runLine(said.run, place), ...(advice === null ? [] : [advice])];
      return said.into === null ? lines.join('\n') : [...lines, runLine(said.into, place)].join('\n');
    }
    case 'notYetDue':
      return said.pause === null
        ? t('why.notYetDue', { when: momentOf(said.dueAt) })
        : `${t('why.notYetDuePaused', { when: momentOf(said.dueAt) })}\n${pauseLine(said.pause, place.locale)}`;
    case 'underway':
    case 'pausedThen':
      return t(`why.${said.kind}`, { when: momentOf(said.dueAt) });
    case 'pausedSince': {
      const when = { when: momentOf(said.dueAt), since: momentOf(said.since) };
      return `${t('why.pausedSince', when)}\n${pauseLine(said.pause, place.locale)}`;
    }
    case 'beforeSetUp':
      return t('why.beforeSetUp', { when: momentOf(subscription.createdAt) });
    case 'beforeSchedule':
      return t('why.beforeSchedule', { when: momentOf(subscription.scheduledAt) });
    case 'notADay':
      return notADayText(subscription, place);
  }
}

function notADayText({ schedule, nextRunAt }: ExplainedSubscription, { locale }: Place): string {
  const t = translator(locale);
  const text = t('why.notADay', { schedule: scheduleText(schedule, locale) });
  return nextRunAt === null ? text : `${text}\n${t('subscription.next', { when: momentOf(nextRunAt) })}`;
}

/** Why a digest came on a day, or did not, and what to do about it. `fromMs`: when that day began. */
export function whyMessage(
  fromMs: number,
  explanations: readonly ShownExplanation[],
  subscription: ExplainedSubscription,
  place: Place,
  now: string,
): Message {
  const { timeZone } = subscription.schedule;
  const date = formatDate(new Date(fromMs).toISOString(), { locale: place.locale, timeZone, now });
  const said = explanations.map((one) => explanationText(one, subscription, place));
  const head = `### <#${subscription.channelId}> · ${date}`;
  while ([head, ...said].join('\n\n').length > limits.textCharacters) said.pop();
  return { components: [container(textDisplay([head, ...said].join('\n\n')))] };
}
