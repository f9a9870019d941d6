import type { Subscription } from '../delivery/subscription.ts';
import type { Store } from '../store/store.ts';
import { demoIds } from './demo-server.ts';

type Kept = Pick<Store, 'subscriptions' | 'follows'>;

/** The digests of the page's server, and what its person follows. */
export async function ownSubscriptions({ subscriptions, follows }: Kept): Promise<readonly Subscription[]> {
  const following = await follows.of(demoIds.person);
  const ofServer = await subscriptions.listOfGuild(demoIds.guild);
  return following === null ? ofServer : [...ofServer, following.subscription];
}

/** The last year of four digits: times are compared as they are written. */
const foreverMs = Date.UTC(9999, 0);

/** Whether digests of real servers or persons run in this store: they are for their bot to send, and must not be touched here. */
export async function holdsOthers(store: Kept): Promise<boolean> {
  const running = (await ownSubscriptions(store)).filter(({ pause }) => pause === null).length;
  return (await store.subscriptions.countDue(0, foreverMs)) > running;
}
