import { UserError } from '../errors.ts';
import type { DiscordHealth } from './after-try.ts';
import { type Delivery, type DeliveryKey, isOfRun } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { Outbox } from './outbox.ts';

export interface SendPorts {
  readonly deliveries: DeliveryStore;
  readonly outbox: Outbox;
  readonly now: () => number;
  /** Adds rows to be sent; false when there will be no more. */
  readonly planSome: () => Promise<boolean>;
}

/** What one pass over the open rows came to. Rows that go on waiting, and what follows from runs, are in none of the lists. */
export interface SendReport {
  readonly sent: readonly DeliveryKey[];
  readonly parked: readonly DeliveryKey[];
  readonly expired: readonly DeliveryKey[];
  readonly uncertain: readonly DeliveryKey[];
  readonly failed: readonly { readonly subscriptionId: string; readonly error: unknown }[];
  /** All requests are to wait so long; 0 when nothing holds them up. */
  readonly holdMs: number;
}

const rowsAtOnce = 200;
/** Enough to keep the pace where Discord takes a third of a second for an answer. */
const sendersAtOnce = 16;
/** So many answers missing in a row mean that Discord is down: the others would wait for their time-out in vain. */
const silenceEndsPass = 3;
const silenceHoldMs = 2_000;

/**
 * Advances every open row that is due for a try, several at once but one in a channel, and plans the next meanwhile. The first
 * goes alone: a bad token or a Discord that is down shows with it. An abort lets those under way finish. Stops early while
 * Discord cannot be reached. Throws `UserError` of kind `configuration` when the token is refused.
 */
export async function deliverOpen(ports: SendPorts, signal?: AbortSignal): Promise<SendReport> {
  const ended = { sent: [], parked: [], expired: [], uncertain: [] } as Record<
    'sent' | 'parked' | 'expired' | 'uncertain',
    DeliveryKey[]
  >;
  const failed: { subscriptionId: string; error: unknown }[] = [];
  const hold = createHold();
  const inTurn = createLines();
  const rows = rowsToSend(ports);
  let badToken: unknown = null;
  const isOver = () => signal?.aborted || hold.ms() > 0 || badToken !== null;

  /** Whether it is sent now. */
  async function advance(row: Delivery): Promise<boolean> {
    if (isOver()) return false;
    try {
      const result = await ports.outbox.advance(row);
      if (result.kind === 'unauthorized') throw badTokenError();
      if (result.kind === 'ended' && isOfRun(row)) ended[result.state].push(row);
      if (result.kind !== 'passed')
        hold.note(result.kind === 'waiting' ? result.health : { kind: 'answers' });
      return result.kind === 'ended' && result.state === 'sent';
    } catch (error) {
      if (isBadToken(error)) badToken = error;
      else failed.push({ subscriptionId: row.subscriptionId, error });
      return false;
    }
  }

  async function advanceWithParts(row: Delivery): Promise<void> {
    let next: Delivery | null = row;
    while (next && (await advance(next))) next = await ports.deliveries.get({ ...next, part: next.part + 1 });
  }

  async function send(atMost: number): Promise<void> {
    for (let count = 0; count < atMost && !isOver(); count += 1) {
      const { value: row } = await rows.next();
      if (!row) return;
      await inTurn(row.channelId, () => advanceWithParts(row));
    }
  }

  await send(1);
  await Promise.all(Array.from({ length: sendersAtOnce }, () => send(Number.POSITIVE_INFINITY)));
  await rows.return(undefined);
  if (badToken !== null) throw badToken;
  return { ...ended, failed, holdMs: hold.ms() };
}

/** Each open row once, also when it stays open. While these go out, the next are planned. */
async function* rowsToSend({ deliveries, now, planSome }: SendPorts): AsyncGenerator<Delivery, undefined> {
  const seen = new Set<string>();
  let planning = planSome();
  try {
    for (;;) {
      const more = await planning;
      if (more) planning = planSome();
      const rows = (await deliveries.listOpen(now(), rowsAtOnce)).filter((row) => !seen.has(nameOf(row)));
      if (rows.length === 0 && !more) return;
      for (const row of rows) {
        seen.add(nameOf(row));
        yield row;
      }
    }
  } finally {
    // What is due is recorded even when it cannot be sent now.
    while (await planning) planning = planSome();
  }
}

function nameOf({ subscriptionId, occurrence, part }: DeliveryKey): string {
  return `${subscriptionId} ${occurrence} ${part}`;
}

/** Work under one name goes one after the other, work under different names at once. None of it may throw. */
function createLines() {
  const lines = new Map<string, Promise<void>>();
  return async (name: string, work: () => Promise<void>): Promise<void> => {
    const mine = (lines.get(name) ?? Promise.resolve()).then(work);
    lines.set(name, mine);
    await mine;
    if (lines.get(name) === mine) lines.delete(name);
  };
}

/** Whether what Discord answers, or does not, concerns all requests. */
function createHold() {
  let ms = 0;
  let silences = 0;
  return {
    note(health: DiscordHealth): void {
      silences = health.kind === 'silent' ? silences + 1 : 0;
      if (health.kind === 'limited') ms = Math.max(ms, health.retryAfterMs);
      if (health.kind === 'unreachable' || silences >= silenceEndsPass) ms = Math.max(ms, silenceHoldMs);
    },
    ms: () => ms,
  };
}

export function badTokenError(): UserError {
  return new UserError('error.discord.badToken', {}, { kind: 'configuration' });
}

function isBadToken(error: unknown): boolean {
  return error instanceof UserError && error.key === 'error.discord.badToken';
}
