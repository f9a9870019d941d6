import { Command } from 'commander';
import type { StoredArticle } from '../articles/article.ts';
import type { Summary } from '../reading/reading.ts';
import { summarise } from '../reading/summarise.ts';
import { plainLine } from '../text/plain.ts';
import type { CliIo } from './cli-io.ts';
import { findStoredArticle } from './find-stored-article.ts';
import { parseWhole } from './option-values.ts';
import { answer, inSession, type Session, withStore } from './session.ts';
import { styled } from './styled.ts';

interface SummaryOptions {
  readonly sentences?: number;
}

export function summaryCommand(io: CliIo): Command {
  return new Command('summary')
    .description('summarise an article in its own sentences, word for word')
    .argument('<article>', 'its id or its URL')
    .option('--sentences <n>', 'this many sentences', parseWhole(1, 100))
    .addHelpText('after', '\nExample:\n  amur summary https://www.rfi.fr/cn/… --sentences 3')
    .action((article: string, options: SummaryOptions, command: Command) =>
      inSession(io, command, (session) => summariseArticle(session, article, options)),
    );
}

async function summariseArticle(session: Session, idOrUrl: string, options: SummaryOptions): Promise<void> {
  const { article } = await withStore(session, (store) => findStoredArticle(store.articles, idOrUrl));
  const summary = summarise(article, options);
  answer(
    session,
    { id: article.id, url: article.url, method: summary.method, sentences: summary.sentences },
    () => toText(article, summary, session),
  );
}

function toText(article: StoredArticle, summary: Summary, { io }: Session): string {
  const sentences = summary.sentences.map((sentence) => plainLine(sentence.text));
  return [
    styled('bold', plainLine(article.title), io.stdout),
    ...sentences,
    styled('dim', plainLine(article.url), io.stdout),
  ].join('\n');
}
