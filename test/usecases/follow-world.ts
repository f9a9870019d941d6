import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Article } from '../../src/articles/article.ts';
import { createDeliverer, type Deliverer } from '../../src/delivery/deliverer.ts';
import type { Locale } from '../../src/locale/locale.ts';
import { aliasesOf } from '../../src/names/names.ts';
import type { RelevanceLabel } from '../../src/reading/reading.ts';
import type { Services } from '../../src/services.ts';
import { createArticles } from '../../src/store/articles.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createDeliveries } from '../../src/store/deliveries.ts';
import { createFollows } from '../../src/store/follows.ts';
import { createPrivacy } from '../../src/store/privacy.ts';
import { createSearch } from '../../src/store/search.ts';
import { createSubscriptions } from '../../src/store/subscriptions.ts';
import { type Followed, follow, type TypedFollow } from '../../src/usecases/follow.ts';
import type { Person } from '../../src/usecases/person.ts';
import { composeNotice, composer } from '../../src/usecases/publish-digests.ts';
import { ScriptedDiscord } from '../delivery/scripted-discord.ts';
import { incoming, sampleReading } from '../store/sample-article.ts';

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** A bot with its store and its deliverer, a Discord beside it, and persons who follow; time goes on by `to` and `pass` alone. */
export interface FollowWorld {
  readonly services: Services;
  readonly discord: ScriptedDiscord;
  readonly deliverer: Deliverer;
  /** RFC 3339. */
  to(time: string): void;
  pass(ms: number): void;
  /** One pass of the bot. */
  tick(): Promise<void>;
  /** Begins from what is on disk. */
  restart(): Promise<void>;
  /** An article that is published and stored now, in the order of the calls. */
  publish(id: string, title: string, given?: Partial<Article>, label?: RelevanceLabel): Promise<void>;
  follow(query: string, typed?: Partial<TypedFollow>, by?: Partial<Person>): Promise<Followed>;
  /** The text of what a person was sent, oldest first. */
  inbox(userId?: string): readonly string[];
}

export const me: Person = { userId: 'u1', guildId: null, locale: 'en' };

/** All texts of a message, a line each. */
export function textsOf(message: unknown): string {
  const texts: string[] = [];
  JSON.stringify(message, (key, value) => {
    if (key === 'content') texts.push(String(value));
    return value;
  });
  return texts.join('\n');
}

export async function createFollowWorld(start: string): Promise<FollowWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'amur-follows-'));
  const path = join(folder, 'amur.db');
  let nowMs = Date.parse(start);
  let database = await openDatabase(path);
  const discord = new ScriptedDiscord(() => nowMs);
  onTestFinished(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function boot() {
    const now = () => nowMs;
    const bootMs = nowMs;
    const store = {
      articles: createArticles(database),
      search: createSearch(database, aliasesOf),
      subscriptions: createSubscriptions(database, now),
      deliveries: createDeliveries(database),
      follows: createFollows(database),
      privacy: createPrivacy(database),
    } as Services['store'];
    const deliverer = createDeliverer({
      store,
      discord,
      compose: composer({ store }),
      composeNotice,
      now,
      elapsed: () => nowMs - bootMs,
      random: () => 0.5,
      wait: async (ms) => {
        nowMs += Math.ceil(ms);
      },
      onPause: () => {},
    });
    const defaults = { locale: 'en' as Locale, timeZone: 'UTC' };
    return {
      now,
      startedAtMs: bootMs,
      store,
      discord,
      deliverer,
      defaults,
      version: '0',
      invites: { server: null, user: null },
    };
  }

  let services = boot();
  return {
    discord,
    get services() {
      return services;
    },
    get deliverer() {
      return services.deliverer;
    },
    to(time) {
      nowMs = Date.parse(time);
    },
    pass(ms) {
      nowMs += ms;
    },
    async tick() {
      const { failed } = await services.deliverer.deliverDue();
      if (failed[0]) throw failed[0].error;
    },
    async restart() {
      await database.close();
      database = await openDatabase(path);
      services = boot();
      await services.store.deliveries.releaseSending();
    },
    async publish(id, title, given = {}, label = 'core') {
      const publishedAt = new Date(nowMs).toISOString();
      const paragraphs = [`${title}。${id.repeat(40)}`];
      const article = { title, publishedAt, capturedAt: publishedAt, paragraphs, ...given };
      await services.store.articles.put([incoming(id, article, sampleReading(label))], nowMs);
    },
    follow: (query, typed = {}, by = {}) =>
      follow({ ...me, ...by }, services, {
        query,
        hour: null,
        zone: null,
        language: null,
        quiet: null,
        ...typed,
      }),
    inbox: (userId = me.userId) =>
      discord.posts
        .filter(({ channelId }) => channelId === `dm-${userId}`)
        .map(({ message }) => textsOf(message)),
  };
}
