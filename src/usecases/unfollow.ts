import { UserError } from '../errors.ts';
import { translator } from '../locale/translate.ts';
import { limits } from '../messages/limits.ts';
import type { Services } from '../services.ts';
import { foldText } from '../text/fold.ts';
import { truncate } from '../text/truncate.ts';
import type { Person, Suggestion } from './person.ts';

/** The value of the choice that stands for all; no id is so short. */
const all = 'all';

/** What ended: the query, or how many there were. */
export type Unfollowed =
  | { readonly kind: 'one'; readonly query: string }
  | { readonly kind: 'all'; readonly count: number }
  /** Ended before. */
  | { readonly kind: 'gone' };

/** Ends what a person chose from the list or typed: a query, or all. `UserError` when they follow nothing like it. */
export async function unfollow(
  { userId }: Pick<Person, 'userId'>,
  { store }: Pick<Services, 'store'>,
  chosen: string,
): Promise<Unfollowed> {
  const text = chosen.trim();
  const follows = (await store.follows.of(userId))?.follows ?? [];
  const found = follows.find(({ id, query }) => id === text || foldText(query) === foldText(text));
  if (found) return stopOne({ userId }, { store }, found.id);
  if (text === all && follows.length > 0) return stopAll({ userId }, { store });
  throw new UserError(follows.length > 0 ? 'error.follow.notFound' : 'error.follow.none');
}

/** One of the person's own; pressed twice, it is gone. */
export async function stopOne(
  { userId }: Pick<Person, 'userId'>,
  { store }: Pick<Services, 'store'>,
  id: string,
): Promise<Unfollowed> {
  const removed = await store.follows.remove(userId, id);
  return removed === null ? { kind: 'gone' } : { kind: 'one', query: removed.query };
}

export async function stopAll(
  { userId }: Pick<Person, 'userId'>,
  { store }: Pick<Services, 'store'>,
): Promise<Unfollowed> {
  const count = await store.follows.removeAll(userId);
  return count === 0 ? { kind: 'gone' } : { kind: 'all', count };
}

/** What a person follows, by its words; values are ids. */
export async function completeFollow(
  { userId, locale, focused }: Pick<Person, 'userId' | 'locale'> & { readonly focused: string },
  { store }: Pick<Services, 'store'>,
): Promise<readonly Suggestion[]> {
  const follows = (await store.follows.of(userId))?.follows ?? [];
  const typed = foldText(focused.trim());
  const everything = { name: translator(locale)('follow.everything'), value: all };
  return [
    ...follows.map(({ id, query }) => ({ name: truncate(query, limits.choiceName), value: id })),
    ...(follows.length > 1 ? [everything] : []),
  ].filter(({ name, value }) => foldText(name).includes(typed) || value === focused.trim());
}
