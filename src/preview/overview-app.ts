import type { Hono } from 'hono';
import type { DeliveryStore } from '../delivery/delivery-store.ts';
import type { SubscriptionStore } from '../delivery/subscription-store.ts';
import { chosenReader, type UsualReader } from './chosen-reader.ts';
import { type GuardPorts, guardedApp } from './guarded-app.ts';
import { type ListedServer, renderHistory, renderServers } from './overview-page.ts';
import { pageFileRoutes } from './page-file-routes.ts';

export interface OverviewPorts extends GuardPorts {
  readonly password: string;
  readonly store: { readonly subscriptions: SubscriptionStore; readonly deliveries: DeliveryStore };
  readonly reader: UsualReader;
}

const serversOnPage = 50;
const runsOnPage = 50;

/** The running bot's page: the digests of all servers and what became of their runs. It changes nothing. */
export function createOverviewApp(ports: OverviewPorts): Hono {
  const { store, now, reader } = ports;
  const app = guardedApp(ports);
  app.route('/', pageFileRoutes());

  app.get('/', async (c) => {
    const page = pageOf(c.req.query('page'));
    const guildIds = [
      ...(await store.subscriptions.activeGuilds()),
      ...(await store.subscriptions.leftGuilds()),
    ];
    const shown = guildIds.slice((page - 1) * serversOnPage, page * serversOnPage);
    const servers = await Promise.all(shown.map((guildId) => listServer(guildId, store)));
    const pages = { page, isLast: guildIds.length <= page * serversOnPage };
    return c.html(renderServers(servers, pages, { ...chosenReader(c, reader), nowMs: now() }), 200, fresh);
  });
  app.get('/digests/:id', async (c) => {
    const page = pageOf(c.req.query('page'));
    const subscription = await store.subscriptions.get(c.req.param('id'));
    // What a person follows is theirs alone.
    if (subscription === null || subscription.kind !== 'guild') return c.notFound();
    const runs = await store.deliveries.history(subscription.id, runsOnPage + 1, (page - 1) * runsOnPage);
    const pages = { page, isLast: runs.length <= runsOnPage };
    const shown = runs.slice(0, runsOnPage);
    return c.html(
      renderHistory(subscription, shown, pages, { ...chosenReader(c, reader), nowMs: now() }),
      200,
      fresh,
    );
  });
  return app;
}

const fresh = { 'cache-control': 'no-store' };

function pageOf(text: string | undefined): number {
  return /^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : 1;
}

async function listServer(
  guildId: string,
  { subscriptions, deliveries }: OverviewPorts['store'],
): Promise<ListedServer> {
  const digests = await Promise.all(
    (await subscriptions.listOfGuild(guildId)).map(async (subscription) => {
      const [last = null] = await deliveries.history(subscription.id, 1);
      return { subscription, last };
    }),
  );
  return { guildId, digests };
}
