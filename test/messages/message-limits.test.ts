import { MessageFlags } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agencies } from '../../src/articles/agencies.ts';
import { sourceCamps } from '../../src/articles/source-camps.ts';
import { toCitableRow } from '../../src/citations/citable-row.ts';
import type { Digest } from '../../src/digest/digest.ts';
import { locales } from '../../src/locale/locale.ts';
import { translator } from '../../src/locale/translate.ts';
import { citationMessage } from '../../src/messages/citation-message.ts';
import { comparisonMessage } from '../../src/messages/comparison-message.ts';
import { digestMessage, emptyDigestMessage, fitDigest } from '../../src/messages/digest-message.ts';
import { followDigestMessage } from '../../src/messages/follow-digest-message.ts';
import { followsMessage } from '../../src/messages/follows-message.ts';
import { linksMessage } from '../../src/messages/links-message.ts';
import { listMessage } from '../../src/messages/list-message.ts';
import type { Message } from '../../src/messages/message.ts';
import { type Sharing, summaryMessage } from '../../src/messages/summary-message.ts';
import { citedArticle } from '../citations/cited-articles.ts';
import { readArticle } from '../support/coverage.ts';
import { dailyAt } from '../support/daily-at.ts';
import { brokenLimits, messageLimits } from '../support/discord/limits.ts';
import { hostileText } from '../support/hostile-text.ts';

const agencyIds = agencies.map(({ id }) => id);

function faultsOf(message: Message): readonly string[] {
  return brokenLimits(messageLimits, {
    components: structuredClone(message.components) as never,
    flags: MessageFlags.IsComponentsV2,
    allowed_mentions: { parse: [] },
  });
}

