import { connectDiscord } from '../connect-discord.ts';
import type { DeliveryReport } from '../delivery/deliverer.ts';
import type { DeliveryKey } from '../delivery/delivery.ts';
import { UserError } from '../errors.ts';
import { startPictures } from '../pictures/start-pictures.ts';
import type { CliIo } from './cli-io.ts';
import { answer, type Session, withStore } from './session.ts';

export interface DeliverOptions {
  /** RFC 3339. */
  readonly now?: string;
}

/** One pass of delivery, told as text or JSON. @throws UserError without a token, or when Discord cannot be reached */
export async function deliver(session: Session, options: DeliverOptions): Promise<void> {
  const report = await withStore(session, async (store) => {
    const { discord } = session.config;
    if (discord === null) throw new UserError('error.cli.noToken', {}, { kind: 'configuration' });
    const now = clockOf(session.io, options);
    const pictures = startPictures(session.log);
    try {
      const { deliverer } = await connectDiscord(discord, store, session.log, pictures.draw, now);
      return await deliverer.deliverDue();
    } finally {
      await pictures.close();
    }
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

function toKey({ subscriptionId, occurrence, part }: DeliveryKey): DeliveryKey {
  return { subscriptionId, occurrence, part };
}

function toText({ due, ...ended }: DeliveryReport): string {
  const states = ['sent', 'empty', 'parked', 'expired', 'uncertain'] as const;
  return `${due} due: ${states.map((state) => `${ended[state].length} ${state}`).join(', ')}`;
}
