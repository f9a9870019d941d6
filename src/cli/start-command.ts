import { Command } from 'commander';
import { translator } from '../locale/translate.ts';
import { composeForReader } from '../usecases/compose-digest.ts';
import { takeInCoverage } from '../usecases/take-in-coverage.ts';
import type { CliIo } from './cli-io.ts';
import { textOf } from './digest-command.ts';
import { withProgress } from './progress.ts';
import { inSession, type Session, withStore } from './session.ts';

export function startCommand(io: CliIo): Command {
  return new Command('start')
    .description('run the bot; without a token, print the digest of what is stored')
    .addHelpText('after', '\nExample:\n  DISCORD_TOKEN_FILE=./token amur start')
    .action((_options: object, command: Command) => inSession(io, command, start));
}

async function start(session: Session): Promise<void> {
  const { config, log } = session;
  if (config.discord === null) return printFirstDigest(session);
  // Loaded here, so that every other command does without discord.js.
  const { runBot } = await import('../main.ts');
  await runBot(config, config.discord, log);
}

/** Without a token there is no bot, but the coverage can be read: what there is, and how to go on. */
async function printFirstDigest(session: Session): Promise<void> {
  const { io, config, log } = session;
  const { locale, timeZone, articlePaths } = config;
  const digest = await withStore(session, async (store) => {
    const { rejected } = await withProgress(io, 'Reading', 'files', (onProgress) =>
      takeInCoverage(articlePaths, { store, now: io.now }, { onProgress }),
    );
    for (const file of rejected) log.warn(file, 'file rejected');
    return composeForReader({ store }, { limit: 5, timeZone, nowMs: io.now() });
  });
  io.stdout.write(`${textOf(digest, locale).trimEnd()}\n\n${translator(locale)('cli.howToGoOn')}\n`);
}
