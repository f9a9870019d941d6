import { Command, Option } from 'commander';
import { type RelevanceLabel, relevanceLabels } from '../reading/reading.ts';
import type { CliIo } from './cli-io.ts';
import { listingLine } from './listing-line.ts';
import { parseWhole } from './option-values.ts';
import { answer, inSession, type Session, withStore } from './session.ts';
import { type WindowOptions, windowOf, withWindow } from './window-options.ts';

interface ListOptions extends WindowOptions {
  readonly source?: string;
  readonly relevance?: RelevanceLabel;
  readonly limit: number;
  readonly offset: number;
}

export function listCommand(io: CliIo): Command {
  return withWindow(new Command('list'))
    .description('list stored articles, newest first')
    .option('--source <id>', 'only this outlet, such as rfi-zh')
    .addOption(
      new Option('--relevance <label>', 'how they bear on China–Russia relations').choices(relevanceLabels),
    )
    .option('--limit <n>', 'at most this many', parseWhole(1), 20)
    .option('--offset <n>', 'skip this many', parseWhole(0), 0)
    .addHelpText('after', '\nExample:\n  amur list --since 2023-05-01 --until 2023-05-31 --relevance core')
    .action((options: ListOptions, command: Command) =>
      inSession(io, command, (session) => listArticles(session, options)),
    );
}

async function listArticles(session: Session, options: ListOptions): Promise<void> {
  const { source, relevance, limit, offset } = options;
  const filter = {
    ...windowOf(options),
    ...(source === undefined ? {} : { source }),
    ...(relevance === undefined ? {} : { relevance: [relevance] }),
  };
  const page = await withStore(session, (store) => store.articles.list(filter, { limit, offset }));
  const document = {
    total: page.total,
    articles: page.articles.map((article) => ({
      id: article.id,
      url: article.url,
      title: article.title,
      source: article.source,
      publishedAt: article.publishedAt,
      relevance: article.relevance && { label: article.relevance.label, score: article.relevance.score },
    })),
  };
  answer(session, document, () =>
    [
      ...page.articles.map((article) => listingLine(article, session)),
      `${page.articles.length} of ${page.total}`,
    ].join('\n'),
  );
}
