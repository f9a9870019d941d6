import { Command, Option } from 'commander';
import { bibtexEntry } from '../citations/bibtex-writer.ts';
import { toCitableRow } from '../citations/citable-row.ts';
import { type Locale, locales } from '../locale/locale.ts';
import type { ArticleWithReading } from '../store/article-store.ts';
import { plainLine } from '../text/plain.ts';
import type { CliIo } from './cli-io.ts';
import { findStoredArticle } from './find-stored-article.ts';
import { shortTime } from './listing-line.ts';
import { answer, inSession, type Session, withStore } from './session.ts';
import { styled } from './styled.ts';

interface ShowOptions {
  readonly cite: boolean;
  readonly locale?: Locale;
}

export function showCommand(io: CliIo): Command {
  return new Command('show')
    .description('show an article and what Amur read in it')
    .argument('<article>', 'its id or its URL')
    .option('--cite', 'show only how to cite it', false)
    .addOption(
      new Option('--locale <code>', 'citation style of this language (default: AMUR_LOCALE)').choices(
        locales,
      ),
    )
    .addHelpText('after', '\nExample:\n  amur show https://www.rfi.fr/cn/… --json')
    .action((article: string, options: ShowOptions, command: Command) =>
      inSession(io, command, (session) => showArticle(session, article, options)),
    );
}

async function showArticle(session: Session, idOrUrl: string, options: ShowOptions): Promise<void> {
  const found = await withStore(session, (store) => findStoredArticle(store.articles, idOrUrl));
  if (options.cite) {
    const row = toCitableRow(found, options.locale ?? session.config.locale);
    const { id, citation } = row;
    return answer(session, { id, citation, bibtex: bibtexEntry(row) }, () => citation);
  }
  answer(session, toDocument(found), () => toText(found, session));
}

/** The article and its reading, joined for output only. */
function toDocument({ article, reading }: ArticleWithReading): object {
  return {
    id: article.id,
    url: article.url,
    title: article.title,
    source: article.source,
    section: article.section,
    lang: article.lang,
    publishedAt: article.publishedAt,
    publishedAtFrom: article.publishedAtFrom,
    capturedAt: article.capturedAt,
    firstSeenAt: article.firstSeenAt,
    lead: article.lead,
    paragraphs: article.paragraphs,
    image: article.image,
    agencies: article.agencies,
    relevance: reading?.relevance ?? null,
    topics: reading?.topics ?? [],
  };
}

function toText({ article, reading }: ArticleWithReading, { io, config }: Session): string {
  const facts = [
    article.source,
    shortTime(article.publishedAt, config.timeZone),
    reading === null ? null : `${reading.relevance.label} (${reading.relevance.reason})`,
    reading?.topics.join(', ') || null,
  ].filter((fact) => fact !== null);
  const parts = [
    styled('bold', plainLine(article.title), io.stdout),
    styled('dim', `${plainLine(facts.join(' · '))}\n${plainLine(article.url)}`, io.stdout),
    ...(article.lead === null ? [] : [plainLine(article.lead)]),
    ...article.paragraphs.map(plainLine),
  ];
  return parts.join('\n\n');
}
