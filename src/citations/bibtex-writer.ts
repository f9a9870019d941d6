import type { ArticleLanguage } from '../articles/article.ts';
import type { CitableRow } from './citable-row.ts';
import type { RowWriter } from './row-writer.ts';

/** LaTeX's own characters. Braces by name: BibTeX counts them even behind a backslash. */
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '%': '\\%',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  $: '\\$',
};

function escapeLatex(text: string): string {
  return text.replace(/[\\{}~^%&#_$]/g, (character) => escapes[character] ?? character);
}

/** Babel's names. */
const languageIds: Readonly<Record<ArticleLanguage, string | null>> = {
  'zh-Hans': 'chinese-hans',
  'zh-Hant': 'chinese-hant',
  en: 'english',
  ru: 'russian',
  und: null,
};

/** Biblatex reads an address as it stands; only what would end the field is encoded. */
function plainAddress(url: string): string {
  return url.replace(/[{}\\]/g, encodeURIComponent);
}

/** An entry of biblatex, type `@online` (biblatex manual, 2.1.1), its key the article's permanent id. */
export function bibtexEntry(row: CitableRow): string {
  const keywords = [...(row.relevance === null ? [] : [row.relevance]), ...row.topics];
  const fields: readonly (readonly [name: string, value: string | null])[] = [
    ['title', escapeLatex(row.title)],
    ['organization', escapeLatex(row.outlet)],
    ['date', row.publishedOn],
    ['url', plainAddress(row.url)],
    ['urldate', row.accessedOn],
    ['langid', languageIds[row.language]],
    ['keywords', keywords.join(', ') || null],
  ];
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : `  ${name} = {${value}},\n`));
  return `@online{${row.id},\n${lines.join('')}}\n`;
}

export const bibtexWriter: RowWriter = {
  begin: '',
  row: (row, index) => (index === 0 ? '' : '\n') + bibtexEntry(row),
  end: '',
};
