import { aboutMessage } from '../messages/about-message.ts';
import type { Message } from '../messages/message.ts';
import type { Services } from '../services.ts';
import { type Person, readerOf } from './person.ts';

const weekMs = 7 * 86_400_000;

/** What this Amur is, what it has read and since when it runs: nothing about the servers that it is in. */
export async function describeInstallation(person: Person, services: Services): Promise<Message> {
  const { store, now, version, startedAtMs } = services;
  const [sources, feeds, core, stories] = await Promise.all([
    store.articles.sources(new Date(now() - weekMs).toISOString()),
    store.feeds.list(),
    store.articles.list({ relevance: ['core'] }, { limit: 1, offset: 0 }),
    store.stories.count(),
  ]);
  const working = feeds.filter(({ pause }) => pause === null);
  const facts = {
    version,
    startedAtMs,
    articles: sources.reduce((sum, { articles }) => sum + articles, 0),
    articlesThisWeek: sources.reduce((sum, { recent }) => sum + recent, 0),
    outlets: sources.length,
    core: core.total,
    stories,
    newestPublishedAt: latest(sources.map(({ newestPublishedAt }) => newestPublishedAt)),
    feeds: working.length,
    feedsFailing: working.filter(({ lastFault }) => lastFault !== null).length,
    feedsReadAt: latest(working.flatMap(({ lastSuccessAt }) => lastSuccessAt ?? [])),
  };
  return aboutMessage(facts, readerOf(person, services));
}

function latest(times: readonly string[]): string | null {
  return times.toSorted().at(-1) ?? null;
}
