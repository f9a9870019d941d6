import type { Locale } from '../locale/locale.ts';
import { translator } from '../locale/translate.ts';
import { button, row, textDisplay } from './components.ts';
import { customId } from './custom-id.ts';
import { moreRoute } from './digest-message.ts';
import type { Message } from './message.ts';
import { momentOf, pauseLine, reasonText } from './subscription-message.ts';

/** A change of state, as the admins of a subscription are told it. */
export type ShownNotice =
  | { readonly kind: 'paused'; readonly reason: Parameters<typeof pauseLine>[0] }
  | { readonly kind: 'uncertain'; readonly dueAt: string };

/** What happened to the digest of a channel and what to do about it, with the marker that finds it again. */
export function adminNoticeMessage(
  notice: ShownNotice,
  { channelId, locale }: { readonly channelId: string; readonly locale: Locale },
  marker: string,
): Message {
  const t = translator(locale);
  const about = `**${t('digest.title')}** · <#${channelId}>`;
  const text =
    notice.kind === 'paused'
      ? pauseLine(notice.reason, locale)
      : `${momentOf(notice.dueAt)} · ${t('delivery.state.uncertain')} · ${reasonText({ key: 'cannotReadBack' }, locale)}`;
  return {
    components: [
      textDisplay(`${about}\n${text}`),
      row(button(t('digest.more'), customId(moreRoute, marker))),
    ],
  };
}
