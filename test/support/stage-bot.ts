import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type BotProcess, startBot } from './bot-process.ts';
import { type DiscordDouble, startDiscordDouble } from './discord/discord-double.ts';
import { untilCoverageIsIn } from './until-coverage-is-in.ts';

export interface BotStage {
  double: DiscordDouble;
  /** A test that starts another in its place puts it here. */
  bot: BotProcess;
  dataDir: string;
  /** A server, and a channel of it. */
  guildId: string;
  channelId: string;
}

/**
 * The real bot against a double of Discord, with the seeds taken in, for all tests of a file: its fields are there once the
 * first test runs. The bot's log is shown beside a test that fails. `prepare` fills the data folder beforehand.
 */
export function stageBot(prepare: (dataDir: string) => Promise<void> = async () => {}): BotStage {
  const stage = {} as BotStage;
  beforeAll(async () => {
    stage.dataDir = await mkdtemp(join(tmpdir(), 'amur-bot-'));
    await prepare(stage.dataDir);
    const double = await startDiscordDouble();
    stage.double = double;
    stage.guildId = double.addGuild().id;
    stage.channelId = double.addChannel(stage.guildId).id;
    stage.bot = startBot(double, stage.dataDir);
    await double.until(() => double.gateway.connected > 0, 20_000);
    await untilCoverageIsIn(double, stage.channelId);
  }, 40_000);

  afterEach(({ task }) => {
    if (task.result?.state === 'fail') process.stderr.write(stage.bot.log());
  });

  afterAll(async () => {
    await stage.bot?.end('SIGKILL');
    await stage.double?.close();
    await rm(stage.dataDir, { recursive: true, force: true });
  });
  return stage;
}
