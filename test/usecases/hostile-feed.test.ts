import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageFlags } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestMessage } from '../../src/messages/digest-message.ts';
import { feedAt } from '../../src/sources/feed-list.ts';
import { newFeed } from '../../src/sources/feed-state.ts';
import { createSourceClient } from '../../src/sources/source-client.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { composeForReader } from '../../src/usecases/compose-digest.ts';
import { pollFeeds } from '../../src/usecases/poll-feeds.ts';
import { brokenLimits, messageLimits } from '../support/discord/limits.ts';
import { type FeedSite, startFeedSite } from '../support/feed-site.ts';

/** What a hostile outlet would like a reader to see, press or be called by. */
const attacks = [
  '@everyone',
  '@here',
  '<@80351110224678912>',
  '<@!80351110224678912>',
  '<@&165511591545143296>',
  '<#103735883630395392>',
  '<t:1618953630:R>',
  '<t:1618953630>',
  '</airhorn:816437322781949972>',
  '</digest setup:816437322781949972>',
  '<:mmLol:216154654256398347>',
  '<a:b1nzy:392938283556143104>',
  ':smile:',
  '<id:customize>',
  '<id:guide>',
  '<id:linked-roles>',
  '[click](https://evil.example)',
  '[click](<https://evil.example>)',
  '[https://www.rfi.fr](https://evil.example)',
  '](https://evil.example)',
  '[原文',
  '](<https://evil.example>)',
  '<https://evil.example>',
  'https://evil.example/a_b_c',
  'http://evil.example',
  'discord.gg/evil',
  'https://discord.gg/evil',
  'steam://run/1',
  'javascript:alert(1)',
  '# heading',
  '## heading',
  '### heading',
  '-# small',
  '- item',
  '* item',
  '+ item',
  '1. item',
  '1) item',
  '> quote',
  '>>> quote',
  '**bold',
  '__line',
  '*it',
  '_it',
  '~~gone',
  '||spoiler||',
  '`code',
  '```',
  '```js\ncode',
  '\\',
  '\\\\*',
  '\n# heading',
  '\r\n- item',
  '\u2028# heading',
  '\u2029> quote',
  '\v- item',
  '\f# x',
  '\u202eesrever',
  '\u202d',
  '\u202a',
  '\u202b',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
  '\u200e',
  '\u200f',
  '\u061c',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u034f',
  '\u180e',
  '\u3164',
  '\uffa0',
  '\u{e0041}\u{e0042}',
  '\u{e007f}',
  '\ufe0f\ufe0f',
  '\u0301'.repeat(80),
  'Z\u0300\u0301\u0302\u0303'.repeat(20),
  '👩‍👩‍👧‍👦'.repeat(30),
  '中'.repeat(600),
  'a'.repeat(2_000),
  ' '.repeat(300),
  '\t\t\t',
  '\u3000'.repeat(50),
  '&lt;@everyone&gt;',
  '&#64;everyone',
  '&amp;#64;everyone',
  '<b>bold</b>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="https://evil.example">原文</a>',
  '<!--',
  ']]>',
  '</title>',
  '%E4%B8%AD',
  '{count}',
  '{0}',
  '$x',
  "'; drop table article; --",
  '\u0000',
  '\u0001',
  '\u001b[31m',
  '\u0085',
  '\ud83d',
  '🆕',
  '🔄',
  '︎',
  '﷽'.repeat(20),
  '𒐫'.repeat(40),
] as const;

let folder: string;
let store: Store;
let site: FeedSite;
const now = Date.parse('2026-11-20T08:00:00.000Z');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amur-hostile-'));
  store = await openStore(folder);
  site = await startFeedSite();
  const items = attacks.map((attack, index) => ({
    path: `/a/${index}`,
    title: `${attack} 王毅会见拉夫罗夫 ${attack}`,
    summary: `${attack} 中国外长王毅在莫斯科会见俄罗斯外长拉夫罗夫，第${index}次讨论中俄关系。${attack}`,
    publishedAt: new Date(now - index * 3_600_000 * 26).toISOString(),
  }));
  site.publish('/feed', items);
  const sources = createSourceClient({ userAgent: 'Amur/test', allowedHosts: ['127.0.0.1'] });
  await store.feeds.add(newFeed(feedAt(`${site.url}/feed`, 'command'), now));
  await pollFeeds({ store, sources, now: () => now, random: () => 0 });
  await sources.close();
}, 60_000);
afterAll(async () => {
  await site.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** All that a reader sees as text. */
function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'content' in value && typeof value.content === 'string' ? [value.content] : [];
  return [...own, ...Object.values(value).flatMap(textsOf)];
}

/** What Discord would act on where no backslash stands before it; our own links are of the site, and our own headings ours. */
function dangersOf(text: string): readonly string[] {
  const shown = text
    .replaceAll(/\[(?:原文|127\.0\.0\.1:\d+)\]\(<http:\/\/127\.0\.0\.1:\d+\/a\/\d+>\)/g, '')
    .replaceAll(/\\[!-/:-@[-`{-~]/g, '');
  return [
    ...(shown.match(/@everyone|@here|<@|<#|<t:|<\/|<a?:|<id:|\]\(|https?:\/\/|\|\||```|\\$/g) ?? []),
    ...(shown.replaceAll('\n', '').match(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\u2060\ufeff]/gu) ?? []),
    ...(shown.match(/^(?:#{1,3}|>|>>>) (?!中俄简报)/gm) ?? []),
  ];
}

test(`${attacks.length} hostile titles go through whole digests without a ping, a hidden link or a broken layout`, async () => {
  const seen = new Set<string>();
  for (let day = 0; day < attacks.length * 1.1; day += 3) {
    const until = new Date(now - (day - 1) * 86_400_000).toISOString();
    const since = new Date(now - (day + 4) * 86_400_000).toISOString();
    const digest = await composeForReader({ store }, { since, until, limit: 5, timeZone: 'UTC', nowMs: now });
    if (digest === null) continue;
    for (const { links } of digest.events) for (const { url } of links) seen.add(url);
    const message = digestMessage(digest, { locale: 'zh-CN', marker: null });
    const faults = brokenLimits(messageLimits, {
      components: structuredClone(message.components) as never,
      flags: MessageFlags.IsComponentsV2,
      allowed_mentions: { parse: [] },
    });
    expect(faults).toEqual([]);
    for (const text of textsOf(message.components)) expect(dangersOf(text), text).toEqual([]);
  }
  expect(attacks.length).toBeGreaterThanOrEqual(100);
  expect(seen.size).toBeGreaterThan(100);
}, 60_000);

test('the check finds what it looks for', () => {
  expect(dangersOf('@everyone')).toEqual(['@everyone']);
  expect(dangersOf('[x](https://evil.example)')).toEqual(['](', 'https://']);
  expect(dangersOf('# heading')).toEqual(['# ']);
  expect(dangersOf('\\@everyone \\[x\\](https\\://evil.example)')).toEqual([]);
});
