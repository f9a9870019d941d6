import type { Article } from '../articles/article.ts';
import { comparisonMessage } from '../messages/comparison-message.ts';
import { customId } from '../messages/custom-id.ts';
import { pagingOf } from '../messages/list-message.ts';
import type { Message } from '../messages/message.ts';
import { storyMessage } from '../messages/story-message.ts';
import type { Services } from '../services.ts';
import type { FormerHeadline } from '../store/article-store.ts';
import { compareStory } from './compare-story.ts';
import { findStory } from './find-story.ts';
import { type Person, readerOf } from './person.ts';

const pageSize = 8;

/** Routes of the buttons between the pages of a story and of its comparison; their arguments are the story's id and the page, from 1. */
interface StoryRoutes {
  readonly page: string;
  readonly compare: string;
}

interface Asked {
  readonly routes: StoryRoutes;
  /** What tells the story: see `findStory`. */
  readonly asked: string;
  readonly page: number;
}

/** All coverage of one event, oldest first, so that it reads as it developed. */
export async function showStory(
  person: Person,
  services: Services,
  { routes, asked, page }: Asked,
): Promise<Message> {
  const story = await findStory(services, asked);
  const members = (await services.store.articles.getMany(story.articles)).map(({ article }) => article);
  const oldestFirst = members.toSorted(byPublication);
  const pages = Math.max(1, Math.ceil(oldestFirst.length / pageSize));
  const current = Math.min(page, pages);
  const to = (target: number) => customId(routes.page, story.id, String(target));
  const paging = pagingOf(current, pages, to);
  const onPage = oldestFirst.slice((current - 1) * pageSize, current * pageSize);
  const former = await services.store.articles.formerHeadlines(onPage.map(({ id }) => id));
  const shown = onPage.map((article) => ({ ...article, ...formerOf(former.get(article.id)) }));
  const compare = customId(routes.compare, story.id, '1');
  return storyMessage({ story, members, shown, paging, compare }, readerOf(person, services));
}

/** How the camps headlined a story, and who had nothing. */
export async function showComparison(
  person: Person,
  services: Services,
  { routes, asked, page }: Asked,
): Promise<Message> {
  const story = await findStory(services, asked);
  const buttons = {
    toPage: (target: number) => customId(routes.compare, story.id, String(target)),
    back: customId(routes.page, story.id, '1'),
  };
  const comparison = await compareStory(services, story);
  return comparisonMessage(story, comparison, buttons, page, readerOf(person, services));
}

function formerOf(former: FormerHeadline | undefined): { readonly former?: FormerHeadline } {
  return former === undefined ? {} : { former };
}

function byPublication(a: Article, b: Article): number {
  return a.publishedAt.localeCompare(b.publishedAt) || a.id.localeCompare(b.id);
}
