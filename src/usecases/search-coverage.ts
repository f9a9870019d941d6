import { type Translate, translator } from '../locale/translate.ts';
import { customId } from '../messages/custom-id.ts';
import { listMessage } from '../messages/list-message.ts';
import { escapeMarkdown } from '../messages/markdown.ts';
import type { Message } from '../messages/message.ts';
import { noticeMessage } from '../messages/notice-message.ts';
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

/** What was searched for, and what would widen it. */
export function nothingFound(state: SearchState, t: Translate): Message {
  const narrowed = state.since !== undefined || state.until !== undefined || state.source !== undefined;
  const advice = t(narrowed ? 'search.widenFilters' : 'search.widenWords');
  return noticeMessage(`${t('search.none', { query: escapeMarkdown(state.text) })}\n${advice}`);
}

/** `keyOf` gives the key under which the words are kept; asked only where there are more pages than one. */
async function showPage(
  person: Person,
  services: Services,
  route: string,
  { state, page, keyOf }: { state: SearchState; page: number; keyOf: () => Promise<string> },
): Promise<Message> {
  const t = translator(person.locale);
  const found = await services.store.search.search({
    ...state,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  if (found.hits.length === 0) return nothingFound(state, t);
  const total = typeof found.total === 'number' ? found.total : found.total.atLeast;
  const pages = Math.ceil(total / pageSize);
  const key = pages > 1 ? await keyOf() : '';
  const paging = {
    page,
    pages,
    previous: page > 1 ? customId(route, key, String(page - 1)) : null,
    next: page < pages ? customId(route, key, String(page + 1)) : null,
  };
  return listMessage(`### ${heading(found, t)}`, found.hits, paging, readerOf(person, services));
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
