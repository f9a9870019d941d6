import { beforeAll, expect, test } from 'vitest';
import type { DiscordDouble } from '../support/discord/discord-double.ts';
import { stageBot } from '../support/stage-bot.ts';

let double: DiscordDouble;
let channelId: string;

const stage = stageBot();
beforeAll(() => {
  ({ double, channelId } = stage);
});

const here = () => ({ channelId, locale: 'en-US' });
const shownFiles = (seen: Awaited<ReturnType<typeof double.user.slash>>) =>
  seen.message?.files.map(({ name, sizeBytes }) => [name, sizeBytes > 5_000]);

test('/news trends comes with three pictures; without a period it goes back as far as there is anything', async () => {
  const seen = await double.user.slash('news trends', {}, here());
  expect(seen.visibility).toBe('public');
  expect(seen.text).toContain('2 articles: 2 mainly about China–Russia relations (core)');
  expect(shownFiles(seen)).toEqual([
    ['coverage.png', true],
    ['camps.png', true],
    ['topics.png', true],
  ]);
  expect(JSON.stringify(seen.message?.components)).toContain('Western public 2');
});

test('a button shows another period in the same message, for the same query; one without coverage has no pictures', async () => {
  const first = await double.user.slash(
    'news trends',
    { query: '雅加达', period: 'all', private: true },
    here(),
  );
  expect(first.visibility).toBe('private');
  expect(first.text).toContain('“雅加达” in the coverage');
  const month = await double.user.click(first.message, '30 days', here());
  expect(month.message?.id).toBe(first.message?.id);
  expect(month.text).toBe(
    'Nothing on China–Russia relations from this period matches “雅加达”. The newest is from 13 July 2023; choose a longer period to see it.',
  );
  expect(JSON.stringify(month.message?.components)).not.toContain('attachment://');
  const all = await double.user.click(month.message, 'All time', here());
  expect(all.text).toContain('1 article: 1 mainly');
  expect(shownFiles(all)).toHaveLength(3);
});

test.each([
  [{ query: '火星探测' }, /No article on China–Russia relations contains all of this: 火星探测\nTry fewer/],
  [{ query: '-普京' }, /only excludes words/],
])('%j gets a sentence that says how to go on', async (options, sentence) => {
  const seen = await double.user.slash('news trends', options, here());
  expect(seen.text).toMatch(sentence);
});
