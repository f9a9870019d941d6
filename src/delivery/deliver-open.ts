import { UserError } from '../errors.ts';
import type { DiscordHealth } from './after-try.ts';
import type { Delivery, DeliveryKey } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { Outbox } from './outbox.ts';
import type { Pace } from './pace.ts';

export interface SendPorts {
  readonly deliveries: DeliveryStore;
  readonly outbox: Outbox;
  readonly now: () => number;
  readonly pace: Pace;
}

/** What one pass over the open rows came to; rows that go on waiting are in none of the lists. */
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
/** So many answers missing in a row mean that Discord is down: the others would wait for their time-out in vain. */
const silenceEndsPass = 3;
const silenceHoldMs = 2_000;

/**
 * Advances every open row that is due for a try, one after the other, oldest first. An abort lets the one under way finish.
 * Stops early while Discord cannot be reached. Throws `UserError` of kind `configuration` when the token is refused.
 */
export async function deliverOpen(ports: SendPorts, signal?: AbortSignal): Promise<SendReport> {
  const ended = { sent: [], parked: [], expired: [], uncertain: [] } as Record<
    'sent' | 'parked' | 'expired' | 'uncertain',
    DeliveryKey[]
  >;
  const failed: { subscriptionId: string; error: unknown }[] = [];
  const hold = createHold();
  for await (const row of openRows(ports)) {
    await ports.pace(signal);
    if (signal?.aborted) break;
    try {
      const result = await ports.outbox.advance(row);
      if (result.kind === 'unauthorized') throw badToken();
      if (result.kind === 'ended') ended[result.state].push(row);
      if (result.kind !== 'passed')
        hold.note(result.kind === 'waiting' ? result.health : { kind: 'answers' });
    } catch (error) {
      if (isBadToken(error)) throw error;
      failed.push({ subscriptionId: row.subscriptionId, error });
    }
    if (hold.ms() > 0) break;
  }
  return { ...ended, failed, holdMs: hold.ms() };
}

/** Each open row once, also when it stays open. */
async function* openRows({ deliveries, now }: SendPorts): AsyncGenerator<Delivery> {
  const seen = new Set<string>();
  for (;;) {
    const rows = (await deliveries.listOpen(now(), rowsAtOnce)).filter((row) => !seen.has(nameOf(row)));
    if (rows.length === 0) return;
    for (const row of rows) {
      seen.add(nameOf(row));
      yield row;
    }
  }
}

function nameOf({ subscriptionId, occurrence, part }: DeliveryKey): string {
  return `${subscriptionId} ${occurrence} ${part}`;
}

/** Whether what Discord answers, or does not, concerns all requests. */
function createHold() {
  let ms = 0;
  let silences = 0;
  return {
    note(health: DiscordHealth): void {
      silences = health.kind === 'silent' ? silences + 1 : 0;
      if (health.kind === 'limited') ms = health.retryAfterMs;
      if (health.kind === 'unreachable' || silences >= silenceEndsPass) ms = silenceHoldMs;
    },
    ms: () => ms,
  };
}

export function badToken(): UserError {
  return new UserError('error.discord.badToken', {}, { kind: 'configuration' });
}

function isBadToken(error: unknown): boolean {
  return error instanceof UserError && error.key === 'error.discord.badToken';
}
