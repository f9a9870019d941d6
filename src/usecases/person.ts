import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Locale } from '../locale/locale.ts';
import type { Reader } from '../messages/article-lines.ts';
import type { Services } from '../services.ts';

/** The one who asks, as far as a use case needs to know. */
export interface Person {
  readonly locale: Locale;
  readonly userId: string;
  readonly guildId: string | null;
}

/** Whether a member has Manage Server, in the channel of the request. */
export function mayManage({ memberPermissions }: { readonly memberPermissions: bigint | null }): boolean {
  return ((memberPermissions ?? 0n) & PermissionFlagsBits.ManageGuild) !== 0n;
}

/** What a person sees in a menu, and what is sent when it is picked. */
export interface Suggestion {
  readonly name: string;
  readonly value: string;
}

/** For whom an answer is written: the person's language, the installation's time zone, this moment. */
export function readerOf(
  { locale }: Pick<Person, 'locale'>,
  { now, defaults }: Pick<Services, 'now' | 'defaults'>,
): Reader {
  return { locale, timeZone: defaults.timeZone, now: new Date(now()).toISOString() };
}
