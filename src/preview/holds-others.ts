import type { Store } from '../store/store.ts';
import { demoIds } from './demo-server.ts';

/** The last year of four digits: times are compared as they are written. */
const foreverMs = Date.UTC(9999, 0);

/** Whether digests of real servers or persons run in this store: they are for their bot to send, and must not be touched here. */
export async function holdsOthers({
  subscriptions,
  follows,
}: Pick<Store, 'subscriptions' | 'follows'>): Promise<boolean> {
  const following = await follows.of(demoIds.person);
  const own = [
    ...(await subscriptions.listOfGuild(demoIds.guild)),
    ...(following === null ? [] : [following.subscription]),
  ];
  const running = own.filter(({ pause }) => pause === null).length;
  return (await subscriptions.countDue(0, foreverMs)) > running;
}
