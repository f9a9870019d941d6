import type { Compose } from './compose.ts';
import { deliverOpen, type SendReport } from './deliver-open.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { DiscordPort } from './discord-port.ts';
import { createOutbox } from './outbox.ts';
import type { Leases, OutboxPorts } from './outbox-ports.ts';
import { createPace, spreadMs } from './pace.ts';
import { pacedDiscord } from './paced-discord.ts';
import { createPlanner, type Planner, type PlanReport } from './plan-due.ts';
import { sendManual } from './send-manual.ts';
import type { SubscriptionStore } from './subscription-store.ts';
import type { Clocks } from './try-clock.ts';

export interface DelivererPorts extends Clocks {
  readonly store: { readonly subscriptions: SubscriptionStore; readonly deliveries: DeliveryStore };
  readonly discord: DiscordPort;
  readonly compose: Compose;
  /** [0, 1). */
  readonly random: () => number;
  readonly wait: (ms: number) => Promise<void>;
  readonly composeNotice: OutboxPorts['composeNotice'];
  /** For tests that cannot wait. */
  readonly leases?: Leases;
  /** Called once for each subscription that stops running because of what Discord said. */
  readonly onPause: OutboxPorts['onPause'];
}

/** What one pass did; `docs/delivery.md` says what each word means. */
export interface DeliveryReport extends SendReport {
  /** Subscriptions that were due. */
  readonly due: number;
  readonly empty: PlanReport['empty'];
}

export interface Deliverer {
  /**
   * One pass: plans what is due and sends what is open. Passes never overlap: a call during one joins it. An abort lets
   * the message under way finish. Throws `UserError` of kind `configuration` when Discord refuses the token.
   */
  deliverDue(signal?: AbortSignal): Promise<DeliveryReport>;
  /** How long the digests of all servers take that are due within the minute of a time, in milliseconds. */
  spreadAt(dueAtMs: number): Promise<number>;
  /** See `sendManual`. */
  sendNow(subscriptionId: string, interactionId: string): Promise<Delivery>;
}

/** The one sender of a process: keeps the pace, and what this process knows of its own tries. */
export function createDeliverer(ports: DelivererPorts): Deliverer {
  const { subscriptions, deliveries } = ports.store;
  const { now, elapsed, compose } = ports;
  const discord = pacedDiscord(ports.discord, createPace(elapsed, ports.wait));
  const outbox = createOutbox({ ...ports, discord, subscriptions, deliveries, clocks: { now, elapsed } });
  const planPorts = { subscriptions, deliveries, now, compose };
  const sendPorts = { deliveries, outbox, now };
  // By the clock that cannot be set back: a wrong wall clock must not hold messages for hours.
  let holdUntilMs = elapsed();
  let pass: Promise<DeliveryReport> | null = null;

  async function runPass(signal?: AbortSignal): Promise<DeliveryReport> {
    const planner = createPlanner(planPorts, signal);
    const sent = isHeld() ? await planOnly(planner) : await deliverOpen({ ...sendPorts, ...planner }, signal);
    if (sent.holdMs > 0) holdUntilMs = elapsed() + sent.holdMs;
    const planned = planner.report();
    return {
      ...sent,
      due: planned.due,
      empty: planned.empty,
      expired: [...planned.expired, ...sent.expired],
      failed: [...planned.failed, ...sent.failed],
    };
  }

  function isHeld(): boolean {
    return elapsed() < holdUntilMs;
  }

  return {
    deliverDue(signal) {
      pass ??= runPass(signal).finally(() => {
        pass = null;
      });
      return pass;
    },
    async spreadAt(dueAtMs) {
      const minuteMs = Math.floor(dueAtMs / 60_000) * 60_000;
      return spreadMs(await subscriptions.countDue(minuteMs, minuteMs + 60_000));
    },
    sendNow: (subscriptionId, interactionId) =>
      sendManual({ ...planPorts, outbox }, subscriptionId, interactionId),
  };
}

async function planOnly(planner: Planner): Promise<SendReport> {
  while (await planner.planSome());
  return nothingSent;
}

const nothingSent: SendReport = { sent: [], parked: [], expired: [], uncertain: [], failed: [], holdMs: 0 };
