import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import { occurrencesBetween } from '../../src/delivery/schedule.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createFollows } from '../../src/store/follows.ts';
import { createSubscriptions } from '../../src/store/subscriptions.ts';
import { dailyAt } from '../support/daily-at.ts';
import { type DiscordDouble, startDiscordDouble } from '../support/discord/discord-double.ts';
import type { Fault } from '../support/discord/faults.ts';
import { brokenPromises, type LedgerRow, nameOf, postsOf, readLedger } from '../support/ledger.ts';
import { type KillPoint, killPoints } from './kill-points.ts';
import { createRandom, type Random } from './random.ts';
import { startDelivery } from './start-delivery.ts';

const dayMs = 86_400_000;
const schedule = dailyAt('08:00');
const digests = { parts: 2, hasPicture: true } as const;

export interface ChainReport {
  readonly seed: number;
  /** Processes that died, by where. */
  readonly kills: Readonly<Record<string, number>>;
  readonly ends: Readonly<Record<string, number>>;
  /** What is broken of the promise, in words. */
  readonly broken: readonly string[];
}

/**
 * One history: a process for each point at which it may die, in an order of the seed's choice, and some that die at any
 * moment. Days, minutes or a moment lie between; Discord has faults of its own. Then one process that is left in peace, and
 * the ledger and Discord's messages are held against the promise.
 */
export async function runChain(seed: number): Promise<ChainReport> {
  const random = createRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'amur-crash-'));
  const databasePath = join(folder, 'amur.db');
  const double = await startDiscordDouble();
  const isReadable = random.below(4) > 0;
  try {
    const startMs = toMorning(double);
    await subscribeThree(double, databasePath, isReadable);
    const kills: Record<string, number> = {};
    const payloads = new Map<string, string | null>();
    const broken: string[] = [];
    const points: readonly (KillPoint | null)[] = [...killPoints, null, null];
    for (const point of random.shuffle(points)) {
      passTime(double, random);
      addFaults(double, random);
      // Who drains sends nothing more after the first.
      const killAt = point && { point, nth: point === 'draining' ? 1 : 1 + random.below(2) };
      const killAfterMs = point ? null : random.below(120);
      const { signal, code, log } = await startDelivery(double, databasePath, {
        killAt,
        killAfterMs,
        ...digests,
      }).ended;
      if (signal !== 'SIGKILL' && code !== 0) broken.push(`ended with ${code ?? signal}: ${log}`);
      const where = signal === 'SIGKILL' ? (point ?? 'any moment') : 'not met';
      kills[where] = (kills[where] ?? 0) + 1;
      broken.push(...changedPayloads(payloads, readLedger(databasePath)));
    }
    double.faults.clear();
    double.advance(11 * 60_000);
    const last = await startDelivery(double, databasePath, digests).ended;
    if (last.code !== 0) broken.push(`the last ended with ${last.code ?? last.signal}: ${last.log}`);
    const rows = readLedger(databasePath);
    broken.push(
      ...changedPayloads(payloads, rows),
      ...brokenPromises(rows, postsOf(double), { mayBeUncertain: !isReadable }),
      ...missingRuns(rows, startMs, double.now()),
    );
    return { seed, kills, ends: countBy(rows, ({ state }) => state), broken };
  } finally {
    await double.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Sets the double's clock to one minute past the schedule's time, and returns it. */
function toMorning(double: DiscordDouble): number {
  const nextDay = Math.ceil(double.now() / dayMs) * dayMs;
  double.advance(nextDay + 8 * 3_600_000 + 60_000 - double.now());
  return double.now();
}

async function subscribeThree(
  double: DiscordDouble,
  databasePath: string,
  isReadable: boolean,
): Promise<void> {
  const database = await openDatabase(databasePath);
  const subscriptions = createSubscriptions(database, () => double.now());
  for (const channelName of ['one', 'two']) {
    const readable = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;
    const guild = double.addGuild(isReadable ? {} : { bot: readable });
    const channel = double.addChannel(guild.id);
    const { id: channelId } = channel;
    // There a digest goes out by a second request, without its picture.
    if (channelName === 'two')
      channel.overwrites = [
        { id: guild.id, type: OverwriteType.Role, allow: 0n, deny: PermissionFlagsBits.AttachFiles },
      ];
    const settings = { guildId: guild.id, channelId, channelName, createdBy: '1', locale: 'en' } as const;
    const next = new Date(double.now() - 60_000).toISOString();
    await subscriptions.add(
      { ...settings, postAs: { kind: 'message' }, schedule, limit: 5, onEmpty: 'once' },
      next,
      double.now(),
    );
  }
  const userId = '2';
  const follows = createFollows(database);
  const { id: channelId } = double.directMessagesWith(userId);
  const personal = { channelId, locale: 'en', schedule, quiet: null } as const;
  await follows.add(userId, 'news', personal, new Date(double.now() - 60_000).toISOString(), double.now());
  await database.close();
}

function passTime(double: DiscordDouble, random: Random): void {
  const kind = random.below(10);
  if (kind < 2) double.advance(1_000 + random.below(60_000));
  else if (kind < 4) double.advance(random.below(20) * 60_000);
  else double.advance(dayMs * (kind < 9 ? 1 : 2));
}

function addFaults(double: DiscordDouble, random: Random): void {
  double.faults.clear();
  if (random.below(3) > 0) return;
  const accepted = random.below(2) === 0;
  const fault = random.pick<Fault>([
    { kind: 'reset', accepted },
    { kind: 'answer', status: 502, accepted },
    { kind: 'hang', accepted },
    { kind: 'rateLimit', retryAfterS: 0.2, scope: 'user' },
  ]);
  double.faults.add({ method: 'POST', path: /messages$/, nth: 1 + random.below(3), fault });
}

/** A message is composed once for its key, whatever comes. */
function changedPayloads(known: Map<string, string | null>, rows: readonly LedgerRow[]): readonly string[] {
  const changed = rows.filter((row) => known.has(nameOf(row)) && known.get(nameOf(row)) !== row.payload);
  for (const row of rows) known.set(nameOf(row), row.payload);
  return changed.map((row) => `${nameOf(row)}: composed anew`);
}

function missingRuns(rows: readonly LedgerRow[], startMs: number, endMs: number): readonly string[] {
  const due = occurrencesBetween(schedule, startMs - 60_000, endMs).map(({ occurrence }) => occurrence);
  const bySubscription = Map.groupBy(rows, ({ subscription_id }) => subscription_id);
  if (bySubscription.size !== 3) return [`${bySubscription.size} of 3 subscriptions have rows`];
  return [...bySubscription].flatMap(([id, own]) => {
    const settled = new Set(own.map(({ occurrence }) => occurrence));
    return due
      .filter((occurrence) => !settled.has(occurrence))
      .map((occurrence) => `${id} ${occurrence}: no row`);
  });
}

function countBy<T>(items: readonly T[], nameOfItem: (item: T) => string): Readonly<Record<string, number>> {
  const groups = Map.groupBy(items, nameOfItem);
  return Object.fromEntries([...groups].map(([name, group]) => [name, group.length]));
}
