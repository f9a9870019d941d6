import { z } from 'zod';
import { UserError } from '../errors.ts';
import { type Translate, translator } from '../locale/translate.ts';
import { customId } from '../messages/custom-id.ts';
import { listMessage } from '../messages/list-message.ts';
import { escapeMarkdown } from '../messages/markdown.ts';
import type { Message } from '../messages/message.ts';
import { noticeMessage } from '../messages/notice-message.ts';
import type { Services } from '../services.ts';
import type { SearchPage } from '../store/search.ts';
import { type Person, readerOf } from './person.ts';

/** A search as it is kept between pages. */
const searchState = z.object({
  text: z.string(),
  since: z.string().optional(),
  until: z.string().optional(),
  source: z.string().optional(),
  sort: z.enum(['relevance', 'newest']),
});
export type SearchState = z.infer<typeof searchState>;

const pageSize = 5;

function heading(found: SearchPage, t: Translate): string {
  const query = escapeMarkdown(found.query);
  return typeof found.total === 'number'
    ? t('search.title', { query, count: found.total })
    : t('search.titleAtLeast', { query, count: found.total.atLeast });
}

function nothingFound(state: SearchState, t: Translate): Message {
  const narrowed = state.since !== undefined || state.until !== undefined || state.source !== undefined;
  const advice = t(narrowed ? 'search.widenFilters' : 'search.widenWords');
  return noticeMessage(`${t('search.none', { query: escapeMarkdown(state.text) })}\n${advice}`);
}

async function showPage(
  person: Person,
  services: Services,
  { route, key, state, page }: { route: string; key: string; state: SearchState; page: number },
): Promise<Message> {
  const t = translator(person.locale);
  const { since, until, source } = state;
  const found = await services.store.search.search({
    text: state.text,
    sort: state.sort,
    limit: pageSize,
    offset: (page - 1) * pageSize,
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(source === undefined ? {} : { source }),
  });
  if (found.hits.length === 0) return nothingFound(state, t);
  const total = typeof found.total === 'number' ? found.total : found.total.atLeast;
  const pages = Math.ceil(total / pageSize);
  const paging = {
    page,
    pages,
    previous: page > 1 ? customId(route, key, String(page - 1)) : null,
    next: page < pages ? customId(route, key, String(page + 1)) : null,
  };
  return listMessage(`### ${heading(found, t)}`, found.hits, paging, readerOf(person, services));
}

/** The first page of a search; its words are kept so that the buttons still work after a restart. */
export async function searchCoverage(
  person: Person,
  services: Services,
  route: string,
  state: SearchState,
): Promise<Message> {
  const key = await services.store.dialogues.save(person.userId, person.guildId, state, services.now());
  return showPage(person, services, { route, key, state, page: 1 });
}

/** Another page of a search that was kept under `key`. */
export async function searchPage(
  person: Person,
  services: Services,
  route: string,
  key: string,
  page: number,
): Promise<Message> {
  const kept = await services.store.dialogues.load(key);
  const state = searchState.safeParse(kept?.state);
  if (!state.success) throw new UserError('error.component.expired');
  return showPage(person, services, { route, key, state: state.data, page });
}
