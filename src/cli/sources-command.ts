import { Command } from 'commander';
import type { CliIo } from './cli-io.ts';
import { inSession, type Session } from './session.ts';

/** The commands load what they do when they do it: most of it is about the web, which no other command needs. */
const parts = {
  list: () => import('./sources-list.ts'),
  add: () => import('./sources-add.ts'),
  test: () => import('./sources-test.ts'),
  opml: () => import('./sources-opml.ts'),
  poll: () => import('./sources-poll.ts'),
};

export function sourcesCommand(io: CliIo): Command {
  const run = (work: (session: Session) => Promise<void>, command: Command) => inSession(io, command, work);
  const sources = new Command('sources').description('the feeds that are read');
  sources
    .command('list')
    .description('list the feeds, whose they are and how they are doing')
    .action((_options: object, command: Command) =>
      run(async (session) => (await parts.list()).listFeeds(session), command),
    );
  sources
    .command('add')
    .description('read a feed from now on; start again one that was paused or removed')
    .argument('<address>', 'of a feed or of a site that has one; or the id of one that comes with Amur')
    .option('--unchecked', 'do not check first that there is a feed')
    .action((address: string, options: { unchecked?: boolean }, command: Command) =>
      run(async (session) => (await parts.add()).addFeed(session, address, options), command),
    );
  sources
    .command('remove')
    .description('stop reading a feed; its articles stay')
    .argument('<feed>', 'its id or its address')
    .action((feed: string, _options: object, command: Command) =>
      run(async (session) => (await parts.add()).removeFeed(session, feed), command),
    );
  sources
    .command('test')
    .description('read feeds and print what would be stored, without storing it')
    .argument('[feed...]', 'ids or addresses')
    .option('--all', 'every feed that is read, without the pages of its items')
    .action((feeds: readonly string[], options: { all?: boolean }, command: Command) => {
      if (feeds.length === 0 && options.all !== true) command.error('error: name a feed, or use --all');
      return run(async (session) => (await parts.test()).testFeeds(session, feeds, options), command);
    });
  sources
    .command('poll')
    .description('read the feeds that are due, once, and exit: for hosts with their own timer')
    .action((_options: object, command: Command) =>
      run(async (session) => (await parts.poll()).poll(session), command),
    );
  sources
    .command('import')
    .description('add the feeds of an OPML file; they are first read at the next poll')
    .argument('<file>', 'an OPML file, as other readers export it')
    .action((file: string, _options: object, command: Command) =>
      run(async (session) => (await parts.opml()).importOpml(session, file), command),
    );
  sources
    .command('export')
    .description('print the feeds as OPML')
    .action((_options: object, command: Command) =>
      run(async (session) => (await parts.opml()).exportOpml(session), command),
    );
  return sources.addHelpText(
    'after',
    '\nExamples:\n  amur sources add https://example.org/\n  amur sources test tass-ru\n  amur sources export > feeds.opml',
  );
}
