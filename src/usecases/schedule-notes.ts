import type { Locale } from '../locale/locale.ts';
import { translator } from '../locale/translate.ts';
import type { SetUp } from './set-up-subscription.ts';

/** A spread that nobody notices is not worth a word. */
const unnoticedMs = 60_000;

/** What an admin should know about the channel and the time that were chosen. */
export function scheduleNotes(
  { channel, spreadMs }: Pick<SetUp, 'channel' | 'spreadMs'>,
  locale: Locale,
): readonly string[] {
  const t = translator(locale);
  return [
    ...(channel.canReadHistory ? [] : [t('setup.noHistory')]),
    ...(spreadMs > unnoticedMs ? [t('setup.spread', { minutes: Math.ceil(spreadMs / 60_000) })] : []),
  ];
}
