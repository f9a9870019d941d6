import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { UserError } from './errors.ts';
import { type Locale, locales } from './locale/locale.ts';
import type { FeedSelection } from './sources/feed-list.ts';
import { parseFeedSelection, starterSelection } from './sources/parse-feed-selection.ts';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
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

/** One thing that is wrong with one setting; never holds the value of a secret. */
export interface ConfigFault {
  readonly setting: SettingName | '.env';
  readonly problem: string;
  readonly example: string;
}

/** All faults of all settings at once, so that mending them takes one try. */
export class ConfigurationError extends UserError {
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    const lines = faults.map((fault) => `${fault.setting} ${fault.problem} Example: ${fault.example}`);
    super('error.configuration', { faults: lines.join('\n') }, { kind: 'configuration' });
    this.name = 'ConfigurationError';
    this.message = lines.join('\n');
    this.faults = faults;
  }
}

/** The settings and a value of each that would do; `.env.example` lists the same names. */
const examples = {
  DISCORD_TOKEN: 'the bot token from https://discord.com/developers/applications',
  DISCORD_TOKEN_FILE: '/run/secrets/discord-token',
  DISCORD_API_URL: 'https://discord.com/api',
  DISCORD_GUILD_ID: '197038439483310086',
  AMUR_DATA_DIR: './data',
  AMUR_ARTICLES: './seeds,./archive',
  AMUR_FEEDS: '+https://example.org/feed.xml -tass-ru',
  AMUR_FEED_HOSTS: 'rsshub.internal,192.168.1.20:1200',
  AMUR_CONTACT: 'news@example.org',
  AMUR_KEEP_DAYS: '365',
  AMUR_LOCALE: 'zh-CN',
  AMUR_TIME_ZONE: 'Asia/Shanghai',
  AMUR_PREVIEW_HOST: '127.0.0.1',
  AMUR_PREVIEW_PORT: '2023',
  AMUR_PREVIEW_PASSWORD: 'a sentence that nobody guesses',
  AMUR_PREVIEW_PASSWORD_FILE: '/run/secrets/amur-page-password',
  LOG_LEVEL: 'info',
} as const;
export type SettingName = keyof typeof examples;
export const settingNames = Object.keys(examples) as readonly SettingName[];

/** The two sample articles that come with the project, wherever it is started from. */
const seedsDir = resolve(import.meta.dirname, '../seeds');

/** A Discord id: 64 bits without sign, in decimal (https://discord.com/developers/docs/reference#snowflakes). */
const snowflake = /^[1-9]\d{16,19}$/;

/** What is shorter can be tried out, and the log could not black it out. */
const shortestPassword = 8;

