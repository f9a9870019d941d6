import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Message } from '../messages/message.ts';

/** Every component at any depth, whatever it is nested in. */
export function* componentsOf(part: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (Array.isArray(part)) for (const one of part) yield* componentsOf(one);
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return;
  if ('type' in part) yield part as Readonly<Record<string, unknown>>;
  for (const key of ['components', 'component', 'accessory', 'items'])
    yield* componentsOf(Reflect.get(part, key));
}

export function customIdsOf({ components }: Pick<Message, 'components'>): readonly string[] {
  return [...componentsOf(components satisfies readonly APIMessageTopLevelComponent[])].flatMap(
    ({ custom_id: id }) => (typeof id === 'string' ? [id] : []),
  );
}
