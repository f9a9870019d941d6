import type { Services } from '../../src/services.ts';
import type { World } from '../delivery/delivery-world.ts';

/** The part of the services that a world of delivery can give. */
export function servicesOf(world: World): Services {
  const { subscriptions, deliveries, discord, deliverer } = world;
  const defaults = { locale: 'en', timeZone: 'UTC' };
  return {
    now: world.now,
    store: { subscriptions, deliveries },
    discord,
    deliverer,
    defaults,
  } as unknown as Services;
}
