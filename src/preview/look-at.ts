import type { Locale } from '../locale/locale.ts';
import { translator } from '../locale/translate.ts';
import type { Post } from './conversation.ts';
import { channelName, demoChannels, demoIds } from './demo-server.ts';
import { fileAddresses } from './post-files.ts';
import type { Look } from './render/look.ts';

/** The one who reads the page: the language that they chose, the zone of their browser. */
export interface Reader {
  readonly locale: Locale;
  /** IANA name. */
  readonly timeZone: string;
}

/** What the ids in a message stand for on this page; `post` is null for a modal, which has no files. */
export function lookAt(post: Post | null, { locale, timeZone }: Reader, nowMs: number): Look {
  return {
    locale,
    timeZone,
    now: new Date(nowMs).toISOString(),
    channels: demoChannels.map((channel) => ({
      id: channel.id,
      name: channelName(channel, locale),
      type: channel.type,
    })),
    people: [{ id: demoIds.person, name: translator(locale)('preview.you') }],
    roles: [],
    files: post === null ? new Map() : fileAddresses(post),
  };
}
