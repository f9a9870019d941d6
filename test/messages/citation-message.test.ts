import { expect, test } from 'vitest';
import { toCitableRow } from '../../src/citations/citable-row.ts';
import { citationMessage } from '../../src/messages/citation-message.ts';
import { citedArticle } from '../citations/cited-articles.ts';

const reader = { locale: 'en', timeZone: 'UTC', now: '2023-07-20T00:00:00.000Z' } as const;
const messageOf = (given: Parameters<typeof citedArticle>[1]) =>
  citationMessage(toCitableRow(citedArticle('k3v9x2m4p6q8', given), 'en'), reader);

test('a title cannot leave its block', () => {
  const text = JSON.stringify(messageOf({ title: 'a```\n@everyone **b**' }).components);
  expect(text.match(/```/g)).toHaveLength(4);
});

test('what is longer than a message comes as a file', () => {
  const url = `https://example.org/${'a'.repeat(3000)}`;
  const { attachments, components } = messageOf({ url });
  expect(JSON.stringify(components)).toContain('attachment://k3v9x2m4p6q8.txt');
  expect(attachments).toEqual([
    expect.objectContaining({ kind: 'text', text: expect.stringMatching(/accessed.*@online\{/s) }),
  ]);
});

test('a page without a date is cited without one, and that is said', () => {
  const text = JSON.stringify(messageOf({ publishedAtFrom: 'capture' }).components);
  expect(text).toContain('gives no publication date');
  expect(text).not.toContain('  date = ');
});
