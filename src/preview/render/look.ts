import type { ChannelType } from 'discord-api-types/v10';
import type { Locale } from '../../locale/locale.ts';

interface Named {
  /** A snowflake. */
  readonly id: string;
  /** Without `#` or `@`. */
  readonly name: string;
}

interface ShownChannel extends Named {
  readonly type: ChannelType;
}

/** Who looks at a message, and what the ids and files in it stand for. */
export interface Look {
  /** The reader's: Discord writes timestamps and its own words in it, whatever the message is written in. */
  readonly locale: Locale;
  /** IANA name of the reader's zone. */
  readonly timeZone: string;
  /** RFC 3339; what relative timestamps are counted from. */
  readonly now: string;
  readonly channels: readonly ShownChannel[];
  readonly people: readonly Named[];
  readonly roles: readonly Named[];
  /** The addresses of the message's attachments on this page, by their names. */
  readonly files: ReadonlyMap<string, string>;
}
