import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { type BotProcess, startBot } from '../support/bot-process.ts';
import { type DiscordDouble, startDiscordDouble } from '../support/discord/discord-double.ts';
import { textOf } from '../support/discord/user-actions.ts';

interface Stage {
  readonly double: DiscordDouble;
  readonly channelId: string;
  readonly dataDir: string;
  bot: BotProcess;
}

/** A bot with the seeds taken in and one daily digest, which was due a minute ago but has not been looked at. */
async function withDueDigest(play: (stage: Stage) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'amur-delivery-'));
  const double = await startDiscordDouble();
  const guild = double.addGuild();
  const channelId = double.addChannel(guild.id).id;
  const stage: Stage = { double, channelId, dataDir, bot: startBot(double, dataDir) };
  try {
    await double.until(() => double.gateway.connected > 0, 20_000);
    const dueMs = Math.floor(Date.now() / 60_000) * 60_000 - 60_000;
    const time = new Date(dueMs).toISOString().slice(11, 16);
    await double.user.slash('digest setup', { time, zone: 'UTC', language: 'zh-CN' }, { channelId });
    await untilCoverageIsIn(stage);
    const store = await openStore(dataDir);
    const [subscription] = await store.subscriptions.listOfGuild(guild.id);
    await store.subscriptions.edit(subscription?.id ?? '', {}, new Date(dueMs).toISOString());
    await store.close();
    await play(stage);
  } finally {
    await stage.bot.end('SIGKILL');
    await double.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function untilCoverageIsIn({ double, channelId }: Stage): Promise<void> {
  for (;;) {
    const seen = await double.user.slash('news sources', {}, { channelId });
    if (seen.text.includes('RFI')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function restart(stage: Stage): Promise<void> {
  const sessions = stage.double.gateway.connected;
  stage.bot = startBot(stage.double, stage.dataDir);
  await stage.double.until(() => stage.double.gateway.connected > sessions - 1, 20_000);
}

async function statesOf({ dataDir, double }: Stage): Promise<readonly string[]> {
  const store = await openStore(dataDir);
  const states: string[] = [];
  for (const guildId of double.guilds.keys())
    for (const { id } of await store.subscriptions.listOfGuild(guildId))
      for (const { state } of await store.deliveries.history(id, 10)) states.push(state);
  await store.close();
  return states;
}

describe.concurrent('a digest that is due', () => {
  test('is posted at its time, once, in the language of its subscription', async () => {
    await withDueDigest(async (stage) => {
      const { double, channelId } = stage;
      await double.until(() => double.messagesIn(channelId).some(({ nonce }) => nonce !== null), 20_000);
      await new Promise((resolve) => setTimeout(resolve, 6_000)); // one more tick
      const posts = double.messagesIn(channelId).filter(({ nonce }) => nonce !== null);
      expect(posts).toHaveLength(1);
      expect(textOf(posts[0] ?? null)).toContain('首份简报');
      expect(textOf(posts[0] ?? null)).toContain('王毅周四在雅加达会见俄罗斯外长拉夫罗夫');
      expect(posts[0]?.enforcedNonce).toBe(true);
      expect((await stage.bot.end('SIGTERM')).code).toBe(0);
      expect(await statesOf(stage)).toEqual(['sent']);
    });
  }, 60_000);

  test('is posted once when the process is killed before Discord has it', async () => {
    await withDueDigest(async (stage) => {
      const { double, channelId } = stage;
      const killed = Promise.withResolvers<void>();
      double.faults.add({
        method: 'POST',
        path: `/channels/${channelId}/messages`,
        fault: { kind: 'reset', accepted: false },
        onHit: () => void stage.bot.end('SIGKILL').then(() => killed.resolve()),
      });
      await killed.promise;
      expect(double.messagesIn(channelId).filter(({ nonce }) => nonce !== null)).toHaveLength(0);
      await restart(stage);
      await double.until(() => double.messagesIn(channelId).some(({ nonce }) => nonce !== null), 60_000);
      expect((await stage.bot.end('SIGTERM')).code).toBe(0);
      expect(double.messagesIn(channelId).filter(({ nonce }) => nonce !== null)).toHaveLength(1);
      expect(await statesOf(stage)).toEqual(['sent']);
    });
  }, 90_000);

  test('is not posted again when the process is killed after Discord took it, before it said so', async () => {
    await withDueDigest(async (stage) => {
      const { double, channelId } = stage;
      const release = Promise.withResolvers<void>();
      double.faults.add({
        method: 'POST',
        path: `/channels/${channelId}/messages`,
        fault: { kind: 'hold', until: release.promise, when: 'afterAcceptance' },
      });
      await double.until(() => double.messagesIn(channelId).some(({ nonce }) => nonce !== null), 20_000);
      await stage.bot.end('SIGKILL');
      release.resolve();
      expect(await statesOf(stage)).toEqual(['sending']);
      await restart(stage);
      for (let waited = 0; waited < 60 && (await statesOf(stage))[0] === 'sending'; waited += 1)
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(await statesOf(stage)).toEqual(['sent']);
      expect(double.messagesIn(channelId).filter(({ nonce }) => nonce !== null)).toHaveLength(1);
    });
  }, 90_000);

  test('is finished when the process is asked to stop while it is being sent', async () => {
    await withDueDigest(async (stage) => {
      const { double, channelId } = stage;
      const release = Promise.withResolvers<void>();
      const posting = Promise.withResolvers<void>();
      double.faults.add({
        method: 'POST',
        path: `/channels/${channelId}/messages`,
        fault: { kind: 'hold', until: release.promise, when: 'beforeAcceptance' },
        onHit: () => posting.resolve(),
      });
      await posting.promise;
      const ending = stage.bot.end('SIGTERM');
      setTimeout(() => release.resolve(), 1_000);
      const { code, tookMs } = await ending;
      expect(code).toBe(0);
      expect(tookMs).toBeLessThan(10_000);
      expect(await statesOf(stage)).toEqual(['sent']);
    });
  }, 60_000);
});
