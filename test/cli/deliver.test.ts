import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { dailyAt } from '../support/daily-at.ts';
import { dailyDigest } from '../support/daily-digest.ts';
import { type DiscordDouble, startDiscordDouble } from '../support/discord/discord-double.ts';
import { type Installation, install, seedsDir } from '../support/run-amur.ts';

let double: DiscordDouble;
let amur: Installation;
let channelId: string;

/** An installation that holds the seeds and one daily digest, first due at 08:00 in Shanghai on 14 July 2023. */
beforeEach(async () => {
  double = await startDiscordDouble();
  const guild = double.addGuild();
  channelId = double.addChannel(guild.id).id;
  amur = install({ DISCORD_TOKEN: double.token, DISCORD_API_URL: double.url });
  await amur.json('import', seedsDir);
  const store = await openStore(join(amur.folder, 'data'));
  const subscription = dailyDigest({
    guildId: guild.id,
    channelId,
    locale: 'zh-CN',
    schedule: dailyAt('08:00', 'Asia/Shanghai'),
  });
  await store.subscriptions.add(subscription, '2023-07-14T00:00:00.000Z', Date.parse('2023-07-13T12:00:00Z'));
  await store.close();
});
afterEach(async () => {
  amur.remove();
  await double.close();
});

it('sends what is due, and nothing the second time', async () => {
  const nothing = { due: 0, sent: 0, empty: 0, parked: [], expired: [], uncertain: [] };
  expect(await amur.json('deliver', '--now', '2023-07-13T23:59:00Z')).toEqual(nothing);
  expect(await amur.json('deliver')).toEqual({ ...nothing, due: 1, sent: 1 });
  expect(await amur.json('deliver')).toEqual(nothing);
  expect(double.messagesIn(channelId)).toHaveLength(1);
  expect(JSON.stringify(double.messagesIn(channelId))).toContain('中国强调加强与俄罗斯双边关系');
});

it('lists what it gave up, by subscription and occurrence', async () => {
  const report = await amur.json('deliver', '--now', '2023-07-14T20:00:00Z');
  expect(report).toMatchObject({
    due: 1,
    sent: 0,
    expired: [{ subscriptionId: expect.any(String), occurrence: '2023-07-14#0', part: 0 }],
  });
  expect(double.messagesIn(channelId)).toEqual([]);
});

it('is 69 when Discord cannot be reached, and loses nothing', async () => {
  const offline = install({ DISCORD_TOKEN: double.token, DISCORD_API_URL: 'http://127.0.0.1:9/api' });
  const { exitCode, stdout, stderr } = await offline.run(
    '--data',
    join(amur.folder, 'data'),
    'deliver',
    '--json',
  );
  offline.remove();
  expect({ exitCode, stdout }).toEqual({ exitCode: 69, stdout: '' });
  expect(stderr).toMatch(/^\S.*\n$/);
  expect(await amur.json('deliver')).toMatchObject({ sent: 1 });
});

it('is 78 without a token, or with one that Discord refuses', async () => {
  for (const env of [{}, { DISCORD_TOKEN: 'not.the.token', DISCORD_API_URL: double.url }]) {
    const other = install(env);
    const { exitCode, stdout, stderr } = await other.run('deliver', '--json');
    other.remove();
    expect({ exitCode, stdout }).toEqual({ exitCode: 78, stdout: '' });
    expect(stderr).toContain('DISCORD_TOKEN');
  }
});
