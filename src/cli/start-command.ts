import { Command } from 'commander';
import { translator } from '../locale/translate.ts';
import type { CliIo } from './cli-io.ts';
import { textOf } from './digest-command.ts';
import { withProgress } from './progress.ts';
import { inSession, type Session } from './session.ts';

export function startCommand(io: CliIo): Command {
  return new Command('start')
    .description('run the bot; without a token, open a page on this machine to try it')
    .addHelpText('after', '\nExample:\n  DISCORD_TOKEN_FILE=./token amur start')
    .action((_options: object, command: Command) => inSession(io, command, start));
}

// Each root is loaded when it is needed, so that every other command does without discord.js and a server.
async function start(session: Session): Promise<void> {
  const { config, log } = session;
  if (config.discord === null) return showPreview(session);
  const { runBot } = await import('../main.ts');
  await runBot(config, config.discord, log);
}

/** Without a token there is no bot, but all the rest of it: what is stored, its digest, and a page to go on at. */
async function showPreview({ io, config, log }: Session): Promise<void> {
  const { runPreview } = await import('../start-preview.ts');
  const t = translator(config.locale);
  const say = (text: string) => io.stdout.write(`${text}\n\n`);
  await runPreview(config, log, {
    reading: (work) => withProgress(io, 'Reading', 'files', work),
    read(articles, digest) {
      say(t('cli.articlesStored', { count: articles }));
      say(textOf(digest, config.locale).trimEnd());
    },
    open(address, sends) {
      say(t('cli.howToGoOn'));
      if (!sends) say(t('cli.nothingSent'));
      say(t('cli.openPage', { address }));
    },
  });
}
