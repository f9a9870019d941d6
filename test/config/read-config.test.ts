import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../src/config/configuration-error.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { settingNames } from '../../src/config/setting-names.ts';

const root = resolve(import.meta.dirname, '../..');
let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'amur-config-'));
});
afterEach(() => {
  rmSync(cwd, { recursive: true, force: true });
});

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env, cwd);
  } catch (error) {
    if (error instanceof ConfigurationError)
      return error.faults.map((fault) => `${fault.setting} ${fault.problem}`);
    throw error;
  }
  return [];
}

describe('defaults', () => {
  it('needs no setting at all', () => {
    expect(readConfig({}, cwd)).toEqual({
      discord: null,
      dataDir: join(cwd, 'data'),
      articlePaths: [join(root, 'seeds')],
      feeds: {
        selection: { starter: true, without: [], urls: [] },
        isChosen: false,
        allowedHosts: [],
        contact: null,
      },
      page: { host: '127.0.0.1', port: null, password: null },
      keepDays: 365,
      locale: 'en',
      isLocaleChosen: false,
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      logLevel: 'info',
    });
  });

  it('counts an empty value as not set', () => {
    expect(readConfig({ AMUR_LOCALE: '', DISCORD_TOKEN: '  ', AMUR_TIME_ZONE: '' }, cwd)).toEqual(
      readConfig({}, cwd),
    );
  });
});

describe('values', () => {
  it('takes them from .env, and the environment wins unless it is empty', () => {
    writeFileSync(
      join(cwd, '.env'),
      '\uFEFFAMUR_LOCALE=ru\nLOG_LEVEL="warn"\nAMUR_TIME_ZONE=Asia/Shanghai\n',
    );
    const config = readConfig({ AMUR_LOCALE: 'zh-TW', LOG_LEVEL: '' }, cwd);
    expect(config).toMatchObject({
      locale: 'zh-TW',
      isLocaleChosen: true,
      logLevel: 'warn',
      timeZone: 'Asia/Shanghai',
    });
  });

  it('resolves folders against the working folder', () => {
    const config = readConfig({ AMUR_DATA_DIR: 'here', AMUR_ARTICLES: './a, /b ,' }, cwd);
    expect(config).toMatchObject({ dataDir: join(cwd, 'here'), articlePaths: [join(cwd, 'a'), '/b'] });
  });

  it('reads the token from a file, without the line break at its end', () => {
    writeFileSync(join(cwd, 'token'), 'a.real.token\n');
    expect(readConfig({ DISCORD_TOKEN_FILE: 'token' }, cwd).discord).toEqual({
      token: 'a.real.token',
      apiUrl: 'https://discord.com/api',
      guildId: null,
    });
  });

  it.each([
    ['none', null],
    ['https://a.example/feed', { starter: false, without: [], urls: ['https://a.example/feed'] }],
    ['+https://a.example/feed', { starter: true, without: [], urls: ['https://a.example/feed'] }],
    [
      '+https://a.example/1, +http://b.example/2 -tass-ru',
      { starter: true, without: ['tass-ru'], urls: ['https://a.example/1', 'http://b.example/2'] },
    ],
  ])('reads AMUR_FEEDS=%s', (text, selection) => {
    expect(readConfig({ AMUR_FEEDS: text }, cwd).feeds.selection).toEqual(selection);
  });

  it('reads hosts, contact and days', () => {
    const env = {
      AMUR_FEED_HOSTS: '127.0.0.1:8080, rsshub.internal',
      AMUR_CONTACT: 'news@example.org',
      AMUR_KEEP_DAYS: '0',
    };
    expect(readConfig(env, cwd)).toMatchObject({
      feeds: { allowedHosts: ['127.0.0.1:8080', 'rsshub.internal'], contact: 'news@example.org' },
      keepDays: null,
    });
  });

  it('reads where the page is, and its password from a file', () => {
    writeFileSync(join(cwd, 'password'), 'a long sentence\n');
    const env = {
      AMUR_PREVIEW_HOST: '::1',
      AMUR_PREVIEW_PORT: '0',
      AMUR_PREVIEW_PASSWORD_FILE: 'password',
      AMUR_FEEDS: 'none',
    };
    expect(readConfig(env, cwd)).toMatchObject({
      page: { host: '::1', port: 0, password: 'a long sentence' },
      feeds: { selection: null, isChosen: true },
    });
  });

  it('drops slashes at the end of the API address', () => {
    const config = readConfig(
      { DISCORD_TOKEN: 'token.x', DISCORD_API_URL: 'http://127.0.0.1:8080/api//' },
      cwd,
    );
    expect(config.discord?.apiUrl).toBe('http://127.0.0.1:8080/api');
  });
});

