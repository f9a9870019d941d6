/** A first poll of a thousand feeds, a second one in which nothing has changed, and the same requests by undici alone. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { limitHeap } from '../../../src/cli/limit-heap.ts';
import { feedAt } from '../../../src/sources/feed-list.ts';
import { newFeed } from '../../../src/sources/feed-state.ts';
import { requestHeaders } from '../../../src/sources/fetch-document.ts';
import { createSourceClient } from '../../../src/sources/source-client.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { pollFeeds } from '../../../src/usecases/poll-feeds.ts';
import { cpuMs, printFigures, watchFamily } from '../cpu-time.ts';
import { farm } from '../feed-farm.ts';
import { median } from '../run-task.ts';

const [dataDir = '', ...ports] = process.argv.slice(2);
limitHeap(); // as the program does
const store = await openStore(dataDir, 'normal'); // as the thread does that polls
const sources = createSourceClient({ userAgent: 'Amur/bench', allowedHosts: ['127.0.0.1'] });
const urls = ports.flatMap((port) =>
  Array.from({ length: farm.feedsPerHost }, (_, feed) => `http://127.0.0.1:${port}/f/${feed}`),
);
let now = Date.now();
await store.feeds.sync(urls.map((url) => newFeed(feedAt(url, 'settings'), now)));
const poll = () =>
  pollFeeds({ store, sources, now: () => now, random: () => 0 }, { hostsAtOnce: farm.hosts });

const memory = watchFamily();
const startedMs = performance.now();
const first = await poll();
const firstMs = performance.now() - startedMs;
const peakMb = memory.peakMb();

// One more feed, its items the first that are not there: from asking for it to finding one of them.
const [port = ''] = ports;
const added = farm.hosts * farm.feedsPerHost;
await store.feeds.add(newFeed(feedAt(`http://127.0.0.1:${port}/f/${added}`, 'command'), now));
const askedMs = performance.now();
const adding = poll();
const firstAdded = `http://127.0.0.1:${port}/a/${added * farm.itemsPerFeed}`;
while ((await store.articles.findByUrl(firstAdded)) === null) await sleep(5);
const findableMs = performance.now() - askedMs;
await adding;

const etags = (await store.feeds.list()).map(({ url, etag }) => [url, etag] as const);
const dispatcher = new Agent({ pipelining: 1 });
/** The same requests with the same headers, one after the other, as the client asks what is one host to it. */
const pollBare = async () => {
  for (const [url, etag] of etags) {
    const headers = requestHeaders({ etag, lastModified: null }, 'Amur/bench');
    await (await request(url, { dispatcher, headers })).body.dump();
  }
};

// In pairs, so that a busy moment of the machine burdens both; the first ones, in which the compiler is still at work, are not counted.
const turns: { readonly pollMs: number; readonly bareMs: number }[] = [];
let notModified = 0;
for (let turn = -25; turn < 61; turn += 1) {
  now += 2 * 86_400_000;
  const pollMs = await cpuMs(async () => {
    notModified = (await poll()).notModified;
  });
  const bareMs = await cpuMs(pollBare);
  if (turn >= 0) turns.push({ pollMs, bareMs });
}
const cheapest = (values: readonly number[]) => Math.min(...values);
const ratios = turns.map(({ pollMs, bareMs }) => pollMs / bareMs).toSorted((a, b) => a - b);
await dispatcher.close();
await sources.close();
await store.close();
printFigures({
  items: first.imported,
  updated: first.updated,
  failed: first.failed.length,
  broken: first.broken.length,
  firstMs,
  findableMs,
  notModified,
  secondMs: median(turns.map(({ pollMs }) => pollMs)),
  bareMs: median(turns.map(({ bareMs }) => bareMs)),
  ratio: median(ratios),
  cheapestRatio: cheapest(turns.map(({ pollMs }) => pollMs)) / cheapest(turns.map(({ bareMs }) => bareMs)),
  lowerQuartile: ratios.at(turns.length >> 2) ?? Number.NaN,
  upperQuartile: ratios.at(-1 - (turns.length >> 2)) ?? Number.NaN,
  peakMb,
});
