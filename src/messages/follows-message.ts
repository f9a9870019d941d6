import { formatDate } from '../locale/dates.ts';
import type { Locale } from '../locale/locale.ts';
import { translator } from '../locale/translate.ts';
import { type Reader, words } from './article-lines.ts';
import { button, container, menu, row, section, textDisplay } from './components.ts';
import { customId } from './custom-id.ts';
import { shownQuery } from './follow-digest-message.ts';
import { followRoutes } from './follow-routes.ts';
import type { Message } from './message.ts';
import { noticeMessage } from './notice-message.ts';
import { type ShownSchedule, scheduleText } from './schedule-text.ts';
import { type ListedSubscription, momentOf, pauseText } from './subscription-message.ts';

/** How a person is sent what they follow. */
export interface ShownFollowing {
  readonly schedule: ShownSchedule;
  readonly locale: Locale;
  readonly quiet: { readonly from: string; readonly until: string } | null;
  readonly pause: Parameters<typeof pauseText>[0] | null;
  readonly nextRunAt: string | null;
}

interface ShownFollow {
  readonly id: string;
  readonly query: string;
  readonly createdAt: string;
}

function settingsText({ schedule, locale: language, quiet }: ShownFollowing, locale: Locale): string {
  const t = translator(locale);
  return [
    scheduleText(schedule, locale),
    quiet === null ? t('follow.noQuiet') : t('follow.quietHours', quiet),
    t(`language.${language}`),
  ].join(' · ');
}

function stateText(
  { pause, nextRunAt }: ShownFollowing,
  last: ListedSubscription['last'],
  locale: Locale,
): string {
  const t = translator(locale);
  const next = nextRunAt === null ? [] : [t('follow.next', { when: momentOf(nextRunAt) })];
  const before =
    last === null
      ? []
      : [t('follow.last', { when: momentOf(last.dueAt), state: t(`delivery.state.${last.state}`) })];
  return [...(pause === null ? next : [pauseText(pause, locale)]), ...before].join(' · ');
}

/** What a person follows, each with a button to stop it; when the next message comes, and how the last one went. */
export function followsMessage(
  following: { readonly subscription: ShownFollowing; readonly follows: readonly ShownFollow[] },
  last: ListedSubscription['last'],
  reader: Reader,
): Message {
  const t = words(reader);
  const { subscription, follows } = following;
  const sections = follows.map(({ id, query, createdAt }) => {
    const since = t('follow.since', { date: formatDate(createdAt, reader) });
    const text = `**${t('follow.query', { query: shownQuery(query) })}**\n-# ${since}`;
    return section(text, button(t('follow.stop'), customId(followRoutes.stopListed, id)));
  });
  const isPaused = subscription.pause !== null;
  return {
    components: [
      container(
        textDisplay(`### ${t('follow.listTitle')}`),
        ...sections,
        textDisplay(
          `${stateText(subscription, last, reader.locale)}\n-# ${settingsText(subscription, reader.locale)}`,
        ),
      ),
      row(
        ...(isPaused ? [button(t('follow.resume'), followRoutes.resume, 'primary')] : []),
        button(t('follow.changeHour'), followRoutes.askHour),
        button(t('follow.stopAll'), followRoutes.stopAllListed),
      ),
    ],
  };
}

/** The 24 hours to choose from, as they are in the person's zone. */
export function hoursMessage(timeZone: string, locale: Locale): Message {
  const t = translator(locale);
  const choices = Array.from({ length: 24 }, (_, hour) => ({
    label: `${String(hour).padStart(2, '0')}:00`,
    value: String(hour),
  }));
  return noticeMessage(
    t('follow.askHour', { zone: timeZone }),
    menu(followRoutes.hour, t('follow.hour'), choices),
  );
}
