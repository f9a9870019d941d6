import { outletName } from '../articles/outlets.ts';
import { limits } from '../messages/limits.ts';
import type { Services } from '../services.ts';
import { foldText } from '../text/fold.ts';
import { plainLine } from '../text/plain.ts';
import { truncate } from '../text/truncate.ts';
import type { Person, Suggestion } from './person.ts';

type Asked = Pick<Person, 'locale'> & { readonly focused: string };

/** Articles whose titles match what was typed so far; the newest when nothing was. Values are ids. */
export async function completeArticle(
  { focused, locale }: Asked,
  { store }: Services,
): Promise<readonly Suggestion[]> {
  const found = await store.search.suggest(focused, limits.choices);
  return found.map(({ id, title, source, publishedAt }) => ({
    name: truncate(
      `${publishedAt.slice(0, 10)} ${plainLine(title)} · ${outletName(source, locale)}`,
      limits.choiceName,
    ),
    value: id,
  }));
}

/** Outlets that are stored, by the names that people know. Values are outlet ids. */
export async function completeSource(
  { focused, locale }: Asked,
  { store, now }: Services,
): Promise<readonly Suggestion[]> {
  const typed = foldText(focused.trim());
  const sources = await store.articles.sources(new Date(now()).toISOString());
  return sources
    .map(({ source }) => ({ name: truncate(outletName(source, locale), limits.choiceName), value: source }))
    .filter(({ name, value }) => foldText(name).includes(typed) || value.includes(typed))
    .slice(0, limits.choices);
}
