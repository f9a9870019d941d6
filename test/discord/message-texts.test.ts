import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { textsOf } from '../../src/discord/message-texts.ts';

test('every text of a message that may hold a link, in the order of reading', () => {
  const forwarded = { content: 'forwarded', embeds: [], components: [] };
  const texts = textsOf({
    content: 'written',
    embeds: [
      {
        url: 'https://example.org/embed',
        title: 'title',
        description: 'description',
        fields: [{ name: 'name', value: 'value' }],
      },
    ],
    components: [
      {
        type: ComponentType.Container,
        components: [
          { type: ComponentType.TextDisplay, content: 'displayed' },
          {
            type: ComponentType.Section,
            components: [{ type: ComponentType.TextDisplay, content: 'in a section' }],
            accessory: {
              type: ComponentType.Button,
              style: ButtonStyle.Link,
              label: 'Read',
              url: 'https://example.org/button',
            },
          },
        ],
      },
    ],
    message_snapshots: [{ message: forwarded as never }],
  });
  expect(texts).toEqual([
    'written',
    'https://example.org/embed',
    'title',
    'description',
    'value',
    'displayed',
    'in a section',
    'https://example.org/button',
    'forwarded',
  ]);
});

test('a message without anything has no texts', () => {
  expect(textsOf({ content: '' })).toEqual([]);
});
