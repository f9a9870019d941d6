/**
 * A process that delivers what is due until nothing is open, and is killed on the way as it is told: the real deliverer on
 * the real store over real HTTP. Its one argument is a `DeliveryTask` in JSON.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Compose } from '../../src/delivery/compose.ts';
import { createDeliverer } from '../../src/delivery/deliverer.ts';
import type { DeliveryStore } from '../../src/delivery/delivery-store.ts';
import { createDiscordPort } from '../../src/discord/discord-port.ts';
import { createRest } from '../../src/discord/rest.ts';
import { withPicture } from '../../src/messages/with-picture.ts';
import type { DrawChart } from '../../src/pictures/chart.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { createDeliveries } from '../../src/store/deliveries.ts';
import { createSubscriptions } from '../../src/store/subscriptions.ts';
import { markedMessage } from '../support/marked-message.ts';
import type { KillPoint } from './kill-points.ts';

export interface DeliveryTask {
  readonly databasePath: string;
  readonly url: string;
  readonly token: string;
  readonly botId: string;
  /** The clock of the double is so far from ours. */
  readonly clockOffsetMs: number;
  /** Dies when it passes by for the n-th time. */
  readonly killAt: { readonly point: KillPoint; readonly nth: number } | null;
  /** Dies so long after it began to deliver. */
  readonly killAfterMs: number | null;
  /** How the process ends there: for good, or for as long as the parent likes. */
  readonly signal: 'SIGKILL' | 'SIGSTOP';
  readonly leases?: { readonly busyMs: number; readonly staleTryMs: number };
  /** Whether it holds the data folder alone, so that nobody else can be sending. */
  readonly isAlone: boolean;
  readonly parts: number;
  /** Whether the first message of a digest comes with a picture. */
  readonly hasPicture: boolean;
}

const task: DeliveryTask = JSON.parse(process.argv[2] ?? '');
const stopping = new AbortController();
const now = () => Date.now() + task.clockOffsetMs;
let passed = 0;

function die(): void {
  process.kill(process.pid, task.signal);
}

function passBy(point: KillPoint): void {
  if (point !== task.killAt?.point) return;
  passed += 1;
  if (passed === task.killAt.nth) die();
}

/** What the transactions that run now will have done. */
let inside: KillPoint | null = null;

function killable(database: Database): Database {
  return {
    ...database,
    write: (transact) =>
      database.write(async (trx) => {
        const result = await transact(trx);
        if (inside) passBy(inside);
        return result;
      }),
  };
}

function killableStore(deliveries: DeliveryStore): DeliveryStore {
  const around = async <T>(during: KillPoint, after: KillPoint, work: () => Promise<T>): Promise<T> => {
    inside = during;
    const result = await work().finally(() => {
      inside = null;
    });
    passBy(after);
    return result;
  };
  return {
    ...deliveries,
    plan: (...plan) => around('planning', 'planned', () => deliveries.plan(...plan)),
    markSending: (...mark) => around('trying', 'tried', () => deliveries.markSending(...mark)),
    markSent: (...mark) => {
      passBy('answered');
      return around('confirming', 'confirmed', () => deliveries.markSent(...mark));
    },
    get: (key) => {
      if (key.part > 0) passBy('betweenParts');
      return deliveries.get(key);
    },
  };
}

const killableFetch: typeof fetch = async (url, init) => {
  if (init?.method !== 'POST' || !String(url).endsWith('/messages')) return fetch(url, init);
  const answer = fetch(url, init);
  setTimeout(() => passBy('requested'), process.pid % 4);
  if (task.killAt?.point === 'draining') stopping.abort();
  const response = await answer;
  if (response.ok) passBy('accepted');
  if (response.ok) passBy('draining');
  return response;
};

const chart = {
  kind: 'chart',
  name: 'coverage.png',
  description: 'coverage',
  chart: { kind: 'bars', title: 'coverage', locale: 'en', labels: [], series: [] },
} as const;

const draw: DrawChart = async () => {
  passBy('drawing');
  return new Uint8Array([1]);
};

const compose: Compose = async ({ subscription, digestMarker, markerOfPart }) => {
  // Another text each time, so that a message composed twice for one key is seen.
  const text = `${subscription.id} ${now()} ${process.pid}`;
  passBy('composed');
  return {
    kind: 'digest',
    payload: task.hasPicture
      ? withPicture(markedMessage(text, digestMarker), chart)
      : markedMessage(text, digestMarker),
    more: Array.from({ length: task.parts - 1 }, (_, index) =>
      markedMessage(`${text} ${index + 2}`, markerOfPart(index + 1)),
    ),
    coverage: { throughSeq: 1, storyIds: [], articleIds: [] },
  };
};

const database = killable(await openDatabase(task.databasePath));
const subscriptions = createSubscriptions(database, now);
const deliveries = killableStore(createDeliveries(database));
const rest = createRest({ token: task.token, apiUrl: task.url, fetch: killableFetch, timeoutMs: 1_000 });
const deliverer = createDeliverer({
  store: { subscriptions, deliveries },
  discord: createDiscordPort(rest, task.botId, now, draw),
  compose,
  composeNotice: (_subscription, { kind }, marker) => markedMessage(kind, marker),
  now,
  elapsed: () => performance.now(),
  random: () => 0.02,
  wait: (ms) => sleep(ms),
  onPause: () => {},
  ...(task.leases && { leases: task.leases }),
});

if (task.isAlone) await deliveries.releaseSending();
if (task.killAfterMs !== null) setTimeout(die, task.killAfterMs);
const giveUpMs = performance.now() + 15_000;
for (;;) {
  await deliverer.deliverDue(stopping.signal);
  const open = await database.read
    .selectFrom('delivery')
    .select('part')
    .where('state', 'in', ['planned', 'sending'])
    .execute();
  const due = await subscriptions.listDue(now(), 1);
  if (open.length + due.length === 0 || stopping.signal.aborted || performance.now() > giveUpMs) break;
  await sleep(20);
}
await database.close();
process.exit(0);
