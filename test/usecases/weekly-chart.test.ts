import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { weeklyChart } from '../../src/usecases/weekly-chart.ts';
import { incoming, sampleReading } from '../store/sample-article.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const dueAtMs = Date.parse('2023-07-13T08:00:00Z'); // a Thursday; its week began on the 9th at 16:00 UTC in Shanghai
const wanted = {
  id: 's1',
  chart: true,
  locale: 'zh-CN',
  schedule: {
    timesOfDay: [{ slot: 0, time: '16:00' }],
    days: { kind: 'weekdays', weekdays: [1, 4] },
    timeZone: 'Asia/Shanghai',
  },
} as const;

/** A store with an article of some weeks ago, whose last digest was due at a time. */
async function storeAfter(lastDigestDueAt: string | null, publishedAt = '2023-06-01T00:00:00.000Z') {
  const store = await openStore(temporaryFolder());
  await store.articles.put([incoming('a', { publishedAt }, sampleReading('core'))], dueAtMs);
  const deliveries = { ...store.deliveries, lastDigestDueAt: async () => lastDigestDueAt };
  return { store: { ...store, deliveries } };
}

test.each([
  [null, true],
  ['2023-07-09T15:59:59.000Z', true],
  ['2023-07-09T16:00:00.000Z', false],
  ['2023-07-13T00:00:00.000Z', false],
])('after a digest of %s: %s', async (last, comes) => {
  const services = await storeAfter(last);
  const attachment = await weeklyChart(services, wanted, dueAtMs);
  expect(attachment !== null).toBe(comes);
  await services.store.close();
});

test('it shows eight weeks in the words of the subscription', async () => {
  const services = await storeAfter(null);
  const attachment = await weeklyChart(services, wanted, dueAtMs);
  expect(attachment).toMatchObject({
    name: 'coverage.png',
    chart: { title: '每周报道数', subtitle: '2023年5月22日至7月13日', labels: { length: 8 } },
  });
  await services.store.close();
});

test('none where none is wanted, and where there was no coverage', async () => {
  const services = await storeAfter(null);
  expect(await weeklyChart(services, { ...wanted, chart: false }, dueAtMs)).toBeNull();
  await services.store.close();
  const old = await storeAfter(null, '2020-06-01T00:00:00.000Z');
  expect(await weeklyChart(old, wanted, dueAtMs)).toBeNull();
  await old.store.close();
});
