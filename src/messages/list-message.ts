import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { plainLine } from '../text/plain.ts';
import {
  dateline,
  type FormerHeadline,
  formerText,
  headline,
  type Reader,
  readLink,
  words,
} from './article-lines.ts';
import { button, container, menu, row, textDisplay } from './components.ts';
import { limits } from './limits.ts';
import { escapeMarkdown } from './markdown.ts';
import type { Message } from './message.ts';

/** What tells an article from others. */
interface Headed {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly publishedAt: string;
  readonly publishedAtFrom: string;
}

export interface ListedArticle extends Headed {
  readonly url: string;
  /** For search: the text around the hits. */
  readonly snippet?: readonly { readonly text: string; readonly hit: boolean }[];
  /** What it was headed before its words changed, and when that was. */
  readonly former?: FormerHeadline;
}

/** `custom_id`s of the buttons to the neighbouring pages; null at an end. */
export interface Paging {
  readonly page: number;
  readonly pages: number;
  readonly previous: string | null;
  readonly next: string | null;
}

/** A page, from 1, with the way to its neighbours: `to` gives the `custom_id` that leads to another page. */
export function pagingOf(page: number, pages: number, to: (page: number) => string): Paging {
  return {
    page,
    pages,
    previous: page > 1 ? to(page - 1) : null,
    next: page < pages ? to(page + 1) : null,
  };
}

/** The route of the menu that opens an article of a list. */
export const openRoute = 'article.open';

/** The spaces between a hit and its neighbours are the text's own. */
function snippetText(snippet: NonNullable<ListedArticle['snippet']>): string {
  return snippet
    .map(({ text, hit }) => {
      const escaped = escapeMarkdown(text);
      if (escaped === '') return text === '' ? '' : ' ';
      const [before = '', after = ''] = [/^\s/, /\s$/].map((edge) => (edge.test(text) ? ' ' : ''));
      return hit ? `${before}**${escaped}**${after}` : `${before}${escaped}${after}`;
    })
    .join('')
    .trim();
}

/** `13 July 2023 at 16:55 · RFI 中文 · **headline**`; below it the text around the hits, or what was changed. */
function articleText(article: ListedArticle, withLink: boolean, reader: Reader): string {
  const { snippet, former } = article;
  const link = withLink ? [readLink(article.url, reader)] : [];
  return [
    [dateline(article, reader), `**${headline(article)}**`, ...link].join(' · '),
    ...(snippet === undefined ? [] : [snippetText(snippet)]),
    ...(former === undefined ? [] : [formerText(article, former, reader)]),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** Links go before articles do: the menu leads to each article as well. */
function fitToMessage(head: string, articles: readonly ListedArticle[], reader: Reader): readonly string[] {
  const room = limits.textCharacters - head.length;
  for (const withLink of [true, false]) {
    const texts = articles.map((article) => articleText(article, withLink, reader));
    if (texts.join('').length + texts.length <= room) return texts;
  }
  const texts = articles.map((article) => articleText(article, false, reader));
  while (texts.join('').length + texts.length > room) texts.pop();
  return texts;
}

/** The buttons to the neighbouring pages, with the number of this one between them. */
export function pageRow(
  { previous, next, page, pages }: Paging,
  reader: Reader,
): APIMessageTopLevelComponent {
  const t = words(reader);
  return row(
    button(t('list.previous'), previous ?? 'list.none:previous', 'secondary', previous === null),
    button(t('list.page', { page, pages }), 'list.none:page', 'secondary', true),
    button(t('list.next'), next ?? 'list.none:next', 'secondary', next === null),
  );
}

/** A menu to open one of some articles, each of which it names once. */
export function openMenu(articles: readonly Headed[], reader: Reader) {
  const distinct = [...new Map(articles.map((article) => [article.id, article])).values()];
  const choices = distinct.map((article) => ({
    label: plainLine(article.title) || '—',
    value: article.id,
    description: dateline(article, reader).replaceAll('\\', ''),
  }));
  return menu(openRoute, words(reader)('list.open'), choices);
}

/** A list of articles: a line or a snippet each, a menu to open one, and pages where there is more than one. */
export function listMessage(
  head: string,
  articles: readonly ListedArticle[],
  paging: Paging,
  reader: Reader,
): Message {
  const texts = fitToMessage(head, articles, reader);
  const shown = articles.slice(0, texts.length);
  const separatorLine = articles.some(({ snippet }) => snippet !== undefined) ? '\n\n' : '\n';
  return {
    components: [
      container(textDisplay(head), textDisplay(texts.join(separatorLine))),
      openMenu(shown, reader),
      ...(paging.pages > 1 ? [pageRow(paging, reader)] : []),
    ],
  };
}
