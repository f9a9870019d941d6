import { createHash } from 'node:crypto';
import type { DeliveryKey, DeliveryKind } from './delivery.ts';

/**
 * The nonce of a message: the same at every try of a key, another for every other key and kind.
 * 22 characters of base64url hold 132 bits; Discord takes 25. [resources/message]
 */
export function nonceOf(key: DeliveryKey, kind: DeliveryKind): string {
  return digest('nonce', key, kind, 22);
}

/** What stands in the `custom_id` of a button, to tell this message from all others when reading back. */
export function markerOf(key: DeliveryKey, kind: DeliveryKind): string {
  return digest('marker', key, kind, 16);
}

function digest(purpose: string, key: DeliveryKey, kind: DeliveryKind, length: number): string {
  const name = JSON.stringify([purpose, kind, key.subscriptionId, key.occurrence, key.part]);
  return createHash('sha256').update(name).digest('base64url').slice(0, length);
}
