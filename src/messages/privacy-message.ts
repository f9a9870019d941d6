import type { Locale } from '../locale/locale.ts';
import { translator } from '../locale/translate.ts';
import { button, container, row, textDisplay } from './components.ts';
import type { Message } from './message.ts';

export interface StoredAboutUser {
  readonly subscriptionsCreated: number;
  readonly dialogues: number;
  readonly follows: number;
}
export interface StoredAboutGuild {
  readonly subscriptions: number;
  readonly deliveries: number;
  readonly dialogues: number;
}

/** What is stored about the one who asks, and about the server for those who manage it, with the buttons to delete it. */
export function privacyMessage(
  user: StoredAboutUser,
  guild: StoredAboutGuild | null,
  askRoutes: { readonly user: string; readonly guild: string },
  locale: Locale,
): Message {
  const t = translator(locale);
  const text = [
    `### ${t('privacy.title')}`,
    t('privacy.about'),
    t('privacy.user', { ...user }),
    ...(guild === null ? [] : [t('privacy.guild', { ...guild })]),
  ];
  const buttons = [
    button(t('privacy.user.delete'), askRoutes.user, 'danger'),
    ...(guild === null ? [] : [button(t('privacy.guild.delete'), askRoutes.guild, 'danger')]),
  ];
  return { components: [container(textDisplay(text.join('\n\n')), row(...buttons))] };
}
