import { outletName } from '../articles/outlets.ts';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { foldText } from '../text/fold.ts';
import { truncate } from '../text/truncate.ts';
import type { Person } from './person.ts';

/**
 * The id of the stored outlet that a reader means by its id or its name, the largest where several fit; null where nothing
 * was asked for. `UserError` when nothing of such an outlet is stored.
 */
export async function findSource(
  { locale }: Pick<Person, 'locale'>,
  { store, now }: Pick<Services, 'store' | 'now'>,
  text: string | null,
): Promise<string | null> {
  if (text === null) return null;
  const asked = foldText(text.trim());
  const stored = await store.articles.sources(new Date(now()).toISOString());
  const nameOf = (id: string) => foldText(outletName(id, locale));
  const found =
    stored.find(({ source }) => source === asked) ??
    stored.find(({ source }) => nameOf(source) === asked) ??
    stored.find(({ source }) => asked !== '' && nameOf(source).includes(asked));
  if (found === undefined)
    throw new UserError('error.source.notFound', { text: truncate(text.trim(), 60) }, { kind: 'unusable' });
  return found.source;
}
