import type { APIMessage } from 'discord-api-types/v10';

type Content = Pick<APIMessage, 'content' | 'embeds' | 'components' | 'message_snapshots'>;

/** The texts of what may nest: components hold components, a section has an accessory. */
function textsInside(component: object): readonly string[] {
  return Object.entries(component).flatMap(([name, value]: [string, unknown]) => {
    if ((name === 'content' || name === 'url') && typeof value === 'string') return [value];
    if (Array.isArray(value)) return value.flatMap(textsInAny);
    return textsInAny(value);
  });
}

const textsInAny = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? textsInside(value) : [];

/** Everything in a message that may hold a link: its text, embeds, components, and the messages that it forwards. */
export function textsOf(message: Partial<Content>): readonly string[] {
  const { content = '', embeds = [], components = [], message_snapshots: forwarded = [] } = message;
  return [
    content,
    ...embeds.flatMap(({ url, title, description, fields = [] }) => [
      url ?? '',
      title ?? '',
      description ?? '',
      ...fields.map(({ value }) => value),
    ]),
    ...components.flatMap(textsInside),
    ...forwarded.flatMap(({ message: inner }) => textsOf(inner)),
  ].filter((text) => text !== '');
}
