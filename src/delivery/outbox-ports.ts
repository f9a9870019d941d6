import type { ComposeNotice } from './admin-notice.ts';
import type { DiscordHealth } from './after-try.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { DiscordPort } from './discord-port.ts';
import type { PauseReason, Subscription } from './subscription.ts';
import type { SubscriptionStore } from './subscription-store.ts';
import type { Clocks } from './try-clock.ts';

/** How two processes keep out of each other's way, in milliseconds. */
export interface Leases {
  /** Nobody else tries a row for so long after a try was begun: longer than a request can take. */
  readonly busyMs: number;
  /** A try that was recorded longer ago than this is not begun any more: this process stood still, and another may be at it. */
  readonly staleTryMs: number;
}

/** What the outbox works with. */
export interface OutboxPorts {
  readonly deliveries: DeliveryStore;
  readonly subscriptions: SubscriptionStore;
  readonly discord: DiscordPort;
  readonly clocks: Clocks;
  /** [0, 1). */
  readonly random: () => number;
  readonly composeNotice: ComposeNotice;
  readonly leases?: Leases;
  /** A subscription stopped running because of what Discord said. */
  readonly onPause: (subscription: Subscription, reason: PauseReason) => void;
}

/** What one step of an open row came to. */
export type TryResult =
  | { readonly kind: 'ended'; readonly state: 'sent' | 'parked' | 'expired' | 'uncertain' }
  | { readonly kind: 'waiting'; readonly health: DiscordHealth }
  /** Another process is at it, or it is gone. */
  | { readonly kind: 'passed' }
  | { readonly kind: 'unauthorized' };