describe('faults', () => {
  it('reports those of all settings together, with name, fault and example', () => {
    const env = {
      DISCORD_TOKEN_FILE: 'absent',
      DISCORD_API_URL: 'discord.com',
      DISCORD_GUILD_ID: 'my server',
      AMUR_ARTICLES: ' , ',
      AMUR_LOCALE: 'fr',
      AMUR_TIME_ZONE: 'Mars/Olympus',
      LOG_LEVEL: 'loud',
    };
    expect(
      faultsOf(env)
        .map((fault) => fault.split(' ')[0])
        .toSorted(),
    ).toEqual(Object.keys(env).toSorted());
    expect(() => readConfig(env, cwd)).toThrow(
      /^AMUR_LOCALE must be one of en, zh-CN, zh-TW, ru\. Example: zh-CN$/m,
    );
  });

  it.each([
    ['DISCORD_API_URL', 'ftp://discord.com/api'],
    ['DISCORD_API_URL', 'https://discord.com/api/v10'],
    ['DISCORD_GUILD_ID', '12345'],
    ['DISCORD_GUILD_ID', '0197038439483310086'],
    ['AMUR_TIME_ZONE', '+08:00'],
    ['AMUR_LOCALE', 'en-US'],
    ['DISCORD_TOKEN', 'two words'],
    ['AMUR_FEEDS', 'https://a.example/feed +https://b.example/feed'],
    ['AMUR_FEEDS', '-no-such-feed'],
    ['AMUR_FEEDS', '+file:///etc/passwd'],
    ['AMUR_FEED_HOSTS', 'https://rsshub.internal/'],
    ['AMUR_CONTACT', 'the editor'],
    ['AMUR_KEEP_DAYS', 'a year'],
    ['AMUR_PREVIEW_HOST', 'http://localhost'],
    ['AMUR_PREVIEW_PORT', '65536'],
    ['AMUR_PREVIEW_PORT', 'http'],
    ['AMUR_PREVIEW_PASSWORD', 'seven77'],
  ])('refuses %s=%s', (setting, value) => {
    expect(faultsOf({ [setting]: value })).toEqual([expect.stringContaining(setting)]);
  });

  it('tells what is wrong with a token file', () => {
    writeFileSync(join(cwd, 'empty'), ' \n');
    writeFileSync(join(cwd, 'more'), 'one two');
    mkdirSync(join(cwd, 'folder'));
    expect(faultsOf({ DISCORD_TOKEN_FILE: 'absent' })).toEqual([expect.stringContaining('ENOENT')]);
    expect(faultsOf({ DISCORD_TOKEN_FILE: 'folder' })).toEqual([expect.stringContaining('EISDIR')]);
    expect(faultsOf({ DISCORD_TOKEN_FILE: 'empty' })).toEqual([expect.stringContaining('empty')]);
    expect(faultsOf({ DISCORD_TOKEN_FILE: 'more' })).toEqual([expect.stringContaining('more than a token')]);
    expect(faultsOf({ DISCORD_TOKEN_FILE: 'more', DISCORD_TOKEN: 'x.y.z' })).toEqual([
      expect.stringContaining('DISCORD_TOKEN as well'),
    ]);
  });

  it('tells what is wrong with a password file', () => {
    writeFileSync(join(cwd, 'short'), 'seven77\n');
    expect(faultsOf({ AMUR_PREVIEW_PASSWORD_FILE: 'short' })).toEqual([
      expect.stringContaining('fewer than 8'),
    ]);
    expect(faultsOf({ AMUR_PREVIEW_PASSWORD_FILE: 'absent', AMUR_PREVIEW_PASSWORD: 'long enough' })).toEqual([
      expect.stringContaining('AMUR_PREVIEW_PASSWORD as well'),
    ]);
  });

  it('never shows a token', () => {
    writeFileSync(join(cwd, 'more'), 'secret-one secret-two');
    const env = { DISCORD_TOKEN: 'secret three', DISCORD_TOKEN_FILE: 'more', LOG_LEVEL: 'loud' };
    expect(() => readConfig(env, cwd)).toThrow(ConfigurationError);
    expect(JSON.stringify(faultsOf(env))).not.toMatch(/secret[ -]/);
    expect(JSON.stringify(faultsOf({ DISCORD_TOKEN: 'secret three' }))).not.toContain('secret');
  });

  it('tells when .env cannot be read', () => {
    mkdirSync(join(cwd, '.env'));
    expect(faultsOf({})).toEqual(['.env cannot be read (EISDIR).']);
  });
});

it('.env.example lists exactly the settings, and is right as it stands', () => {
  const text = readFileSync(join(root, '.env.example'), 'utf8');
  expect(Object.keys(parseEnv(text)).toSorted()).toEqual(settingNames.toSorted());
  writeFileSync(join(cwd, '.env'), text);
  const asCopied = readConfig({}, cwd);
  rmSync(join(cwd, '.env'));
  expect(asCopied).toEqual({ ...readConfig({}, cwd), articlePaths: [join(cwd, 'seeds')] });
});
