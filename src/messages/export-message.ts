import { type ExportFormat, fileEndings } from '../citations/row-writer.ts';
import { truncate } from '../text/truncate.ts';
import { type Reader, words } from './article-lines.ts';
import { container, file, textDisplay } from './components.ts';
import type { Message } from './message.ts';

const formatNames: Readonly<Record<ExportFormat, string>> = { csv: 'CSV', json: 'JSON', bibtex: 'BibTeX' };

interface Export {
  readonly format: ExportFormat;
  readonly query: string;
  readonly sort: 'relevance' | 'newest';
  /** How many articles are in the text. */
  readonly count: number;
  /** Whether those are all that match. */
  readonly isWhole: boolean;
  readonly text: string;
}

/** A file of citable rows under the heading of its search. */
export function exportMessage(
  heading: string,
  { format, query, sort, count, isWhole, text }: Export,
  reader: Reader,
): Message {
  const t = words(reader);
  const name = `amur-${reader.now.slice(0, 10)}.${fileEndings[format]}`;
  const note = isWhole ? t('export.whole') : t('export.part', { count, sort });
  const description = t('export.description', {
    format: formatNames[format],
    count,
    query: truncate(query, 200),
  });
  return {
    components: [container(textDisplay(`### ${heading}\n${note}`), file(name))],
    attachments: [{ kind: 'text', name, description, text }],
  };
}
