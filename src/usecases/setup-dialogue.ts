import { z } from 'zod';
import { UserError } from '../errors.ts';
import { locales } from '../locale/locale.ts';
import type { Services } from '../services.ts';
import type { Setter, TypedSubscription } from './choose-settings.ts';
import { mayManage } from './person.ts';

/** Who holds the dialogue, with the rights of this very click. */
export type Admin = Setter & { readonly memberPermissions: bigint | null };

/** What the dialogue has come to: what was typed so far, as if they were options of the command. */
const setupState = z.object({
  /** The digest that is changed; null for a new one. */
  subscriptionId: z.string().nullable(),
  /** Begun by a member with Manage Server, rather than by one whom the server's settings allow the command. */
  byManager: z.boolean(),
  typed: z.object({
    channel: z.string().nullable(),
    time: z.string().nullable(),
    days: z.string().nullable(),
    zone: z.string().nullable(),
    language: z.enum(locales).nullable(),
    limit: z.int().min(1).max(5).nullable(),
    empty: z.enum(['once', 'silent', 'always']).nullable(),
    chart: z.boolean().nullable(),
    publish: z.boolean().nullable(),
    tag: z.string().nullable(),
  } satisfies Record<keyof TypedSubscription, z.ZodType>),
});
export type SetupState = Readonly<z.infer<typeof setupState>>;

/** `UserError` when the dialogue is over, or not (any more) this person's. */
export async function loadSetup(
  person: Admin,
  { store }: Pick<Services, 'store'>,
  key: string,
): Promise<SetupState> {
  return readSetup(person, await store.dialogues.load(key));
}

/** As `loadSetup`, with what was typed put in. */
export async function changeSetup(
  person: Admin,
  { store }: Pick<Services, 'store'>,
  key: string,
  choice: Partial<TypedSubscription>,
): Promise<SetupState> {
  const changed = await store.dialogues.change(key, (dialogue) => {
    const state = readSetup(person, dialogue);
    return { ...state, typed: { ...state.typed, ...choice } };
  });
  return readSetup(person, changed);
}

/** Rights are those of the click: they may have been taken since the dialogue began. */
export function readSetup(
  person: Admin,
  dialogue: { readonly userId: string; readonly state: unknown } | null,
): SetupState {
  const state = setupState.safeParse(dialogue?.state);
  if (dialogue === null || !state.success) throw new UserError('error.setup.over');
  const isTheirs = dialogue.userId === person.userId && (!state.data.byManager || mayManage(person));
  if (!isTheirs) throw new UserError('error.setup.notAllowed');
  return state.data;
}
