import { beforeAll, describe, expect, test } from 'vitest';
import type { DiscordDouble } from '../support/discord/discord-double.ts';
import { stageBot } from '../support/stage-bot.ts';

let double: DiscordDouble;
let channelId: string;

const stage = stageBot();
beforeAll(() => {
  ({ double, channelId } = stage);
});

describe('a comparison', () => {
  const here = () => ({ channelId, locale: 'en-US' });

  test('takes the place of the story, and gives it back, however often it is clicked', async () => {
    const story = await double.user.slash('news story', { story: '核心利益' }, here());
    const clicks = [1, 2].map(() => double.user.click(story.message, 'Compare headlines', here()));
    const [compared, again] = await Promise.all(clicks);
    expect(compared?.message?.id).toBe(story.message?.id);
    expect(again?.text).toBe(compared?.text);
    expect(compared?.text).toMatch(/Western public.*Not read at that time/s);
    const opened = await double.user.select(compared?.message ?? null, null, ['j00079qngrr8'], here());
    expect(opened).toMatchObject({ visibility: 'private' });
    const back = await double.user.click(compared?.message ?? null, 'Back to the reports', here());
    expect(back.text).toBe(story.text);
  });
});

describe('a citation', () => {
  test.each([
    ['en-US', 'Cite', /accessed 24 May 2023/],
    ['zh-CN', '引用', /\[EB\/OL\]\. \(2023-05-24\)\[2023-05-24\]/],
    ['zh-TW', '引用', /〉，《RFI 中文》，2023年5月24日/],
    ['ru', 'Цитировать', /дата обращения: 24\.05\.2023/],
  ])('in %s is a button away from the summary, for the one who clicks alone', async (locale, label, form) => {
    const here = { channelId, locale };
    const card = await double.user.slash('news summary', { article: '核心利益' }, here);
    const cited = await double.user.click(card.message, label, here);
    expect(cited.visibility).toBe('private');
    expect(cited.text).toMatch(form);
    expect(cited.text).toMatch(/j00079qngrr8.*```bibtex\n@online\{j00079qngrr8,/s);
  });
});

describe('an export', () => {
  test.each([
    ['csv', 'csv'],
    ['json', 'json'],
    ['bibtex', 'bib'],
  ])('as %s arrives as a file, for the one who asked alone', async (format, ending) => {
    const seen = await double.user.slash('news search', { query: '普京', export: format }, { channelId });
    expect(seen.visibility).toBe('private');
    expect(seen.text).toContain('2 articles');
    expect(seen.message?.files).toEqual([
      {
        name: expect.stringMatching(new RegExp(`^amur-\\d{4}-\\d\\d-\\d\\d\\.${ending}$`)),
        sizeBytes: expect.any(Number),
      },
    ]);
    expect(seen.message?.files[0]?.sizeBytes).toBeGreaterThan(300);
  });

  test('is for all where the one who asks wants it so', async () => {
    const options = { query: '普京', export: 'csv', private: false };
    const seen = await double.user.slash('news search', options, { channelId });
    expect(seen.visibility).toBe('public');
  });
});
