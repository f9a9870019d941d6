import { type Translate, translator } from '../locale/translate.ts';
import { button, row } from '../messages/components.ts';
import { customId } from '../messages/custom-id.ts';
import { listMessage, pagingOf } from '../messages/list-message.ts';
import { escapeMarkdown } from '../messages/markdown.ts';
import type { Message } from '../messages/message.ts';
import { noticeMessage } from '../messages/notice-message.ts';
import { scopeText } from '../messages/search-scope.ts';
import type { Services } from '../services.ts';
import type { SearchPage } from '../store/search.ts';
import { keepSearch, keptSearch, type SearchState } from './kept-search.ts';
import { type Person, readerOf } from './person.ts';

const pageSize = 5;

/** What was searched for, and how much there is. */
export function heading(found: Pick<SearchPage, 'query' | 'total'>, t: Translate): string {
  const query = escapeMarkdown(found.query);
  return typeof found.total === 'number'
    ? t('search.title', { query, count: found.total })
    : t('search.titleAtLeast', { query, count: found.total.atLeast });
}

function total({ total: found }: Pick<SearchPage, 'total'>): number {
  return typeof found === 'number' ? found : found.atLeast;
}

/** What was searched for, and what would widen it: everything, where that has something, or other words. */
export async function nothingFound(
  person: Person,
  services: Services,
  route: string,
  state: SearchState,
): Promise<Message> {
  const t = translator(person.locale);
  const scope = scopeText(state, readerOf(person, services));
  const asked = [escapeMarkdown(state.text), ...(scope === '' ? [] : [scope])].join(' · ');
  const none = t('search.none', { query: asked });
  const { text, sort } = state;
  const everything = { text, sort };
  const count =
    scope === '' ? 0 : total(await services.store.search.search({ ...everything, limit: 1, offset: 0 }));
  if (count === 0) return noticeMessage(`${none}\n${t('search.widenWords')}`);
  const key = await keepSearch(person, services, everything);
  return noticeMessage(
    `${none}\n${t('search.widenCounted', { count })}`,
    row(button(t('search.everywhere'), customId(route, key, '1'))),
  );
}

/** `keyOf` gives the key under which the words are kept; asked only where there are more pages than one. */
async function showPage(
  person: Person,
  services: Services,
  route: string,
  { state, page, keyOf }: { state: SearchState; page: number; keyOf: () => Promise<string> },
): Promise<Message> {
  const pageOf = (number: number) =>
    services.store.search.search({ ...state, limit: pageSize, offset: (number - 1) * pageSize });
  const asked = await pageOf(page);
  if (total(asked) === 0) return nothingFound(person, services, route, state);
  // Coverage may have been deleted since the page was offered.
  const pages = Math.ceil(total(asked) / pageSize);
  const shown = Math.min(page, pages);
  const found = shown === page ? asked : await pageOf(shown);
  const key = pages > 1 ? await keyOf() : '';
  const paging = pagingOf(shown, pages, (target) => customId(route, key, String(target)));
  const reader = readerOf(person, services);
  const title = `### ${heading(found, translator(person.locale))}`;
  const scope = scopeText(state, reader);
  return listMessage(scope === '' ? title : `${title}\n-# ${scope}`, found.hits, paging, reader);
}

/** The first page of a search; where there are more, its words are kept, so that the buttons work after a restart too. */
export async function searchCoverage(
  person: Person,
  services: Services,
  route: string,
  state: SearchState,
): Promise<Message> {
  const keyOf = () => keepSearch(person, services, state);
  return showPage(person, services, route, { state, page: 1, keyOf });
}

/** Another page of a search that was kept under `key`. */
export async function searchPage(
  person: Person,
  services: Services,
  route: string,
  key: string,
  page: number,
): Promise<Message> {
  const state = await keptSearch(services, key);
  return showPage(person, services, route, { state, page, keyOf: async () => key });
}
