import { customId } from '../messages/custom-id.ts';
import { pagingOf } from '../messages/list-message.ts';
import type { Message } from '../messages/message.ts';
import { type ListedSource, sourcesMessage } from '../messages/sources-message.ts';
import type { Services } from '../services.ts';
import type { Feed } from '../sources/feed-state.ts';
import type { SourceStatus } from '../store/article-store.ts';
import { type Person, readerOf } from './person.ts';

const pageSize = 10;
const weekMs = 7 * 86_400_000;

/** What is read, the busiest outlets first. `route` is that of the paging buttons; their argument is the page, from 1. */
export async function listSources(
  person: Person,
  services: Services,
  { route, page }: { readonly route: string; readonly page: number },
): Promise<Message> {
  const { store, now } = services;
  const stored = await store.articles.sources(new Date(now() - weekMs).toISOString());
  const sources = joinByOutlet(stored, await store.feeds.list());
  const pages = Math.max(1, Math.ceil(sources.length / pageSize));
  const shown = Math.min(page, pages);
  const paging = pagingOf(shown, pages, (target) => customId(route, String(target)));
  const part = sources.slice((shown - 1) * pageSize, shown * pageSize);
  return sourcesMessage(part, paging, readerOf(person, services));
}

/** An outlet may have several feeds, and articles without any. */
function joinByOutlet(stored: readonly SourceStatus[], feeds: readonly Feed[]): readonly ListedSource[] {
  const sourceOf = ({ outlet, source, url }: Feed) => outlet ?? source ?? new URL(url).host;
  const storedBySource = new Map(stored.map((status) => [status.source, status]));
  const feedsBySource = Map.groupBy(feeds, sourceOf);
  const names = new Set([...storedBySource.keys(), ...feedsBySource.keys()]);
  return [...names]
    .map((source) => ({
      source,
      stored: storedBySource.get(source) ?? null,
      feeds: feedsBySource.get(source) ?? [],
    }))
    .toSorted(
      (a, b) =>
        (b.stored?.recent ?? 0) - (a.stored?.recent ?? 0) ||
        (b.stored?.articles ?? 0) - (a.stored?.articles ?? 0) ||
        a.source.localeCompare(b.source),
    );
}
