import { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Person } from './person.ts';

/** What was searched for, as it is kept between pages. */
const searchState = z.object({
  text: z.string(),
  since: z.string().exactOptional(),
  until: z.string().exactOptional(),
  source: z.string().exactOptional(),
  sort: z.enum(['relevance', 'newest']),
});
export type SearchState = z.infer<typeof searchState>;

/** Keeps a search for the buttons of its pages, so that they work after a restart too; returns its key. */
export function keepSearch(
  { userId, guildId }: Person,
  { store, now }: Pick<Services, 'store' | 'now'>,
  state: SearchState,
): Promise<string> {
  return store.dialogues.save(userId, guildId, state, now());
}

/** `UserError` when it was kept too long ago. */
export async function keptSearch({ store }: Pick<Services, 'store'>, key: string): Promise<SearchState> {
  const kept = await store.dialogues.load(key);
  const state = searchState.safeParse(kept?.state);
  if (!state.success) throw new UserError('error.component.expired');
  return state.data;
}
