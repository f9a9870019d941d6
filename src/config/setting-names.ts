/** The settings and a value of each that would do; `.env.example` lists the same names. */
export const settingExamples = {
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
export type SettingName = keyof typeof settingExamples;
export const settingNames = Object.keys(settingExamples) as readonly SettingName[];
