import { z } from 'zod';
import { locales } from '../locale/locale.ts';
import type { FeedSelection } from '../sources/feed-list.ts';
import { parseFeedSelection, starterSelection } from '../sources/parse-feed-selection.ts';
import { logLevels } from './config.ts';
import { settingExamples } from './setting-names.ts';

/** A Discord id: 64 bits without sign, in decimal (https://discord.com/developers/docs/reference#snowflakes). */
const snowflake = /^[1-9]\d{16,19}$/;

/** What is shorter can be tried out, and the log could not black it out. */
export const shortestPassword = 8;

/** What each setting may be, and what it becomes. A message ends the sentence that its name begins. */
export const settingsSchema = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'has spaces or other characters that no token has.')
    .optional(),
  DISCORD_TOKEN_FILE: z.string().optional(),
  DISCORD_API_URL: z.string().transform(parseApiUrl).default(settingExamples.DISCORD_API_URL),
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
