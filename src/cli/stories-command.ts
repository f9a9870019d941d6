import { Command, Option } from 'commander';
import { type RelevanceLabel, relevanceLabels, type Story } from '../reading/reading.ts';
import { plainLine } from '../text/plain.ts';
import type { CliIo } from './cli-io.ts';
import { shortTime } from './listing-line.ts';
import { parseWhole } from './option-values.ts';
import { answer, inSession, type Session, withStore } from './session.ts';
import { printComparison } from './stories-comparison.ts';
import { styled } from './styled.ts';
import { type WindowOptions, windowOf, withWindow } from './window-options.ts';

interface StoriesOptions extends WindowOptions {
  readonly relevance?: RelevanceLabel;
  readonly limit: number;
  readonly story?: string;
}

export function storiesCommand(io: CliIo): Command {
  const labels = relevanceLabels.filter((label) => label !== 'none');
  return withWindow(new Command('stories'))
    .description('list events with all their coverage, newest first')
    .addOption(new Option('--relevance <label>', 'the highest among their articles').choices(labels))
    .option('--limit <n>', 'at most this many', parseWhole(1), 1000)
    .option('--story <id>', 'one event: how each side headlined it, and who had nothing')
    .addHelpText('after', '\nExample:\n  amur stories --since 2023-05-01 --relevance core')
    .action((options: StoriesOptions, command: Command) =>
      inSession(io, command, (session) =>
        options.story === undefined ? listStories(session, options) : printComparison(session, options.story),
      ),
    );
}

async function listStories(session: Session, options: StoriesOptions): Promise<void> {
  const { relevance, limit } = options;
  const filter = { ...windowOf(options), ...(relevance === undefined ? {} : { relevance: [relevance] }) };
  const stories = await withStore(session, (store) => store.stories.list(filter, limit));
  answer(session, { stories: stories.map(toDocument) }, () =>
    stories.length === 0 ? 'No stories.' : stories.map((story) => toText(story, session)).join('\n'),
  );
}

function toDocument(story: Story): object {
  const { id, headline, articles, sources, firstAt, lastAt, relevance, topics } = story;
  return { id, headline, articles, sources, firstAt, lastAt, relevance, topics };
}

function toText(story: Story, { io, config }: Session): string {
  const when = styled('dim', shortTime(story.lastAt, config.timeZone), io.stdout);
  const size = styled('dim', `${story.articles.length}× ${story.sources.join(', ')}  ${story.id}`, io.stdout);
  return `${when}  ${plainLine(story.headline)}  ${size}`;
}
