/** A first poll of a thousand feeds, a second one in which nothing has changed, and the same requests by undici alone. */
import { Agent, request } from 'undici';
import { limitYoungGeneration } from '../../../src/cli/limit-young-generation.ts';
import { feedAt } from '../../../src/sources/feed-list.ts';
import { newFeed } from '../../../src/sources/feed-state.ts';
import { createSourceClient } from '../../../src/sources/source-client.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { pollFeeds } from '../../../src/usecases/poll-feeds.ts';
import { cpuMs, peakRssMb, printFigures } from '../cpu-time.ts';
import { farm } from '../feed-farm.ts';

const [dataDir = '', ...ports] = process.argv.slice(2);
limitYoungGeneration(); // as the program does
const store = await openStore(dataDir);
const sources = createSourceClient({ userAgent: 'Amur/bench', allowedHosts: ['127.0.0.1'] });
const hosts = ports.map((port) =>
  Array.from({ length: farm.feedsPerHost }, (_, feed) => `http://127.0.0.1:${port}/f/${feed}`),
);
let now = Date.now();
await store.feeds.sync(hosts.flat().map((url) => newFeed(feedAt(url, 'settings'), now)));
const poll = () =>
  pollFeeds({ store, sources, now: () => now, random: () => 0 }, { hostsAtOnce: farm.hosts });

const startedMs = performance.now();
const first = await poll();
const firstMs = performance.now() - startedMs;

now += 86_400_000;
let notModified = 0;
const secondMs = await cpuMs(async () => {
  notModified = (await poll()).notModified;
});

const etags = new Map((await store.feeds.list()).map(({ url, etag }) => [url, etag ?? '']));
const dispatcher = new Agent({ pipelining: 1 });
const bareMs = await cpuMs(() =>
  Promise.all(
    hosts.map(async (urls) => {
      for (const url of urls) {
        const headers = { 'if-none-match': etags.get(url) ?? '', 'user-agent': 'Amur/bench' };
        await (await request(url, { dispatcher, headers })).body.dump();
      }
    }),
  ),
);
await dispatcher.close();
await sources.close();
await store.close();
printFigures({
  items: first.imported,
  updated: first.updated,
  failed: first.failed.length,
  broken: first.broken.length,
  firstMs,
  notModified,
  secondMs,
  bareMs,
  peakRssMb: peakRssMb(),
});