const schema = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'has spaces or other characters that no token has.')
    .optional(),
  DISCORD_TOKEN_FILE: z.string().optional(),
  DISCORD_API_URL: z.string().transform(parseApiUrl).default(examples.DISCORD_API_URL),
  DISCORD_GUILD_ID: z
    .string()
    .regex(snowflake, "is not a server's id: 17 to 20 digits, copied in Discord with developer mode on.")
    .optional(),
  AMUR_DATA_DIR: z.string().default('./data'),
  AMUR_ARTICLES: z.string().transform(parsePaths).optional(),
  AMUR_FEEDS: z.string().transform(toSelection).default(starterSelection),
  AMUR_FEED_HOSTS: z.string().transform(parseHosts).default([]),
  AMUR_CONTACT: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'is neither an address of mail nor of a page.')
    .optional(),
  AMUR_KEEP_DAYS: z
    .string()
    .regex(/^\d{1,5}$/, 'is not a number of days; 0 keeps everything.')
    .transform(Number)
    .default(365),
  AMUR_LOCALE: z.enum(locales, { error: `must be one of ${locales.join(', ')}.` }).default('en'),
  AMUR_TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'is not a time zone of the IANA database.')
    .default(() => machineTimeZone()),
  AMUR_PREVIEW_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'is neither an address nor a name of this machine.')
    .default('127.0.0.1'),
  AMUR_PREVIEW_PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'is not a port: 0 to 65535.')
    .transform(Number)
    .optional(),
  AMUR_PREVIEW_PASSWORD: z
    .string()
    .min(shortestPassword, `is shorter than ${shortestPassword} characters.`)
    .optional(),
  AMUR_PREVIEW_PASSWORD_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}.` }).default('info'),
});

/**
 * Reads the settings from `env` and from `.env` in `cwd`; what stands in `env` wins, an empty value counts as not set.
 * @throws ConfigurationError with all faults of all settings
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, cwd: string): Config {
  const given = withoutEmpty({ ...readEnvFile(resolve(cwd, '.env')), ...withoutEmpty(env) });
  const parsed = schema.safeParse(given);
  const token = readSecret(given, cwd, 'DISCORD_TOKEN', faultOfToken);
  const password = readSecret(given, cwd, 'AMUR_PREVIEW_PASSWORD', faultOfPassword);
  const faults = [
    ...(parsed.success ? [] : parsed.error.issues.map(toFault)),
    ...token.faults,
    ...password.faults,
  ];
  if (!parsed.success || faults.length > 0) throw new ConfigurationError(faults);

  const settings = parsed.data;
  return {
    discord:
      token.value === null
        ? null
        : {
            token: token.value,
            apiUrl: settings.DISCORD_API_URL,
            guildId: settings.DISCORD_GUILD_ID ?? null,
          },
    dataDir: resolve(cwd, settings.AMUR_DATA_DIR),
    articlePaths: settings.AMUR_ARTICLES?.map((path) => resolve(cwd, path)) ?? [seedsDir],
    feeds: {
      selection: settings.AMUR_FEEDS,
      isChosen: given.AMUR_FEEDS !== undefined,
      allowedHosts: settings.AMUR_FEED_HOSTS,
      contact: settings.AMUR_CONTACT ?? null,
    },
    keepDays: settings.AMUR_KEEP_DAYS === 0 ? null : settings.AMUR_KEEP_DAYS,
    locale: settings.AMUR_LOCALE,
    isLocaleChosen: given.AMUR_LOCALE !== undefined,
    timeZone: settings.AMUR_TIME_ZONE,
    page: {
      host: settings.AMUR_PREVIEW_HOST,
      port: settings.AMUR_PREVIEW_PORT ?? null,
      password: password.value,
    },
    logLevel: settings.LOG_LEVEL,
  };
}

type Given = Readonly<Record<string, string | undefined>>;

function withoutEmpty(env: Given): Given {
  return Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
}

function readEnvFile(path: string): Given {
  try {
    return parseEnv(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return {};
    const problem = `cannot be read (${codeOf(error)}).`;
    throw new ConfigurationError([{ setting: '.env', problem, example: 'a copy of .env.example' }]);
  }
}

interface ReadSecret {
  readonly value: string | null;
  readonly faults: readonly ConfigFault[];
}

/** A secret stands in its setting, or in a file that the setting with `_FILE` behind it names. */
function readSecret(
  given: Given,
  cwd: string,
  setting: 'DISCORD_TOKEN' | 'AMUR_PREVIEW_PASSWORD',
  faultOf: (value: string) => string | null,
): ReadSecret {
  const fileSetting = `${setting}_FILE` as const;
  const fault = (problem: string): ReadSecret => ({
    value: null,
    faults: [{ setting: fileSetting, problem, example: examples[fileSetting] }],
  });
  const { [setting]: inline, [fileSetting]: file } = given;
  if (file === undefined) return { value: inline ?? null, faults: [] };
  if (inline !== undefined) return fault(`is set and ${setting} as well: keep one of the two.`);
  try {
    const value = readFileSync(resolve(cwd, file), 'utf8').trim();
    const problem = value === '' ? 'is empty' : faultOf(value);
    return problem === null ? { value, faults: [] } : fault(`names a file that ${problem}.`);
  } catch (error) {
    return fault(`names a file that cannot be read (${codeOf(error)}).`);
  }
}

function faultOfToken(value: string): string | null {
  return /\s/.test(value) ? 'holds more than a token' : null;
}

function faultOfPassword(value: string): string | null {
  return value.length < shortestPassword ? `holds fewer than ${shortestPassword} characters` : null;
}

function toFault(issue: z.core.$ZodIssue): ConfigFault {
  const setting = issue.path[0] as SettingName;
  return { setting, problem: issue.message, example: examples[setting] };
}

function parseApiUrl(text: string, context: z.RefinementCtx<string>): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    context.addIssue('is not a URL that begins with https:// or http://.');
  } else if (/\/v\d+\/?$/.test(url.pathname)) {
    context.addIssue('ends with a version: leave it out, Amur adds its own.');
  }
  return text.replace(/\/+$/, '');
}

function toSelection(text: string, context: z.RefinementCtx<string>): FeedSelection | null {
  const parsed = parseFeedSelection(text);
  if (parsed.ok) return parsed.selection;
  context.addIssue(parsed.problem);
  return null;
}

function parseHosts(text: string, context: z.RefinementCtx<string>): readonly string[] {
  const hosts = text.split(/[\s,]+/).filter((host) => host !== '');
  const bad = hosts.find((host) => URL.parse(`http://${host}`)?.host !== host.toLowerCase());
  if (bad !== undefined) context.addIssue(`names ${bad}, which is no host with or without a port.`);
  return hosts;
}

function parsePaths(text: string, context: z.RefinementCtx<string>): readonly string[] {
  const paths = text
    .split(',')
    .map((path) => path.trim())
    .filter((path) => path !== '');
  if (paths.length === 0) context.addIssue('names no folder.');
  return paths;
}

/** Names alone: an offset such as `+08:00`, which Intl takes too, would ignore daylight saving. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function machineTimeZone(): string {
  const name = new Intl.DateTimeFormat('en').resolvedOptions().timeZone;
  return isTimeZone(name) ? name : 'UTC';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
