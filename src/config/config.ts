import type { Locale } from '../locale/locale.ts';
import type { FeedSelection } from '../sources/feed-list.ts';

/** From the most talkative to none at all, as pino has them. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

export interface DiscordConfig {
  readonly token: string;
  /** Base of Discord's REST API, without version and trailing slash. */
  readonly apiUrl: string;
  /** Commands are registered for this server alone; null registers them everywhere. */
  readonly guildId: string | null;
}

interface FeedConfig {
  /** Null: no feed is read, not even one that was added by command. */
  readonly selection: FeedSelection | null;
  /** The host said which; without a word the list that comes with Amur is meant. */
  readonly isChosen: boolean;
  /** Hosts that may be on a private address: `news.internal`, `127.0.0.1:8080`. */
  readonly allowedHosts: readonly string[];
  /** Told to the servers that are asked; null where the host gives none. */
  readonly contact: string | null;
}

interface PageConfig {
  /** An address or a name of this machine. */
  readonly host: string;
  /** Null: the usual one, or a free one when that is taken. */
  readonly port: number | null;
  /** Null: anybody who reaches the page may use it, and the bot shows none. */
  readonly password: string | null;
}

/** Everything that can be set from outside; paths are absolute. */
export interface Config {
  /** Null without a token: then there is no bot, only the command line and the page to try it at. */
  readonly discord: DiscordConfig | null;
  readonly dataDir: string;
  readonly articlePaths: readonly string[];
  readonly feeds: FeedConfig;
  /** How long coverage is kept that no story holds and no archive brought; null: for ever. */
  readonly keepDays: number | null;
  readonly locale: Locale;
  /** The host said so; without a word it is English. */
  readonly isLocaleChosen: boolean;
  /** IANA name. */
  readonly timeZone: string;
  readonly page: PageConfig;
  readonly logLevel: LogLevel;
}
