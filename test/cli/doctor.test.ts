import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { ApplicationFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands, messageCommands, roots } from '../../commands/index.ts';
import { registerCommands } from '../../src/discord/register-commands.ts';
import { createRest } from '../../src/discord/rest.ts';
import { commandJson } from '../../src/dispatch/command-json.ts';
import { createRegistry } from '../../src/dispatch/registry.ts';
import type { Check } from '../../src/doctor/check.ts';
import { feedAt } from '../../src/sources/feed-list.ts';
import { newFeed } from '../../src/sources/feed-state.ts';
import { claimDataFolder } from '../../src/store/lock.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { dailyDigest } from '../support/daily-digest.ts';
import { type DiscordDouble, startDiscordDouble } from '../support/discord/discord-double.ts';
import { type Installation, install, seedsDir } from '../support/run-amur.ts';

interface Stage {
  double: DiscordDouble;
  amur: Installation;
  env: Record<string, string>;
  readonly guildId: string;
  readonly channelId: string;
  readonly dataDir: string;
  /** Added to the machine's clock. */
  skewMs: number;
  /** Ends the claim of a running bot. */
  release: () => Promise<void>;
}

const feedOf = (name: string) => newFeed(feedAt(`https://example.org/${name}`, 'settings'), Date.now());
const unanswered = {
  lastPolledAt: '2026-11-20T00:00:00.000Z',
  lastFault: { key: 'status', status: 503 },
  failingSince: '2026-11-18T00:00:00.000Z',
  faultsInRow: 9,
} as const;
const answered = { lastPolledAt: '2026-11-20T00:00:00.000Z', lastSuccessAt: '2026-11-20T00:00:00.000Z' };

