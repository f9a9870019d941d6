import { UserError } from '../errors.ts';
import { limits } from '../messages/limits.ts';
import { storyIdPattern } from '../reading/describe-story.ts';
import type { Story } from '../reading/reading.ts';
import type { Services } from '../services.ts';
import { plainLine } from '../text/plain.ts';
import { truncate } from '../text/truncate.ts';
import { findArticle } from './find-article.ts';
import type { Suggestion } from './person.ts';

type Stored = Pick<Services, 'store'>;

/** The story that a reader means: by its id, or by an article in it. `UserError` when nothing tells one. */
export async function findStory(services: Stored, asked: string): Promise<Story> {
  const byId = await services.store.stories.get(asked.trim());
  if (byId !== null) return byId;
  // A button of an old message: its articles went to another story, or were deleted.
  if (storyIdPattern.test(asked)) throw new UserError('error.story.gone', {}, { kind: 'unusable' });
  const { article } = await findArticle(services, asked);
  const [story] = await services.store.stories.ofArticles([article.id]);
  if (story === undefined) throw new UserError('error.story.none', { title: plainLine(article.title) });
  return story;
}

/** The newest stories, or those with an article whose title matches what was typed. Values are ids. */
export async function completeStory(
  { focused }: { readonly focused: string },
  { store }: Stored,
): Promise<readonly Suggestion[]> {
  const found =
    focused.trim() === ''
      ? await store.stories.list({ relevance: ['core', 'related'] }, limits.choices)
      : await store.stories.ofArticles(
          (await store.search.suggest(focused, limits.choices)).map(({ id }) => id),
        );
  return found.slice(0, limits.choices).map(({ id, headline, articles, lastAt }) => ({
    name: truncate(`${lastAt.slice(0, 10)} ${plainLine(headline)} (${articles.length})`, limits.choiceName),
    value: id,
  }));
}
