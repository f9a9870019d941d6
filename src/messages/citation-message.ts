import { bibtexEntry } from '../citations/bibtex-writer.ts';
import type { CitableRow } from '../citations/citable-row.ts';
import { type Reader, words } from './article-lines.ts';
import { container, file, textDisplay } from './components.ts';
import { limits } from './limits.ts';
import type { Message } from './message.ts';

/** The route of the button that cites an article; its argument is the article's id. */
export const citeRoute = 'article.cite';

/** Text that can be copied as it stands; only the mark that ends a block cannot stand in one. */
function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text.replaceAll('```', "'''")}\n\`\`\``;
}

/** An article as it is cited, to be copied: in the reader's form and as BibTeX, with the permanent id. */
export function citationMessage(row: CitableRow, reader: Reader): Message {
  const t = words(reader);
  const notes = [
    t('cite.form'),
    t('cite.id', { id: row.id }),
    ...(row.publishedOn === null ? [t('cite.undated')] : []),
  ];
  const head = `### ${t('cite.title')}\n-# ${notes.join(' · ')}`;
  const entry = bibtexEntry(row).trimEnd();
  const blocks = [block('text', row.citation), block('bibtex', entry)].join('\n');
  if (head.length + blocks.length <= limits.textCharacters)
    return { components: [container(textDisplay(head), textDisplay(blocks))] };
  // Addresses may be longer than a message.
  const name = `${row.id}.txt`;
  const text = `${row.citation}\n\n${entry}\n`;
  return {
    components: [container(textDisplay(head), file(name))],
    attachments: [{ kind: 'text', name, description: t('cite.title'), text }],
  };
}
