import { describe, expect, test } from 'vitest';
import { composeDigest } from '../../src/digest/compose-digest.ts';
import { knownFacts } from '../../src/digest/known-facts.ts';
import { locales } from '../../src/locale/locale.ts';
import { digestMessage } from '../../src/messages/digest-message.ts';
import { digestText } from '../../src/messages/digest-text.ts';
import { summaryMessage } from '../../src/messages/summary-message.ts';
import { groupStories } from '../../src/reading/stories.ts';
import { summarise } from '../../src/reading/summarise.ts';
import { readSeeds } from '../support/seeds.ts';

const seeds = readSeeds();
const composed = composeDigest({
  kind: 'first',
  nowMs: Date.parse('2023-07-14T00:00:00Z'),
  timeZone: 'Asia/Shanghai',
  limit: 5,
  window: null,
  articles: seeds,
  stories: groupStories(seeds),
  sentStoryIds: new Set(),
});
if (composed === null) throw new Error('the seeds make no digest');
const digest = composed;
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

describe('the first digest of the seeds', () => {
  test('as it is composed', async () => {
    await expect(json(digest)).toMatchFileSnapshot('golden/seeds.digest.json');
  });

  test.each(locales)('as a message and as text in %s', async (locale) => {
    const message = digestMessage(digest, { locale, marker: 'abc' });
    await expect(json(message)).toMatchFileSnapshot(`golden/seeds.message.${locale}.json`);
    await expect(digestText(digest, locale)).toMatchFileSnapshot(`golden/seeds.text.${locale}.txt`);
  });

  test('says nothing of share blocks, and nothing that the articles do not say', () => {
    const text = digestText(digest, 'zh-CN');
    expect(text).not.toMatch(/分享|facebook|whatsapp|twitter|selfpromo/i);
    for (const { sentence, links } of digest.events) {
      const article = seeds.find(({ article: { id } }) => id === links[0].articleId)?.article;
      const block =
        sentence?.paragraph === -1 ? article?.lead : article?.paragraphs[sentence?.paragraph ?? 0];
      expect(block?.slice(sentence?.from, sentence?.to)).toBe(sentence?.text);
    }
  });
});

test('the summaries of the seeds', async () => {
  const reader = { locale: 'zh-CN', timeZone: 'Asia/Shanghai', now: '2023-07-14T00:00:00.000Z' } as const;
  const messages = seeds.map(({ article, reading }) =>
    summaryMessage(
      {
        article,
        reading,
        summary: summarise(article),
        facts: knownFacts({ article, reading }),
        story: null,
        former: null,
      },
      { kind: 'none' },
      reader,
    ),
  );
  await expect(json(messages)).toMatchFileSnapshot('golden/seeds.summaries.json');
});
