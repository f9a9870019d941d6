import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourceClient } from '../../src/sources/feed.ts';
import type { Resolve } from '../../src/sources/guarded-connector.ts';
import { isPublicAddress } from '../../src/sources/public-address.ts';
import { createSourceClient } from '../../src/sources/source-client.ts';
import { answer, type FeedServer, redirect, startFeedServer } from '../support/feed-server.ts';

/** Hosts that mean this machine, its network, or nothing on the public Internet. */
const hosts = [
  // Loopback, in the spellings that URLs allow.
  ...['127.0.0.1', '127.1', '127.0.1', '127.255.255.254', '2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1'],
  ...[
    '017700000001',
    '0x7f.0x0.0x0.0x1',
    '127.0.0.1.',
    '１２７.０.０.１',
    '127。0。0。1',
    '①②⑦.⓪.⓪.①',
    '%31%32%37.0.0.1',
  ],
  ...['[::1]', '[0:0:0:0:0:0:0:1]', '[0000::0001]', 'localhost', 'LOCALHOST', 'localhost.', 'a.localhost'],
  // This host, any address.
  ...['0.0.0.0', '0', '0.0.0.1', '0x0', '[::]'],
  // IPv4 in IPv6: mapped, compatible, translated, NAT64, 6to4, Teredo.
  ...[
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:ffff:127.0.0.1]',
    '[::127.0.0.1]',
    '[::ffff:10.0.0.1]',
  ],
  ...[
    '[::ffff:0:127.0.0.1]',
    '[64:ff9b::127.0.0.1]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '[2001::7f00:1]',
  ],
  // Private, shared, link-local (and the metadata services there), benchmarking, documentation, reserved, multicast.
  ...['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.1.254'],
  ...['100.64.0.1', '100.127.255.255', '169.254.169.254', '169.254.1.1', '198.18.0.1', '198.19.255.255'],
  ...['192.0.0.1', '192.0.2.1', '192.88.99.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.255'],
  ...['240.0.0.1', '255.255.255.255', '0xa9fea9fe', '2852039166'],
  ...[
    '[fe80::1]',
    '[fec0::1]',
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[ff02::1]',
    '[100::1]',
    '[2001:db8::1]',
    '[3fff::1]',
  ],
  ...['[4000::1]', '[5f00::1]'],
];

/** Names that a hostile domain points where it likes. */
const answers: Readonly<Record<string, readonly string[]>> = {
  localhost: ['127.0.0.1', '::1'],
  'localhost.': ['127.0.0.1'],
  'a.localhost': ['127.0.0.1'],
  'private.example': ['127.0.0.1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'metadata.example': ['169.254.169.254'],
  'several.example': ['10.0.0.1', '::1', '127.0.0.1'],
  'nothing.example': [],
  'nonsense.example': ['no address'],
};
const resolve: Resolve = async (hostname) =>
  (answers[hostname] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

let server: FeedServer;
let client: SourceClient;
beforeAll(async () => {
  server = await startFeedServer();
  server.on('*', answer('secret'));
  client = createSourceClient({ userAgent: 'a', resolve, timeoutMs: 2_000 });
});
afterAll(async () => {
  await client.close();
  await server.close();
});

const get = (from: SourceClient, url: string) => from.fetch({ url, etag: null, lastModified: null });
const refused = { kind: 'failed', reason: { key: 'privateAddress' } };

describe('addresses that are not public', () => {
  it('are sixty and more', () => expect(new Set(hosts).size).toBeGreaterThanOrEqual(60));

  it.each(hosts)('%s is not asked', async (host) => {
    expect(await get(client, `http://${host}:${server.port}/`)).toEqual(refused);
    expect(await get(client, `https://${host}:${server.port}/`)).toEqual(refused);
  });

  it.each(Object.keys(answers))('%s is not asked', async (host) => {
    expect(await get(client, `http://${host}:${server.port}/`)).toEqual(refused);
  });

  it('are not led to by redirects', async () => {
    const open = await startFeedServer();
    const careful = createSourceClient({ userAgent: 'a', resolve, allowedHosts: [open.host] });
    for (const host of [...hosts, ...Object.keys(answers)]) {
      const url = open.on('/to', redirect(`http://${host}:${server.port}/`, 307));
      expect([host, await get(careful, url)]).toEqual([host, refused]);
    }
    await careful.close();
    await open.close();
  });

  it('are not asked when a name says one thing now and another later', async () => {
    let asked = 0;
    const rebinding: Resolve = async () => {
      asked += 1;
      return [{ address: '127.0.0.1', family: 4 }];
    };
    const careful = createSourceClient({ userAgent: 'a', resolve: rebinding });
    expect(await get(careful, `http://rebinding.example:${server.port}/`)).toEqual(refused);
    expect(asked).toBe(1);
    await careful.close();
  });

  it('never saw a connection', () => {
    expect(server.connections()).toBe(0);
    expect(server.hits).toEqual([]);
  });
});

describe('schemes that are not of the web', () => {
  it.each([
    'file:///etc/passwd',
    'ftp://127.0.0.1/',
    'gopher://127.0.0.1/',
    'data:text/xml,<rss/>',
    'blob:http://127.0.0.1/a',
    'ws://127.0.0.1/',
    'about:blank',
    '//127.0.0.1/',
    'feed.xml',
    '',
    'http://[::1',
    'http://',
  ])('%s', async (url) => {
    expect(await get(client, url)).toEqual({ kind: 'failed', reason: { key: 'scheme' } });
  });
});

describe('a host that is allowed by name', () => {
  it('is asked, on its port alone, and others are not', async () => {
    const other = await startFeedServer();
    const allowing = createSourceClient({ userAgent: 'a', resolve, allowedHosts: [other.host] });
    other.on('/', answer('open'));
    expect(await get(allowing, `${other.origin}/`)).toMatchObject({ kind: 'fetched' });
    expect(await get(allowing, `http://127.0.0.1:${server.port}/`)).toEqual(refused);
    expect(await get(allowing, `http://localhost:${other.port}/`)).toEqual(refused);
    await allowing.close();
    await other.close();
  });

  it('may be named without a port', async () => {
    const other = await startFeedServer();
    other.on('/', answer('open'));
    const allowing = createSourceClient({ userAgent: 'a', allowedHosts: ['127.0.0.1'] });
    expect(await get(allowing, `${other.origin}/`)).toMatchObject({ kind: 'fetched' });
    await allowing.close();
    await other.close();
  });
});

describe('isPublicAddress', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700::1111',
    '::ffff:8.8.8.8',
    '2a00::1',
  ])('%s is', (address) => expect(isPublicAddress(address)).toBe(true));
  it.each(['', 'example.org', '8.8.8', '2606:4700::1111%eth0', '127.0.0.1'])('%j is not', (address) =>
    expect(isPublicAddress(address)).toBe(false),
  );
});
