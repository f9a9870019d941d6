import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import type { Compose } from '../../src/delivery/compose.ts';
import { createDeliverer, type Deliverer } from '../../src/delivery/deliverer.ts';
import { nextOccurrence } from '../../src/delivery/schedule.ts';
import type { NewSubscription, PauseReason, Subscription } from '../../src/delivery/subscription.ts';
import type { SubscriptionStore } from '../../src/delivery/subscription-store.ts';
import { createDiscordPort } from '../../src/discord/discord-port.ts';
import { createRest } from '../../src/discord/rest.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { createDeliveries } from '../../src/store/deliveries.ts';
import { createSubscriptions } from '../../src/store/subscriptions.ts';
import { cannotDraw } from '../support/cannot-draw.ts';
import { dailyAt } from '../support/daily-at.ts';
import { type DiscordDouble, startDiscordDouble } from '../support/discord/discord-double.ts';
import type { DoubleMessage } from '../support/discord/world.ts';
import { brokenPromises, type LedgerRow, postsOf, readLedger } from '../support/ledger.ts';
import { markedMessage } from '../support/marked-message.ts';

const secondMs = 1_000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The deliverer on a real database, over real HTTP, beside a double of Discord that shares its clock. */
export interface Stage {
  readonly double: DiscordDouble;
  readonly databasePath: string;
  readonly guildId: string;
  readonly channelId: string;
  /** The first subscription's. */
  readonly id: string;
  readonly subscriptions: SubscriptionStore;
  readonly deliverer: Deliverer;
  readonly database: Database;
  readonly pauses: readonly PauseReason[];
  /** The bot's clock is wrong by so much. */
  skewMs: number;
  /** Names are not resolved while it is down. */
  network: 'up' | 'down';
  /** Messages of a digest. */
  parts: number;
  /** How long the text of a message is, at least. */
  characters: number;
  /** What stands around the database's writes. */
  aroundWrite: <T>(write: () => Promise<T>) => Promise<T>;
  pass(ms: number): void;
  /** One more digest, in a server of its own unless told. */
  subscribe(settings?: Partial<NewSubscription>): Promise<Subscription>;
  tick(): ReturnType<Deliverer['deliverDue']>;
  /** Ticks, `everyMs` apart, until `condition` holds. */
  until(condition: () => boolean, everyMs?: number): Promise<void>;
  tickFor(ms: number, everyMs: number): Promise<void>;
  /** Begins from what is on disk. */
  restart(): Promise<void>;
  ledger(): readonly LedgerRow[];
  /** `2026-11-20#0 sent`, with the reason's key where there is one, of one subscription. */
  states(id?: string): readonly string[];
  /** Digests in a channel, whether they still stand or not. */
  posts(channelId?: string): readonly DoubleMessage[];
  /** Requests to post. */
  tries(): number;
  paused(id?: string): Promise<string | null>;
}