async function inStore<T>({ dataDir }: Stage, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(dataDir);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

async function subscribe(stage: Stage, nextRunAt: string): Promise<string> {
  const { guildId, channelId } = stage;
  return inStore(stage, async ({ subscriptions }) => {
    return (await subscriptions.add(dailyDigest({ guildId, channelId }), nextRunAt, Date.now())).id;
  });
}

/** A bot that was invited, has registered its commands, read its feeds and runs, with a digest due in an hour. */
async function healthy(options: Parameters<typeof startDiscordDouble>[0] = {}): Promise<Stage> {
  const double = await startDiscordDouble(options);
  const guild = double.addGuild();
  const rest = createRest({ token: double.token, apiUrl: double.url, fetch });
  const json = commandJson(createRegistry(roots, commands, messageCommands));
  const scope = { applicationId: double.applicationId, guildId: null };
  await registerCommands(rest, scope, json, { load: async () => null, save: async () => {} });
  const env: Record<string, string> = {
    DISCORD_TOKEN: double.token,
    DISCORD_API_URL: double.url,
    AMUR_ARTICLES: seedsDir,
  };
  const amur = install(env, () => Date.now() + stage.skewMs);
  const stage: Stage = {
    double,
    amur,
    env,
    guildId: guild.id,
    channelId: double.addChannel(guild.id).id,
    dataDir: join(amur.folder, 'data'),
    skewMs: 0,
    release: async () => {},
  };
  await amur.json('import', seedsDir);
  await inStore(stage, async ({ feeds }) => {
    await feeds.sync([feedOf('a'), feedOf('b')]);
    for (const name of ['a', 'b'])
      await feeds.record([{ id: feedOf(name).id, state: { ...feedOf(name), ...answered }, items: null }]);
  });
  await subscribe(stage, new Date(Date.now() + 3_600_000).toISOString());
  stage.release = await claimDataFolder(stage.dataDir, process.pid);
  return stage;
}

let stage: Stage;
afterEach(async () => {
  await stage.release();
  stage.amur.remove();
  await stage.double.close();
});

async function examine(): Promise<{
  readonly exitCode: number;
  readonly checks: readonly Check[];
  readonly text: string;
}> {
  const { exitCode, stdout, stderr } = await stage.amur.run('doctor', '--json');
  expect(stderr).toBe('');
  expect(stdout).not.toContain(stage.double.token);
  const { ok, checks } = JSON.parse(stdout);
  expect(ok).toBe(exitCode === 0);
  return { exitCode, checks, text: stdout };
}

async function breakDatabase(write: (path: string) => void): Promise<void> {
  await stage.release();
  const path = join(stage.dataDir, 'amur.db');
  for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  write(path);
}

interface Fault {
  readonly what: string;
  readonly check: Check['name'];
  readonly detail: RegExp;
  readonly fix: RegExp;
  /** Worth a word, but nothing is broken. */
  readonly harmless?: true;
  readonly options?: Parameters<typeof startDiscordDouble>[0];
  readonly set?: (stage: Stage) => unknown;
}

const faults: readonly Fault[] = [
  {
    what: 'a token that Discord refuses',
    check: 'token',
    detail: /does not accept the token/,
    fix: /DISCORD_TOKEN/,
    set: ({ env }) => {
      env.DISCORD_TOKEN = 'not-a-token';
    },
  },
  {
    what: 'no token',
    check: 'token',
    detail: /No token is set/,
    fix: /developers\/applications/,
    harmless: true,
    set: ({ env }) => {
      env.DISCORD_TOKEN = '';
    },
  },
  {
    what: 'a Discord that does not answer',
    check: 'discord',
    detail: /does not answer at http:\/\/127\.0\.0\.1:9/,
    fix: /network, the firewall and DISCORD_API_URL/,
    set: ({ env }) => {
      env.DISCORD_API_URL = 'http://127.0.0.1:9';
    },
  },
  {
    what: 'a clock that is ten minutes fast',
    check: 'clock',
    detail: /(599|60[01]) seconds fast/,
    fix: /NTP/,
    set: (at) => {
      at.skewMs = 600_000;
    },
  },
  {
    what: 'a clock that is half a minute slow',
    check: 'clock',
    detail: /(29|3[01]) seconds slow/,
    fix: /NTP/,
    harmless: true,
    set: (at) => {
      at.skewMs = -30_000;
    },
  },
  {
    what: 'privileged intents that are not needed',
    check: 'intents',
    detail: /Message Content/,
    fix: /Switch them off/,
    harmless: true,
    options: { applicationFlags: ApplicationFlags.GatewayMessageContentLimited },
  },
  {
    what: 'no logins left',
    check: 'logins',
    detail: /no more logins for 90 minutes/,
    fix: /Wait that long/,
    set: ({ double }) => Object.assign(double.sessions, { remaining: 0, resetAfterMs: 90 * 60_000 }),
  },
  {
    what: 'a bot that is not in any server',
    check: 'servers',
    detail: /not in any server/,
    fix: /oauth2\/authorize/,
    harmless: true,
    set: ({ double, guildId }) => double.kickBot(guildId),
  },
  {
    what: 'a DISCORD_GUILD_ID of another server',
    check: 'servers',
    detail: /not in the server 123456789012345678/,
    fix: /Invite it there/,
    set: ({ env }) => {
      env.DISCORD_GUILD_ID = '123456789012345678';
    },
  },
  {
    what: 'commands that were never registered there',
    check: 'commands',
    detail: /news, digest.*Summarise links/,
    fix: /Start the bot/,
    set: ({ env, guildId }) => {
      env.DISCORD_GUILD_ID = guildId;
    },
  },
  {
    what: 'a permission that is missing in a channel',
    check: 'channels',
    detail: /#news\. Missing: Send Messages/,
    fix: /channel’s settings, under Permissions/,
    set: ({ double, channelId, guildId }) => {
      const channel = double.channels.get(channelId);
      channel?.overwrites.push({ id: guildId, type: 0, allow: 0n, deny: PermissionFlagsBits.SendMessages });
    },
  },
  {
    what: 'a channel that is gone',
    check: 'channels',
    detail: /#news is gone/,
    fix: /\/digest edit/,
    set: ({ double, channelId }) => double.deleteChannel(channelId),
  },
  {
    what: 'a data folder that is a file',
    check: 'dataFolder',
    detail: /cannot write to the data folder/,
    fix: /AMUR_DATA_DIR/,
    set: ({ env, amur }) => {
      env.AMUR_DATA_DIR = join(amur.folder, 'file');
      writeFileSync(env.AMUR_DATA_DIR, '');
    },
  },
  {
    what: 'a data folder that is not there yet',
    check: 'database',
    detail: /no database yet/,
    fix: /first start/,
    harmless: true,
    set: ({ env, amur }) => {
      env.AMUR_DATA_DIR = join(amur.folder, 'new');
    },
  },
  {
    what: 'a file that is no database',
    check: 'database',
    detail: /damaged, or is not Amur’s/,
    fix: /Make a copy/,
    set: () => breakDatabase((path) => writeFileSync(path, 'no database '.repeat(1000))),
  },
  {
    what: 'a database of a newer Amur',
    check: 'database',
    detail: /made by a newer Amur/,
    fix: /Make a copy/,
    set: () =>
      breakDatabase((path) => {
        const database = new BetterSqlite3(path);
        database.exec("insert into kysely_migration values ('9999-future', '2030-01-01')");
        database.close();
      }),
  },
  {
    what: 'an archive that is not there',
    check: 'archives',
    detail: /no archive at .*nowhere/,
    fix: /AMUR_ARTICLES/,
    set: ({ env, amur }) => {
      env.AMUR_ARTICLES = `${seedsDir},${join(amur.folder, 'nowhere')}`;
    },
  },
  {
    what: 'no articles',
    check: 'coverage',
    detail: /No article is stored yet/,
    fix: /amur import/,
    harmless: true,
    set: async ({ env, amur }) => {
      env.AMUR_DATA_DIR = join(amur.folder, 'empty');
      mkdirSync(env.AMUR_DATA_DIR);
      await (await openStore(env.AMUR_DATA_DIR)).close();
    },
  },
  {
    what: 'feeds that all fail',
    check: 'feeds',
    detail: /None of the 2 feeds/,
    fix: /network/,
    set: (at) =>
      inStore(at, async ({ feeds }) => {
        for (const feed of await feeds.list())
          await feeds.record([{ id: feed.id, state: { ...feed, ...unanswered }, items: null }]);
      }),
  },
  {
    what: 'one feed that fails',
    check: 'feeds',
    detail: /has failed since 18 November.*503/,
    fix: /amur sources test/,
    harmless: true,
    set: (at) =>
      inStore(at, ({ feeds }) =>
        feeds.record([{ id: feedOf('a').id, state: { ...feedOf('a'), ...unanswered }, items: null }]),
      ),
  },
  {
    what: 'a feed that was given up',
    check: 'feeds',
    detail: /is no longer read.*503/,
    fix: /amur sources add/,
    set: (at) =>
      inStore(at, ({ feeds }) => {
        const state = { ...feedOf('a'), ...unanswered, pause: 'failing' } as const;
        return feeds.record([{ id: feedOf('a').id, state, items: null }]);
      }),
  },
  {
    what: 'a digest that is due while no bot runs',
    check: 'schedule',
    detail: /is not running on this data folder/,
    fix: /npm start/,
    set: (at) => at.release(),
  },
  {
    what: 'a running bot that is late',
    check: 'schedule',
    detail: /has not been processed/,
    fix: /log/,
    set: (at) => subscribe(at, new Date(Date.now() - 3_600_000).toISOString()),
  },
  {
    what: 'a digest that was paused for a missing permission',
    check: 'schedule',
    detail: /#news is paused/,
    fix: /\/digest resume/,
    set: async (at) => {
      const id = await subscribe(at, '2030-01-01T00:00:00.000Z');
      await inStore(at, ({ subscriptions }) =>
        subscriptions.pause(id, { key: 'missingPermission', code: 50013 }),
      );
    },
  },
  {
    what: 'a digest that an admin paused',
    check: 'schedule',
    detail: /#news is paused/,
    fix: /\/digest resume/,
    harmless: true,
    set: async (at) => {
      const id = await subscribe(at, '2030-01-01T00:00:00.000Z');
      await inStore(at, ({ subscriptions }) => subscriptions.pause(id, { key: 'byAdmin', userId: '1' }));
    },
  },
];

describe('what doctor finds', () => {
  test('nothing in an installation that is well', async () => {
    stage = await healthy();
    const { exitCode, checks } = await examine();
    expect(checks.filter(({ fix }) => fix !== null)).toEqual([]);
    expect(exitCode).toBe(0);
    expect(new Set(checks.map(({ name }) => name))).toEqual(
      new Set([
        'settings',
        'dataFolder',
        'disk',
        'database',
        'archives',
        'coverage',
        'feeds',
        'schedule',
        'token',
        'clock',
        'intents',
        'logins',
        'servers',
        'commands',
        'channels',
      ]),
    );
  });

  test.each(faults)('$what', async ({ check, detail, fix, harmless, options, set }) => {
    stage = await healthy(options);
    await set?.(stage);
    const { exitCode, checks } = await examine();
    const found = checks.filter(({ name, fix }) => name === check && fix !== null);
    expect(found.map((one) => one.detail).join('\n')).toMatch(detail);
    expect(found.map((one) => one.fix).join('\n')).toMatch(fix);
    expect(found.some(({ ok }) => !ok)).toBe(harmless !== true);
    expect(exitCode).toBe(checks.every(({ ok }) => ok) ? 0 : 1);
  });

  test('leaves everything as it is, and does not wake a bot', async () => {
    stage = await healthy();
    const before = stage.double.requests.length;
    await examine();
    const asked = stage.double.requests.slice(before).map(({ method }) => method);
    expect(new Set(asked)).toEqual(new Set(['GET']));
  });
});

describe('settings that cannot be read', () => {
  beforeEach(async () => {
    stage = await healthy();
  });

  test('are told all at once, with an example of each', async () => {
    stage.env.AMUR_TIME_ZONE = 'Moscow';
    stage.env.DISCORD_GUILD_ID = '12';
    stage.env.AMUR_LOCALE = 'ru';
    const { exitCode, checks } = await examine();
    expect(exitCode).toBe(78);
    expect(checks.map(({ detail }) => detail.split(' ')[0])).toEqual(['DISCORD_GUILD_ID', 'AMUR_TIME_ZONE']);
    expect(checks[1]?.fix).toContain('Пример: Asia/Shanghai');
  });

  test.each([
    ['en', /FAULT {2}/, /1 fault\./],
    ['zh-CN', /故障/, /发现1处故障/],
    ['zh-TW', /故障/, /發現1處故障/],
    ['ru', /НЕПОЛАДКА/, /1 неполадка/],
  ])('text in %s', async (locale, mark, sum) => {
    stage.env.AMUR_LOCALE = locale;
    stage.env.DISCORD_API_URL = 'http://127.0.0.1:9';
    const { stdout } = await stage.amur.run('doctor');
    expect(stdout).toMatch(mark);
    expect(stdout).toMatch(sum);
  });
});