const url = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.nat({ max: 3000 }).map((length) => `https://news.example/${'%E4%B8%AD'.repeat(length / 9)}`),
);
const time = fc
  .date({ min: new Date('2001-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const locale = fc.constantFrom(...locales);
const link = fc.record({
  articleId: fc.stringMatching(/^[0-9a-z]{12}$/),
  source: fc.oneof(fc.constant('rfi-zh'), fc.domain()),
  url,
  publishedAt: time,
  publishedAtFrom: fc.constantFrom('page' as const, 'capture' as const),
});
const event = fc.record({
  storyId: fc.uuid(),
  status: fc.constantFrom('new' as const, 'update' as const),
  relevance: fc.constantFrom('core' as const, 'related' as const),
  topics: fc.subarray(['diplomacy', 'trade', 'energy'] as const),
  headline: hostileText(400),
  sentence: fc.option(hostileText(2000).map((text) => ({ text, paragraph: 0, from: 0, to: text.length }))),
  facts: fc.record({
    kind: fc.constantFrom(null, 'meeting' as const),
    date: fc.constantFrom(null, '2023-07-13'),
    amount: fc.constantFrom(null, { value: 7e10, unit: '美元' }, { value: 3, unit: '架' }),
    people: fc.subarray(['putin', 'xi-jinping', 'lavrov', 'wang-yi']),
    places: fc.subarray(['moscow']),
  }),
  lang: fc.constant('zh-Hans' as const),
  independentSources: fc.integer({ min: 1, max: 30 }),
  links: fc
    .uniqueArray(link, { minLength: 1, maxLength: 30, selector: ({ articleId }) => articleId })
    .map(([first, ...rest]) => [first, ...rest] as never),
});
const passage = fc.record({ text: hostileText(300), link });
const parts = fc.record({
  figures: fc.array(
    fc.record({
      text: hostileText(40),
      link,
      what: hostileText(100),
      change: fc.constantFrom(null, 'up' as const, 'down' as const),
      isExpected: fc.boolean(),
      period: fc.option(hostileText(40)),
      claimant: fc.option(hostileText(40)),
    }),
    { maxLength: 2 },
  ),
  quotation: fc.option(
    fc.record({
      text: hostileText(90),
      link,
      speaker: fc.record({ nameId: fc.option(fc.constant('lavrov')), text: hostileText(20) }),
    }),
  ),
  disagreement: fc.option(fc.record({ claim: passage, denial: passage })),
  upcoming: fc.array(
    fc.record({ text: hostileText(300), link, date: fc.constantFrom('2023-07-14', '2023-07') }),
    { maxLength: 3 },
  ),
  corrections: fc.array(
    fc.record({
      link,
      headline: hostileText(400),
      formerHeadline: fc.option(hostileText(400)),
      gone: fc.option(fc.record({ text: hostileText(300), now: fc.option(hostileText(300)) })),
      standing: fc.constant([]),
      changedAt: time,
    }),
    { maxLength: 3 },
  ),
});
const digest: fc.Arbitrary<Digest> = fc
  .record({ parts, events: fc.array(event, { minLength: 1, maxLength: 5 }), time, topText: hostileText(200) })
  .filter(({ events }) => {
    const ids = events.map(({ links }) => (links as Digest['events'][number]['links'])[0].articleId);
    return new Set(ids).size === ids.length;
  })
  .map(({ parts: after, events, time: at, topText }) => ({
    ...after,
    kind: 'regular',
    composedAt: at,
    window: { from: at, to: at },
    timeZone: 'Asia/Shanghai',
    counts: { articles: events.length, stories: events.length },
    top: { text: topText, storyId: 'x', url: 'https://example.org/' },
    events,
  }));

describe('every message stays within the limits of Discord', () => {
  test('digests', () => {
    fc.assert(
      fc.property(digest, locale, (composed, language) => {
        const message = digestMessage(composed, { locale: language, marker: 'abcdefghijklmnop' });
        expect(faultsOf(message)).toEqual([]);
        expect(JSON.stringify(message)).toContain(composed.events[0]?.links[0].articleId);
      }),
      { numRuns: 200 },
    );
  });

  test('digests, of which just what is shown counts as told', () => {
    fc.assert(
      fc.property(digest, locale, (composed, language) => {
        const shown = fitDigest(composed, language);
        const text = JSON.stringify(
          digestMessage(composed, { locale: language, marker: 'abcdefghijklmnop' }),
        );
        const heads = composed.events.filter(({ links: [{ articleId }] }) => text.includes(`:${articleId}`));
        expect(shown.events).toEqual(heads);
        const changes = text.split(`🔄 **${translator(language)('digest.changed')}**`).length - 1;
        expect(changes).toBe(shown.corrections.length);
        expect(text.includes(`**${translator(language)('digest.quotationLabel')}**`)).toBe(
          shown.quotation !== null,
        );
      }),
      { numRuns: 200 },
    );
  });

  test('digests of corrections alone, each with all of them', () => {
    fc.assert(
      fc.property(digest, locale, (composed, language) => {
        const alone = { ...composed, top: null, events: [] };
        const message = digestMessage(alone, { locale: language, marker: 'abcdefghijklmnop' });
        expect(faultsOf(message)).toEqual([]);
        expect(JSON.stringify(message).match(/🔄/gu)?.length ?? 0).toBeGreaterThanOrEqual(
          composed.corrections.length,
        );
      }),
      { numRuns: 200 },
    );
  });

  test('the line of a day without news', () => {
    for (const language of locales) expect(faultsOf(emptyDigestMessage(language, 'marker'))).toEqual([]);
  });

  test('lists and searches', () => {
    const listed = fc.record({
      id: fc.stringMatching(/^[0-9a-z]{12}$/),
      url,
      title: hostileText(400),
      source: fc.domain(),
      publishedAt: time,
      publishedAtFrom: fc.constant('page'),
      snippet: fc.array(fc.record({ text: hostileText(120), hit: fc.boolean() }), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(listed, { minLength: 1, maxLength: 15, selector: ({ id }) => id }),
        locale,
        (articles, language) => {
          const reader = { locale: language, timeZone: 'UTC', now: '2026-11-20T00:00:00.000Z' };
          const paging = { page: 2, pages: 3, previous: 'news.search:k:1', next: 'news.search:k:3' };
          expect(faultsOf(listMessage('### head', articles, paging, reader))).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('comparisons of camps, each page', () => {
    const outlet = fc.oneof(fc.constantFrom('rfi-zh', 'xinhua-zh', 'tass-ru', 'cna-tw'), fc.domain());
    const read = fc.record({ source: outlet, articles: fc.nat(999), onRelation: fc.nat(99) });
    const reported = fc.record({
      article: fc.record({ title: hostileText(400), url, source: outlet, publishedAt: time }),
      carriedBy: fc.array(outlet, { maxLength: 40 }),
      more: fc.nat(99),
      former: fc.option(hostileText(400)),
    });
    const framing = fc.record({
      camp: fc.constantFrom(...sourceCamps),
      headlines: fc.array(reported, { minLength: 1, maxLength: 8 }),
    });
    fc.assert(
      fc.property(
        fc.array(framing, { maxLength: 5 }),
        fc.array(read, { maxLength: 60 }),
        hostileText(400),
        fc.nat(12),
        locale,
        (given, others, title, page, language) => {
          const former = new Map<string, { title: string; replacedAt: string }>();
          const framings = given.map(({ camp, headlines }, group) => ({
            camp,
            headlines: headlines.map(({ article, former: was, ...rest }, at) => {
              const id = `a${group}x${at}`;
              if (was !== null) former.set(id, { title: was, replacedAt: article.publishedAt });
              return { ...rest, article: readArticle(id, { ...article, agencies: agencyIds }).article };
            }),
          }));
          const span = { from: '2021-03-19T00:00:00.000Z', to: '2021-03-27T00:00:00.000Z' };
          const comparison = {
            framings,
            former,
            span,
            silent: others,
            elsewhere: others,
            unread: sourceCamps,
          };
          const routes = { toPage: (to: number) => `news.story.compare:s:${to}`, back: 'news.story:s:1' };
          const reader = { locale: language, timeZone: 'UTC', now: '2026-11-20T00:00:00.000Z' };
          expect(faultsOf(comparisonMessage({ headline: title }, comparison, routes, page, reader))).toEqual(
            [],
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  test('citations', () => {
    fc.assert(
      fc.property(hostileText(400), url, locale, (title, address, language) => {
        const row = toCitableRow(citedArticle('k3v9x2m4p6q8', { title, url: address }), language);
        const reader = { locale: language, timeZone: 'UTC', now: '2026-11-20T00:00:00.000Z' };
        expect(faultsOf(citationMessage(row, reader))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('summaries', () => {
    const sharing = fc.constantFrom<Sharing>(
      { kind: 'none' },
      { kind: 'offered' },
      { kind: 'done' },
      { kind: 'shared', userId: '9'.repeat(20) },
    );
    const story = fc.option(
      fc.record({
        id: fc.uuid(),
        articles: fc.array(fc.uuid(), { maxLength: 300 }),
        independentSources: fc.nat({ max: 90 }),
      }),
    );
    const former = fc.option(fc.record({ title: hostileText(400), replacedAt: time }));
    const facts = event.map((one) => one.facts);
    fc.assert(
      fc.property(
        fc.record({ title: hostileText(400), text: hostileText(5000), url, story, former, facts }),
        sharing,
        locale,
        ({ title, text, url: address, ...around }, shared, language) => {
          const summary = {
            method: 'lead' as const,
            sentences: [{ text, paragraph: -1, from: 0, to: text.length }],
          };
          const opened = { ...readArticle('a', { title, url: address }), summary, ...around };
          const reader = { locale: language, timeZone: 'UTC', now: '2026-11-20T00:00:00.000Z' };
          expect(faultsOf(summaryMessage(opened, shared, reader))).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('what is new for a person, with everything that they follow', () => {
    const article = fc.record({
      id: fc.stringMatching(/^[0-9a-z]{12}$/),
      url,
      title: hostileText(400),
      source: fc.domain(),
      publishedAt: time,
      publishedAtFrom: fc.constant('page'),
      copies: fc.nat({ max: 30 }),
    });
    const section = fc.record({
      follow: fc.record({ id: fc.stringMatching(/^[0-9a-z]{8}$/), query: hostileText(200) }),
      articles: fc.array(article, { minLength: 1, maxLength: 8 }),
      unseen: fc.nat({ max: 10_000 }),
    });
    const sections = fc
      .uniqueArray(section, { minLength: 1, maxLength: 10, selector: ({ follow }) => follow.id })
      .filter((all) => {
        const ids = all.flatMap(({ articles }) => articles.map(({ id }) => id));
        return new Set(ids).size === ids.length;
      });
    fc.assert(
      fc.property(sections, locale, time, (all, language, composedAt) => {
        const composed = { composedAt, timeZone: 'Asia/Shanghai', sections: all };
        const message = followDigestMessage(composed, language, 'abcdefghijklmnop');
        expect(faultsOf(message)).toEqual([]);
        for (const { follow } of all) expect(JSON.stringify(message)).toContain(follow.id);
        const following = {
          locale: language,
          schedule: dailyAt('08:00'),
          quiet: null,
          pause: { key: 'directMessagesClosed' },
          nextRunAt: null,
        } as const;
        const follows = all.map(({ follow }) => ({ ...follow, createdAt: composedAt }));
        const reader = { locale: language, timeZone: 'UTC', now: composedAt };
        expect(faultsOf(followsMessage({ subscription: following, follows }, null, reader))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('what became of the links of a message', () => {
    const listed = fc.record({
      id: fc.stringMatching(/^[0-9a-z]{12}$/),
      url,
      title: hostileText(400),
      source: fc.domain(),
      publishedAt: time,
      publishedAtFrom: fc.constant('page'),
    });
    const others = fc.uniqueArray(listed, { maxLength: 60, selector: ({ id }) => id });
    fc.assert(
      fc.property(others, fc.array(url, { maxLength: 50 }), locale, (articles, unknown, language) => {
        const reader = { locale: language, timeZone: 'UTC', now: '2026-11-20T00:00:00.000Z' };
        expect(faultsOf(linksMessage({ cards: 3, others: articles, unknown }, reader))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
