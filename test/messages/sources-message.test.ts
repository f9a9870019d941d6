import { describe, expect, test } from 'vitest';
import { locales } from '../../src/locale/locale.ts';
import { limits } from '../../src/messages/limits.ts';
import { type ListedSource, sourcesMessage } from '../../src/messages/sources-message.ts';

const now = '2026-11-20T08:00:00.000Z';
const reader = { locale: 'en', timeZone: 'UTC', now } as const;
const onePage = { page: 1, pages: 1, previous: null, next: null };
const works = { lastSuccessAt: now, lastFault: null, failingSince: null, pause: null };
const stored = {
  articles: 1_034,
  recent: 12,
  newestPublishedAt: '2026-11-20T07:00:00.000Z',
  lastStoredAt: '2026-11-20T07:30:00.000Z',
};

function textOf(listed: ListedSource, locale: (typeof locales)[number] = 'en'): string {
  return JSON.stringify(sourcesMessage([listed], onePage, { ...reader, locale }).components);
}

describe('what a reader is told of a source', () => {
  test.each<[string, ListedSource, RegExp]>([
    [
      'that it is read, and how much of it',
      { source: 'rfi-zh', stored, feeds: [works] },
      /RFI Chinese\*\* · public media.*read <t:1795161600:R> · 12 articles in 7 days · 1,034 articles/,
    ],
    ['an archive', { source: 'rfi-zh', stored, feeds: [] }, /-# 1,034 articles · newest 20 November/],
    [
      'a feed that was never asked',
      { source: 'tass-ru', stored: null, feeds: [{ ...works, lastSuccessAt: null }] },
      /TASS[^"]*state media\\n-# not read yet/,
    ],
    [
      'why it cannot be read, and since when',
      {
        source: 'tass-ru',
        stored: null,
        feeds: [
          { ...works, lastSuccessAt: null, lastFault: { key: 'status', status: 503 }, failingSince: now },
        ],
      },
      /cannot be read \(first failed <t:1795161600:R>\): its server answered with 503/,
    ],
    [
      'that the network is down',
      { source: 'tass-ru', stored: null, feeds: [{ ...works, lastFault: { key: 'dns' } }] },
      /read <t:1795161600:R> · cannot be read: its address cannot be found/,
    ],
    [
      'that it was given up',
      {
        source: 'tass-ru',
        stored: null,
        feeds: [{ ...works, pause: 'failing', lastFault: { key: 'notFeed' } }],
      },
      /failed for 7 days and is no longer read: there is no feed at its address/,
    ],
    [
      'that it has ended',
      {
        source: 'tass-ru',
        stored: null,
        feeds: [{ ...works, pause: 'gone', lastFault: { key: 'status', status: 410 } }],
      },
      /the outlet has closed this feed/,
    ],
  ])('%s', (_, listed, expected) => {
    expect(textOf(listed)).toMatch(expected);
  });

  test('a host that calls itself something is shown as it is', () => {
    const listed = { source: '[x](https://evil.example)', stored, feeds: [] };
    expect(textOf(listed)).not.toMatch(/[^\\]\]\(https?:\/\//);
  });
});

test.each(locales)('a page of ten fits into a message in %s, whatever has befallen them', (locale) => {
  const feeds = [
    { ...works, pause: 'failing' as const, lastFault: { key: 'privateAddress' as const } },
    { ...works, lastFault: { key: 'status' as const, status: 503 }, failingSince: now },
  ];
  const page = Array.from({ length: 10 }, (_, index) => ({
    source: `${'long-name-of-a-host.'.repeat(3)}example${index}`,
    stored,
    feeds,
  }));
  const { components } = sourcesMessage(page, onePage, { ...reader, locale });
  const [container] = components;
  const texts = container !== undefined && 'components' in container ? container.components : [];
  const length = texts.reduce((sum, part) => sum + ('content' in part ? part.content.length : 0), 0);
  expect(length).toBeGreaterThan(1_000);
  expect(length).toBeLessThanOrEqual(limits.textCharacters);
});
