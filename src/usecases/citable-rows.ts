import { setImmediate } from 'node:timers/promises';
import { type CitableRow, toCitableRow } from '../citations/citable-row.ts';
import type { Locale } from '../locale/locale.ts';
import type { Services } from '../services.ts';

/** So few that reading them and writing their rows keeps nobody waiting: some 15 ms. */
const readAtOnce = 100;

/** Articles as rows, some at a time, so that a long export needs no more memory than a short one; others have their turn between. */
export async function* citableRows(
  { store }: Pick<Services, 'store'>,
  ids: readonly string[],
  locale: Locale,
): AsyncGenerator<readonly CitableRow[]> {
  for (let at = 0; at < ids.length; at += readAtOnce) {
    const articles = await store.articles.getMany(ids.slice(at, at + readAtOnce));
    yield articles.map((article) => toCitableRow(article, locale));
    await setImmediate();
  }
}