/** Begins at 07:00. When the test is over, the ledger and all messages are held against the promise. */
export async function createStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'amur-fault-'));
  const databasePath = join(folder, 'amur.db');
  const double = await startDiscordDouble();
  let passedMs = 0;
  double.advance(Math.ceil(double.now() / dayMs) * dayMs + 7 * hourMs - double.now());
  let database = await openDatabase(databasePath, { busyAfterMs: 300 });

  const compose: Compose = async ({ subscription, dueAtMs, digestMarker, markerOfPart }) => {
    const text =
      `news of ${new Date(dueAtMs).toISOString()} ${subscription.kind === 'guild' ? subscription.channelName : ''}`.padEnd(
        stage.characters,
        '.',
      );
    return {
      kind: 'digest',
      payload: markedMessage(text, digestMarker),
      more: Array.from({ length: stage.parts - 1 }, (_, index) =>
        markedMessage(`${text}, part ${index + 2}`, markerOfPart(index + 1)),
      ),
      coverage: { throughSeq: 1, storyIds: [], articleIds: [] },
    };
  };
  const fetchOrFail: typeof fetch = (...request) => {
    if (stage.network === 'up') return fetch(...request);
    const cause = Object.assign(new Error('getaddrinfo ENOTFOUND'), { syscall: 'getaddrinfo' });
    return Promise.reject(new TypeError('fetch failed', { cause }));
  };

  function boot() {
    const now = () => double.now() + stage.skewMs;
    const stored: Database = {
      ...database,
      write: (transact) => stage.aroundWrite(() => database.write(transact)),
    };
    const rest = createRest({ token: double.token, apiUrl: double.url, fetch: fetchOrFail, timeoutMs: 400 });
    const subscriptions = createSubscriptions(stored, now);
    const deliverer = createDeliverer({
      store: { subscriptions, deliveries: createDeliveries(stored) },
      discord: createDiscordPort(rest, double.botId, now, cannotDraw),
      compose,
      composeNotice: (_subscription, notice, marker) => markedMessage(JSON.stringify(notice), marker),
      now,
      elapsed: () => performance.now() + passedMs,
      random: () => 0.5,
      wait: (ms) => sleep(ms),
      onPause: (_subscription, reason) => pauses.push(reason),
    });
    return { subscriptions, deliverer };
  }

  const pauses: PauseReason[] = [];
  const guildId = double.addGuild().id;
  const channelId = double.addChannel(guildId).id;
  let firstId = '';
  const stage: Stage = {
    double,
    databasePath,
    guildId,
    channelId,
    get id() {
      return firstId;
    },
    get subscriptions() {
      return bot.subscriptions;
    },
    get deliverer() {
      return bot.deliverer;
    },
    get database() {
      return database;
    },
    pauses,
    skewMs: 0,
    network: 'up',
    parts: 1,
    characters: 0,
    aroundWrite: (write) => write(),
    pass(ms) {
      passedMs += ms;
      double.advance(ms);
    },
    async subscribe(settings = {}) {
      const guild = settings.guildId ?? double.addGuild().id;
      const subscription: NewSubscription = {
        guildId: guild,
        channelId: settings.channelId ?? double.addChannel(guild).id,
        channelName: 'news',
        postAs: { kind: 'message' },
        createdBy: '100000000000000001',
        locale: 'en',
        schedule: dailyAt('08:00'),
        limit: 5,
        onEmpty: 'once',
        ...settings,
      };
      const next = nextOccurrence(subscription.schedule, double.now());
      return bot.subscriptions.add(subscription, new Date(next.dueAtMs).toISOString(), double.now());
    },
    tick: () => bot.deliverer.deliverDue(),
    async until(condition, everyMs = secondMs) {
      for (let turn = 0; turn < 400; turn += 1) {
        await stage.tick();
        if (condition()) return;
        stage.pass(everyMs);
        await sleep(10);
      }
      throw new Error(`never came: ${condition}; ${stage.states().join(', ')}`);
    },
    async tickFor(ms, everyMs) {
      for (let passed = 0; passed < ms; passed += everyMs) {
        await stage.tick();
        stage.pass(everyMs);
      }
    },
    async restart() {
      await database.close();
      database = await openDatabase(databasePath, { busyAfterMs: 300 });
      bot = boot();
      await createDeliveries(database).releaseSending();
    },
    ledger: () => readLedger(databasePath),
    states: (id = firstId) =>
      stage
        .ledger()
        .filter((row) => row.subscription_id === id && row.kind === 'digest')
        .map(({ occurrence, state, reason }) =>
          [dayOf(occurrence), state, reason && JSON.parse(reason).key].filter(Boolean).join(' '),
        ),
    posts: (channel = channelId) => postsOf(double).filter((post) => post.channelId === channel),
    tries: () =>
      double.requests.filter(({ method, path }) => method === 'POST' && /s\/\d+\/messages$/.test(path))
        .length,
    async paused(id = firstId) {
      return (await bot.subscriptions.get(id))?.pause?.key ?? null;
    },
  };

  /** Days from the first, so that a test reads the same on every date. */
  function dayOf(occurrence: string): string {
    const day = Math.round((Date.parse(occurrence.slice(0, 10)) - firstDayMs) / dayMs);
    return Number.isNaN(day) ? occurrence : `day ${day}`;
  }

  let bot = boot();
  const firstDayMs = Math.floor(double.now() / dayMs) * dayMs;
  firstId = (await stage.subscribe({ guildId, channelId })).id;
  onTestFinished(async () => {
    const rows = stage.ledger();
    const posts = postsOf(double);
    await database.close();
    await double.close();
    rmSync(folder, { recursive: true, force: true });
    expect(brokenPromises(rows, posts)).toEqual([]);
  });
  return stage;
}

/** A stage on which the digest has just fallen due. */
export async function createDueStage(): Promise<Stage> {
  const stage = await createStage();
  stage.pass(hourMs + secondMs);
  return stage;
}

/** Whether nothing of any digest is open. */
export function isSettled({ ledger }: Stage): boolean {
  const rows = ledger();
  return rows.length > 0 && rows.every(({ state }) => state !== 'planned' && state !== 'sending');
}
