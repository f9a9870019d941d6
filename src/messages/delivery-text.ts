import type { Locale } from '../locale/locale.ts';
import { type MessageKey, translator } from '../locale/translate.ts';
import { momentOf, pauseLine, reasonText } from './subscription-message.ts';

/** The last part of the locale keys that begin with `P`. */
type KeysUnder<P extends string> = MessageKey extends infer K
  ? K extends `${P}.${infer Rest}`
    ? Rest
    : never
  : never;

/** A row of the ledger, as admins see it. */
export interface ShownDelivery {
  readonly occurrence: string;
  readonly channelId: string;
  readonly state: KeysUnder<'delivery.state'>;
  readonly reason: Parameters<typeof reasonText>[0] | null;
  readonly dueAt: string;
  readonly endedAt: string | null;
  readonly nextTryAt: string | null;
  readonly messageId: string | null;
  readonly payload: { readonly forumPost?: unknown } | null;
}

/** What became of passing a post on to the followers of its channel. */
interface ShownPublication {
  readonly state: ShownDelivery['state'];
  readonly reason: ShownDelivery['reason'];
}

export interface ShownRun {
  readonly delivery: ShownDelivery;
  /** Null where nothing is to be published. */
  readonly publication: ShownPublication | null;
}

export interface Place {
  readonly guildId: string;
  readonly locale: Locale;
}

function publicationText({ state, reason }: ShownPublication, locale: Locale): string {
  const t = translator(locale);
  if (state === 'sent') return t('history.published');
  const why = reason === null ? '' : ` · ${reasonText(reason, locale)}`;
  return `${t('history.publication', { state: t(`delivery.state.${state}`) })}${why}`;
}

/** `due … · sent … · Open`: how a run went, in one line. */
export function runLine({ delivery, publication }: ShownRun, { guildId, locale }: Place): string {
  const t = translator(locale);
  const { state, reason, dueAt, endedAt, occurrence } = delivery;
  const due = t('history.due', { when: momentOf(dueAt) });
  const byHand = isByHand(occurrence) ? [t('history.byHand')] : [];
  const end =
    state === 'sent' && endedAt !== null
      ? t('history.sent', { when: momentOf(endedAt) })
      : t(`delivery.state.${state}`);
  const address = addressOf(delivery, guildId);
  const link = address === null ? [] : [`[${t('history.open')}](${address})`];
  const why = reason === null ? [] : [reasonText(reason, locale)];
  const followers = publication === null ? [] : [publicationText(publication, locale)];
  return [due, ...byHand, `**${end}**`, ...why, ...link, ...followers].join(' · ');
}

/** A post in a forum is a thread of its own, whose id its first message has too. */
function addressOf({ channelId, messageId, payload }: ShownDelivery, guildId: string): string | null {
  if (messageId === null) return null;
  const threadId = payload?.forumPost === undefined ? channelId : messageId;
  return `https://discord.com/channels/${guildId}/${threadId}/${messageId}`;
}

function isByHand(occurrence: string): boolean {
  return occurrence.startsWith('manual:');
}

/** What an admin can do about a run that was not sent; null where nothing is to be done. */
export function adviceFor(
  { occurrence, state, reason, nextTryAt }: ShownDelivery,
  pause: Parameters<typeof pauseLine>[0] | null,
  locale: Locale,
): string | null {
  const t = translator(locale);
  if (state === 'planned' || state === 'sending')
    return nextTryAt === null
      ? t('why.advice.waiting')
      : t('why.advice.nextTry', { when: momentOf(nextTryAt) });
  // What keeps the digest from running now has to be put right first.
  if (state === 'parked' && pause !== null) return pauseLine(pause, locale);
  if (reason === null || reason.key === 'noAnswer') return null;
  // Who sent it by hand was told so.
  if (reason.key === 'nothingNew' && isByHand(occurrence)) return null;
  const { key, ...params } = reason;
  return t(`why.advice.${key}`, params);
}
