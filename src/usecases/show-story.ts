import type { Article } from '../articles/article.ts';
import { customId } from '../messages/custom-id.ts';
import { listMessage } from '../messages/list-message.ts';
import type { Message } from '../messages/message.ts';
import { storyHead } from '../messages/story-head.ts';
import { storyTimeline } from '../messages/story-timeline.ts';
import { withPicture } from '../messages/with-picture.ts';
import type { Services } from '../services.ts';
import type { FormerHeadline } from '../store/articles.ts';
import { findStory } from './find-story.ts';
import { type Person, readerOf } from './person.ts';

const pageSize = 8;

/**
 * All coverage of one event, oldest first, so that it reads as it developed. `route` is that of the paging buttons; their
 * arguments are the story's id and the page, from 1.
 */
export async function showStory(
  person: Person,
  services: Services,
  { route, asked, page }: { readonly route: string; readonly asked: string; readonly page: number },
): Promise<Message> {
  const story = await findStory(services, asked);
  const reader = readerOf(person, services);
  const members = (await services.store.articles.getMany(story.articles)).map(({ article }) => article);
  const oldestFirst = members.toSorted(byPublication);
  const pages = Math.ceil(oldestFirst.length / pageSize);
  const to = (target: number) => customId(route, story.id, String(target));
  const paging = {
    page,
    pages,
    previous: page > 1 ? to(page - 1) : null,
    next: page < pages ? to(page + 1) : null,
  };
  const onPage = oldestFirst.slice((page - 1) * pageSize, page * pageSize);
  const former = await services.store.articles.formerHeadlines(onPage.map(({ id }) => id));
  const shown = onPage.map((article) => ({ ...article, ...formerOf(former.get(article.id)) }));
  const list = listMessage(storyHead(story, members, reader), shown, paging, reader);
  return withPicture(list, storyTimeline(members, reader));
}

function formerOf(former: FormerHeadline | undefined): { readonly former?: FormerHeadline } {
  return former === undefined ? {} : { former };
}

function byPublication(a: Article, b: Article): number {
  return a.publishedAt.localeCompare(b.publishedAt) || a.id.localeCompare(b.id);
}
