import { resolve } from 'node:path';
import type { z } from 'zod';
import type { Config } from './config.ts';
import { type ConfigFault, ConfigurationError } from './configuration-error.ts';
import { readEnvFile, withoutEmpty } from './given.ts';
import { faultOfPassword, faultOfToken, readSecret } from './read-secret.ts';
import { type SettingName, settingExamples } from './setting-names.ts';
import { settingsSchema } from './settings-schema.ts';

/** The two sample articles that come with the project, wherever it is started from. */
const seedsDir = resolve(import.meta.dirname, '../../seeds');

/**
 * Reads the settings from `env` and from `.env` in `cwd`; what stands in `env` wins, an empty value counts as not set.
 * @throws ConfigurationError with all faults of all settings
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, cwd: string): Config {
  const given = withoutEmpty({ ...readEnvFile(resolve(cwd, '.env')), ...withoutEmpty(env) });
  const parsed = settingsSchema.safeParse(given);
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

function toFault(issue: z.core.$ZodIssue): ConfigFault {
  const setting = issue.path[0] as SettingName;
  return { setting, problem: issue.message, example: settingExamples[setting] };
}
