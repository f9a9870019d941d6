import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Compose } from '../../src/delivery/compose.ts';
import { createDeliverer, type Deliverer } from '../../src/delivery/deliverer.ts';
import type { DeliveryStore } from '../../src/delivery/delivery-store.ts';
import { nextOccurrence } from '../../src/delivery/schedule.ts';
import type { GuildSubscription, NewSubscription, PauseReason } from '../../src/delivery/subscription.ts';
import type { SubscriptionStore } from '../../src/delivery/subscription-store.ts';
import { UserError } from '../../src/errors.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { createDeliveries } from '../../src/store/deliveries.ts';
import { createSubscriptions } from '../../src/store/subscriptions.ts';
import { markedMessage } from '../support/marked-message.ts';
import { Crash, ScriptedDiscord } from './scripted-discord.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/**
 * One bot, its database on disk, and a Discord beside it. Time goes on only by `pass`; the bot's clock may be off by `skewMs`.
 * News come in by `news`: a digest tells those since its cursor, so what was told twice or never can be counted.
 */
export interface World {
  readonly discord: ScriptedDiscord;
  readonly pauses: { readonly id: string; readonly reason: PauseReason }[];
  readonly compositions: { count: number };
  news: number;
  /** Messages of a digest. */
  parts: number;
  skewMs: number;
  readonly deliveries: DeliveryStore;
  readonly subscriptions: SubscriptionStore;
  readonly deliverer: Deliverer;
  now(): number;
  pass(ms: number): void;
  /** The machine sleeps: time goes on, but not the clock that counts from its start. */
  sleep(ms: number): void;
  subscribe(settings?: Partial<NewSubscription>): Promise<GuildSubscription>;
  /** One pass of the bot; after a crash in it, the bot is started again. */
  tick(): Promise<void>;
  /** `/digest send`, by the rules of `tick`; a refusal is an answer. */
  sendNow(subscriptionId: string, interactionId: string): Promise<void>;
  /** Begins from what is on disk, as after a kill. */
  restart(): Promise<void>;
  /** Removes the database. */
  close(): Promise<void>;
  /** Crashes at the n-th write from now, before or after its commit. */
  crashAtWrite: { at: number; when: 'before' | 'after' } | null;
}

export async function createWorld(start = '2026-11-20T00:00:00Z'): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'amur-'));
  const path = join(folder, 'amur.db');
  let trueMs = Date.parse(start);
  let asleepMs = 0;
  let database = await openDatabase(path);

  const compose: Compose = async ({ subscription, digestMarker, markerOfPart, noticeMarker }) => {
    world.compositions.count += 1;
    const from = subscription.cursorSeq ?? 0;
    const coverage = { throughSeq: world.news, storyIds: [], articleIds: [] };
    if (world.news === from)
      return { kind: 'empty', payload: markedMessage('nothing', noticeMarker), coverage };
    const payload = {
      ...markedMessage(`news ${from + 1}–${world.news} #${world.compositions.count}`, digestMarker),
      ...(subscription.kind === 'guild' &&
        subscription.postAs.kind === 'forumPost' && { forumPost: { title: 'news', tagIds: [] } }),
    };
    const more = Array.from({ length: world.parts - 1 }, (_, index) =>
      markedMessage(`part ${index + 2}`, markerOfPart(index + 1)),
    );
    return { kind: 'digest', payload, more, coverage };
  };

  function crashing(real: Database): Database {
    return {
      ...real,
      async write(transact) {
        const crash = world.crashAtWrite;
        const isNow = crash !== null && crash.at-- <= 0;
        if (isNow) world.crashAtWrite = null;
        if (isNow && crash.when === 'before') throw new Crash();
        const result = await real.write(transact);
        if (isNow) throw new Crash();
        return result;
      },
    };
  }

  function boot() {
    const bootMs = trueMs - asleepMs;
    const stored = crashing(database);
    const now = () => world.now();
    const subscriptions = createSubscriptions(stored, now);
    const deliveries = createDeliveries(stored);
    const deliverer = createDeliverer({
      store: { subscriptions, deliveries },
      discord: world.discord,
      compose,
      composeNotice: (_subscription, notice, marker) => markedMessage(JSON.stringify(notice), marker),
      now,
      elapsed: () => trueMs - asleepMs - bootMs,
      random: () => 0.5,
      wait: async (ms) => {
        trueMs += Math.ceil(ms);
      },
      onPause: ({ id }, reason) => world.pauses.push({ id, reason }),
    });
    return { subscriptions, deliveries, deliverer };
  }

  const world: World = {
    discord: new ScriptedDiscord(() => trueMs),
    pauses: [],
    compositions: { count: 0 },
    news: 1,
    parts: 1,
    skewMs: 0,
    crashAtWrite: null,
    get subscriptions() {
      return bot.subscriptions;
    },
    get deliveries() {
      return bot.deliveries;
    },
    get deliverer() {
      return bot.deliverer;
    },
    now: () => trueMs + world.skewMs,
    pass(ms) {
      trueMs += ms;
    },
    sleep(ms) {
      trueMs += ms;
      asleepMs += ms;
    },
    async subscribe(settings = {}) {
      const schedule = {
        timesOfDay: [{ slot: 0, time: '08:00' }],
        days: { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5, 6, 7] },
        timeZone: 'UTC',
      } as const;
      const subscription: NewSubscription = {
        guildId: 'g1',
        channelId: 'c1',
        channelName: 'news',
        postAs: { kind: 'message' },
        createdBy: 'u1',
        locale: 'en',
        schedule,
        limit: 5,
        onEmpty: 'once',
        ...settings,
      };
      const next = nextOccurrence(subscription.schedule, world.now());
      return world.subscriptions.add(subscription, new Date(next.dueAtMs).toISOString(), world.now());
    },
    async tick() {
      try {
        const { failed } = await world.deliverer.deliverDue();
        const fault = failed.find(({ error }) => !(error instanceof Crash));
        if (fault) throw fault.error;
        if (failed.length > 0) throw new Crash();
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        await world.restart();
      }
    },
    async sendNow(subscriptionId, interactionId) {
      try {
        await world.deliverer.sendNow(subscriptionId, interactionId);
      } catch (error) {
        if (error instanceof Crash) await world.restart();
        else if (!(error instanceof UserError)) throw error;
      }
    },
    async close() {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
    async restart() {
      world.crashAtWrite = null;
      await database.close();
      database = await openDatabase(path);
      bot = boot();
      await world.deliveries.releaseSending();
    },
  };
  let bot = boot();
  return world;
}
