import { expect, test } from 'vitest';
import { locales } from '../../src/locale/locale.ts';
import { limits } from '../../src/messages/limits.ts';
import type { Message } from '../../src/messages/message.ts';
import { type ListedSubscription, subscriptionsMessages } from '../../src/messages/subscription-message.ts';

function textOf({ components }: Message): string {
  const [, text] = /"content":("(?:[^"\\]|\\.)*")/.exec(JSON.stringify(components)) ?? [];
  return JSON.parse(text ?? '""');
}

/** As long as a digest's entry gets. */
function entry(index: number): ListedSubscription {
  const weekdays = [1, 2, 3, 5, 6, 7];
  const times = ['06:00', '08:00', '10:30', '12:00', '18:30', '22:15'];
  return {
    subscription: {
      channelId: `${900_000_000_000_000_000n + BigInt(index)}`,
      schedule: {
        timesOfDay: times.map((time) => ({ time })),
        days: { kind: 'weekdays', weekdays },
        timeZone: 'America/Argentina/Buenos_Aires',
      },
      locale: 'zh-CN',
      limit: 5,
      onEmpty: 'once',
      chart: false,
      postAs: {
        kind: 'forumPost',
        tags: [1, 2, 3, 4, 5].map((tag) => ({ name: `[${tag}] ${'*'.repeat(16)}` })),
      },
      pause: { key: 'tagRequired' },
      nextRunAt: null,
    },
    last: { state: 'uncertain', dueAt: '2026-11-20T08:00:00Z', reason: { key: 'cannotReadBack' } },
  };
}

test.each(locales)('a server’s 25 digests are all listed in %s, within what a message holds', (locale) => {
  const entries = Array.from({ length: 25 }, (_, index) => entry(index));
  const texts = subscriptionsMessages(entries, locale).map(textOf);
  expect(texts.length).toBeGreaterThan(1);
  for (const text of texts) expect(text.length).toBeLessThanOrEqual(limits.textCharacters);
  for (const { subscription } of entries)
    expect(texts.filter((text) => text.includes(`<#${subscription.channelId}>`))).toHaveLength(1);
});

test('few are one message', () => {
  expect(subscriptionsMessages([entry(1), entry(2)], 'en')).toHaveLength(1);
});
