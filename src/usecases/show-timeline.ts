import { translator } from '../locale/translate.ts';
import { customId } from '../messages/custom-id.ts';
import { pagingOf } from '../messages/list-message.ts';
import { escapeMarkdown } from '../messages/markdown.ts';
import type { Message } from '../messages/message.ts';
import { noticeMessage } from '../messages/notice-message.ts';
import { scopeText } from '../messages/search-scope.ts';
import { timelineMessage } from '../messages/timeline-message.ts';
import { aliasesOf } from '../names/names.ts';
import { collectTimeline } from '../reading/timeline.ts';
import type { Services } from '../services.ts';
import { foldText } from '../text/fold.ts';
import { findPhrases } from '../text/phrase.ts';
import { parseQuery, phrasesOf } from '../text/query.ts';
import { keepSearch, keptSearch, type SearchState } from './kept-search.ts';
import { type Person, readerOf } from './person.ts';

const pageSize = 6;
/** The best matches: what a timeline is drawn from. */
const articlesRead = 60;

/** The dated events that the best matches of a query tell about it, each with its article. */
async function eventsOf({ store }: Pick<Services, 'store'>, { text, since, until }: SearchState) {
  const phrases = phrasesOf(parseQuery(text, aliasesOf).include);
  const search = { text, sort: 'relevance', limit: articlesRead, offset: 0 } as const;
  const { hits } = await store.search.search(search);
  const articles = (await store.articles.getMany(hits.map(({ id }) => id))).map(({ article }) => article);
  const entries = collectTimeline(articles, {
    concerns: (sentence) => findPhrases(foldText(sentence), phrases).length > 0,
    since: since?.slice(0, 10) ?? null,
    until: until?.slice(0, 10) ?? null,
  });
  return entries.flatMap(({ articleId, event }) => {
    const article = articles.find(({ id }) => id === articleId);
    return article === undefined ? [] : [{ date: event.date, text: event.text, article }];
  });
}

async function showPage(
  person: Person,
  services: Services,
  route: string,
  { state, page, keyOf }: { state: SearchState; page: number | 'last'; keyOf: () => Promise<string> },
): Promise<Message> {
  const t = translator(person.locale);
  const query = escapeMarkdown(state.text);
  const events = await eventsOf(services, state);
  const reader = readerOf(person, services);
  const scope = scopeText(state, reader);
  if (events.length === 0) {
    const asked = [query, ...(scope === '' ? [] : [scope])].join(' · ');
    return noticeMessage(`${t('timeline.none', { query: asked })}\n${t('timeline.widen')}`);
  }
  const pages = Math.ceil(events.length / pageSize);
  const shown = page === 'last' ? pages : Math.min(page, pages);
  const key = pages > 1 ? await keyOf() : '';
  const paging = pagingOf(shown, pages, (target) => customId(route, key, String(target)));
  const title = `### ${t('timeline.title', { query, count: events.length })}`;
  const head = scope === '' ? title : `${title}\n-# ${scope}`;
  const part = events.slice((shown - 1) * pageSize, shown * pageSize);
  return timelineMessage(head, part, paging, reader);
}

/** The newest page of a timeline; oldest events first, as they came. */
export async function showTimeline(
  person: Person,
  services: Services,
  route: string,
  state: SearchState,
): Promise<Message> {
  return showPage(person, services, route, {
    state,
    page: 'last',
    keyOf: () => keepSearch(person, services, state),
  });
}

/** Another page of a timeline that was kept under `key`. */
export async function timelinePage(
  person: Person,
  services: Services,
  route: string,
  key: string,
  page: number,
): Promise<Message> {
  const state = await keptSearch(services, key);
  return showPage(person, services, route, { state, page, keyOf: async () => key });
}
