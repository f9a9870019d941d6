import { setTimeout } from 'node:timers/promises';
import { createDeliverer, type Deliverer, type DeliveryReport } from '../delivery/deliverer.ts';
import type { DeliveryKey } from '../delivery/delivery.ts';
import { createDiscordPort } from '../discord/discord-port.ts';
import { fetchIdentity } from '../discord/identity.ts';
import { createRest } from '../discord/rest.ts';
import { UserError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { composeNotice, composer } from '../usecases/publish-digests.ts';
import type { CliIo } from './cli-io.ts';
import type { DeliverOptions } from './deliver-command.ts';
import { answer, type Session, withStore } from './session.ts';

/** One pass of delivery, told as text or JSON. @throws UserError without a token, or when Discord cannot be reached */
export async function deliver(session: Session, options: DeliverOptions): Promise<void> {
  const report = await withStore(session, async (store) => {
    const deliverer = await openDeliverer(session, store, clockOf(session.io, options));
    return deliverer.deliverDue();
  });
  const { due, sent, empty, parked, expired, uncertain, failed } = report;
  const document = {
    due,
    sent: sent.length,
    empty: empty.length,
    parked: parked.map(toKey),
    expired: expired.map(toKey),
    uncertain: uncertain.map(toKey),
  };
  answer(session, document, () => toText(report));
  for (const { subscriptionId, error } of failed)
    session.log.error({ err: error, subscriptionId }, 'not delivered');
  if (failed.length > 0) throw new UserError('error.cli.notDelivered', { count: failed.length });
}

/** The real clock, or one that shows `--now` at the start and goes on from there. */
function clockOf(io: CliIo, { now }: DeliverOptions): () => number {
  const shiftMs = now === undefined ? 0 : Date.parse(now) - io.now();
  return () => io.now() + shiftMs;
}

async function openDeliverer({ config, log }: Session, store: Store, now: () => number): Promise<Deliverer> {
  if (config.discord === null) throw new UserError('error.cli.noToken', {}, { kind: 'configuration' });
  const rest = createRest({ ...config.discord, fetch });
  const { userId } = await fetchIdentity(rest);
  return createDeliverer({
    store,
    discord: createDiscordPort(rest, userId, now),
    compose: composer({ store }),
    composeNotice,
    now,
    elapsed: () => performance.now(),
    random: Math.random,
    wait: (ms) => setTimeout(ms),
    onPause: ({ id }, reason) => log.warn({ subscriptionId: id, reason }, 'subscription paused'),
  });
}

function toKey({ subscriptionId, occurrence, part }: DeliveryKey): DeliveryKey {
  return { subscriptionId, occurrence, part };
}

function toText({ due, ...ended }: DeliveryReport): string {
  const states = ['sent', 'empty', 'parked', 'expired', 'uncertain'] as const;
  return `${due} due: ${states.map((state) => `${ended[state].length} ${state}`).join(', ')}`;
}
