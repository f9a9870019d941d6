import type { Locale } from '../locale/locale.ts';
import { translator } from '../locale/translate.ts';
import { button, container, row, textDisplay } from './components.ts';
import { customId } from './custom-id.ts';
import { shownQuery } from './follow-digest-message.ts';
import { followRoutes } from './follow-routes.ts';
import type { ShownFollowing } from './follows-message.ts';
import type { Message } from './message.ts';
import { noticeMessage } from './notice-message.ts';
import { momentOf } from './subscription-message.ts';

export interface ShownFollowed {
  readonly query: string;
  readonly isNew: boolean;
  readonly matches: number | { readonly atLeast: number };
  readonly subscription: ShownFollowing;
  /** The chosen hour lies in the quiet hours. */
  readonly comesInQuiet: boolean;
}

function quietText(
  { subscription: { quiet }, comesInQuiet }: ShownFollowed,
  locale: Locale,
): readonly string[] {
  const t = translator(locale);
  if (quiet === null) return [];
  return [t(comesInQuiet ? 'follow.inQuiet' : 'follow.quietNote', { ...quiet })];
}

/** What a person does not follow any more. */
export function unfollowedMessage(
  ended:
    | { readonly kind: 'one'; readonly query: string }
    | { readonly kind: 'all'; readonly count: number }
    | { readonly kind: 'gone' },
  locale: Locale,
): Message {
  const t = translator(locale);
  if (ended.kind === 'one') return noticeMessage(t('unfollow.done', { query: shownQuery(ended.query) }));
  return noticeMessage(t(ended.kind === 'all' ? 'unfollow.all' : 'unfollow.gone'));
}

/** What was just followed: how much matches today, and when what is new will come. */
export function followedMessage(followed: ShownFollowed, locale: Locale): Message {
  const t = translator(locale);
  const { matches, subscription } = followed;
  const query = shownQuery(followed.query);
  const { timesOfDay, timeZone } = subscription.schedule;
  const time = timesOfDay.map((each) => each.time).join(t('list.comma'));
  const next =
    subscription.nextRunAt === null ? [] : [t('follow.first', { when: momentOf(subscription.nextRunAt) })];
  const text = [
    `### ${t(followed.isNew ? 'follow.done' : 'follow.known', { query })}`,
    typeof matches === 'number'
      ? t('follow.matches', { count: matches })
      : t('follow.matchesAtLeast', { count: matches.atLeast }),
    t('follow.how', { time, zone: timeZone }),
    ...next,
    ...[...quietText(followed, locale), t('follow.allowMessages')].map((note) => `-# ${note}`),
  ].join('\n');
  const manage = button(t('follow.manage'), customId(followRoutes.manage, '-'));
  return { components: [container(textDisplay(text), row(manage))] };
}
