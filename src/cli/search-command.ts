import { Command, Option } from 'commander';
import type { SearchHit, SearchPage, SearchRequest } from '../store/search.ts';
import { plainLine } from '../text/plain.ts';
import type { CliIo } from './cli-io.ts';
import { listingLine } from './listing-line.ts';
import { parseWhole } from './option-values.ts';
import { answer, inSession, type Session, withStore } from './session.ts';
import { styled } from './styled.ts';
import { type WindowOptions, windowOf, withWindow } from './window-options.ts';

interface SearchOptions extends WindowOptions {
  readonly source?: string;
  readonly sort: SearchRequest['sort'];
  readonly limit: number;
  readonly offset: number;
}

export function searchCommand(io: CliIo): Command {
  return (
    withWindow(new Command('search'))
      .description('search the stored articles')
      .argument('<query...>', 'words, "phrases" in quotes, -words to exclude')
      .option('--source <id>', 'only this outlet, such as rfi-zh')
      .addOption(
        new Option('--sort <order>', 'what comes first')
          .choices(['relevance', 'newest'])
          .default('relevance'),
      )
      .option('--limit <n>', 'at most this many', parseWhole(1), 10)
      .option('--offset <n>', 'skip this many', parseWhole(0), 0)
      .addHelpText('after', '\nExample:\n  amur search 普京 访华 -乌克兰 --since 2023-05-01')
      // Words to leave out begin like options; what begins with two dashes is refused in the action.
      .allowUnknownOption()
      .action((query: readonly string[], options: SearchOptions, command: Command) => {
        const misspelt = query.find((word) => word.startsWith('--'));
        if (misspelt !== undefined) command.error(`error: unknown option '${misspelt}'`);
        return inSession(io, command, (session) => searchArticles(session, query.join(' '), options));
      })
  );
}

async function searchArticles(session: Session, text: string, options: SearchOptions): Promise<void> {
  const { source, sort, limit, offset } = options;
  const request = {
    ...windowOf(options),
    ...(source === undefined ? {} : { source }),
    text,
    sort,
    limit,
    offset,
  };
  const { page, tookMs } = await withStore(session, async (store) => {
    const startedMs = performance.now();
    const found = await store.search.search(request);
    return { page: found, tookMs: Math.round((performance.now() - startedMs) * 10) / 10 };
  });
  answer(session, toDocument(page, tookMs), () => toText(page, session));
}

function toDocument(page: SearchPage, tookMs: number): object {
  return {
    query: page.query,
    total: page.total,
    tookMs,
    results: page.hits.map((hit) => ({
      id: hit.id,
      title: hit.title,
      url: hit.url,
      source: hit.source,
      publishedAt: hit.publishedAt,
      score: hit.score,
      snippet: hit.snippet.map((part) => part.text).join(''),
    })),
  };
}

function toText(page: SearchPage, session: Session): string {
  const total = typeof page.total === 'number' ? `${page.total}` : `more than ${page.total.atLeast}`;
  const hits = page.hits.map((hit) => `${listingLine(hit, session)}\n    ${snippetText(hit, session)}`);
  return [...hits, `${page.hits.length} of ${total}`].join('\n');
}

function snippetText(hit: SearchHit, { io }: Session): string {
  const parts = hit.snippet.map(({ text, hit: isHit }) => {
    // The bars keep the spaces at the edges of a part, which are those between words.
    const plain = plainLine(`|${text}|`).slice(1, -1);
    return isHit ? styled('bold', plain, io.stdout) : plain;
  });
  return parts.join('');
}
