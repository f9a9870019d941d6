import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { APIMediaGalleryComponent } from 'discord-api-types/v10';
import { ComponentType, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { createRest } from '../../src/discord/rest.ts';
import { sendMessage } from '../../src/discord/send-message.ts';
import type { Message } from '../../src/messages/message.ts';
import { cannotDraw } from '../support/cannot-draw.ts';
import type { Fault } from '../support/discord/faults.ts';
import { textOf } from '../support/discord/user-actions.ts';
import { doubleForTest, restTo, textMessage } from './support.ts';

const message = textMessage('中俄简报');

async function setUp(timeoutMs?: number) {
  const double = await doubleForTest();
  const channel = double.addChannel(double.addGuild().id);
  const rest = restTo(double, timeoutMs);
  const posts = () => double.requests.filter(({ method }) => method === 'POST').length;
  const send = (nonce = 'n1') => sendMessage(rest, channel.id, message, nonce, cannotDraw);
  const fault = (f: Fault, times = 1) =>
    double.faults.add({ method: 'POST', path: /\/messages$/, fault: f, times });
  return { double, channel, rest, posts, send, fault };
}

describe('sending a message', () => {
  it('posts it once, however often the same nonce is sent', async () => {
    const { double, channel, send } = await setUp();
    const first = await send();
    expect(await send()).toEqual(first);
    const [posted, ...others] = double.messagesIn(channel.id);
    expect(others).toEqual([]);
    expect(first).toEqual({ outcome: 'sent', messageId: posted?.id });
    expect(textOf(posted ?? null)).toBe('中俄简报');
  });

  it('posts anew when Discord has forgotten the nonce: that is why read-back exists', async () => {
    const { double, channel, send } = await setUp();
    await send();
    double.advance(10 * 60_000);
    await send();
    expect(double.messagesIn(channel.id)).toHaveLength(2);
  });

  it('uploads files with their descriptions', async () => {
    const { double, channel, rest } = await setUp();
    const attachments = [
      { kind: 'text', name: 'rows.csv', text: '1,2', description: 'coverage a day' } as const,
    ];
    await sendMessage(rest, channel.id, { ...message, attachments }, 'n2', cannotDraw);
    expect(double.messagesIn(channel.id)[0]?.files).toEqual([{ name: 'rows.csv', sizeBytes: 3 }]);
    expect(double.requests.at(-1)?.body).toMatchObject({
      attachments: [{ id: '0', filename: 'rows.csv', description: 'coverage a day' }],
    });
  });

  it('leaves the pictures out where it may not attach files, and says no to the rest as before', async () => {
    const { double, channel, rest } = await setUp();
    const guildId = channel.guildId ?? '';
    const chart = { kind: 'bars', title: 'a', locale: 'en', labels: [], series: [] } as const;
    const picture = { kind: 'chart', name: 'a.png', description: 'coverage', chart } as const;
    const gallery: APIMediaGalleryComponent = {
      type: ComponentType.MediaGallery,
      items: [{ media: { url: 'attachment://a.png' } }],
    };
    const shown: Message = { components: [...message.components, gallery], attachments: [picture] };
    const send = (nonce: string) =>
      sendMessage(rest, channel.id, shown, nonce, async () => new Uint8Array([1]));
    const deny = (bits: bigint) => {
      channel.overwrites = [{ id: guildId, type: OverwriteType.Role, allow: 0n, deny: bits }];
    };
    deny(PermissionFlagsBits.AttachFiles);
    expect(await send('n3')).toMatchObject({ outcome: 'sent' });
    const [posted] = double.messagesIn(channel.id);
    expect(posted?.files).toEqual([]);
    expect(posted?.components.map(({ type }) => type)).not.toContain(ComponentType.MediaGallery);
    // Asked before each request: the second is not made where only one may be.
    let left = 1;
    const once = async () => left-- > 0;
    const drawn = async () => new Uint8Array([1]);
    expect(await sendMessage(rest, channel.id, shown, 'n5', drawn, once)).toEqual({
      outcome: 'notRequested',
    });
    expect(double.messagesIn(channel.id)).toHaveLength(1);
    deny(PermissionFlagsBits.SendMessages);
    expect(await send('n4')).toMatchObject({ outcome: 'refused', code: 50013 });
  });

  const unknown: readonly { readonly name: string; readonly fault: Fault; readonly posted: number }[] = [
    { name: '502 after acceptance', fault: { kind: 'answer', status: 502, accepted: true }, posted: 1 },
    { name: '503 before acceptance', fault: { kind: 'answer', status: 503 }, posted: 0 },
    { name: 'a reset after acceptance', fault: { kind: 'reset', accepted: true }, posted: 1 },
    { name: 'a reset before acceptance', fault: { kind: 'reset', accepted: false }, posted: 0 },
    { name: 'silence after acceptance', fault: { kind: 'hang', accepted: true }, posted: 1 },
    {
      name: 'an answer that is no JSON',
      fault: { kind: 'answer', status: 200, body: '{"id":', accepted: true },
      posted: 1,
    },
    {
      name: 'an answer without an id',
      fault: { kind: 'answer', status: 200, body: {}, accepted: true },
      posted: 1,
    },
  ];
  it.each(unknown)(
    'leaves it open after $name, and does not try again by itself',
    async ({ fault: f, posted }) => {
      const { double, channel, posts, send, fault } = await setUp(300);
      fault(f);
      expect(await send()).toEqual({ outcome: 'unknown' });
      expect(posts()).toBe(1);
      expect(double.messagesIn(channel.id)).toHaveLength(posted);
      expect(await send()).toMatchObject({ outcome: 'sent' });
      expect(double.messagesIn(channel.id)).toHaveLength(1);
    },
  );

  it('gives up on an answer whose body never ends', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () =>
        socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{'),
      );
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const rest = createRest({ token: 'x', apiUrl: `http://127.0.0.1:${port}/api`, fetch, timeoutMs: 200 });
    expect(await sendMessage(rest, '12345678901234567', message, 'n', cannotDraw)).toEqual({
      outcome: 'unknown',
    });
    server.close();
  });

  it('knows when no connection was made', async () => {
    const { double, channel } = await setUp();
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port } = gone.address() as AddressInfo;
    await once(gone.close(), 'close');
    const refused = createRest({ token: 'x', apiUrl: `http://127.0.0.1:${port}/api`, fetch });
    expect(await sendMessage(refused, channel.id, message, 'n', cannotDraw)).toEqual({
      outcome: 'unreachable',
    });

    const noName = createRest({ token: 'x', apiUrl: 'http://no-such-host.invalid/api', fetch });
    expect(await sendMessage(noName, channel.id, message, 'n', cannotDraw)).toEqual({
      outcome: 'unreachable',
    });
    expect(double.requests).toEqual([]);
  });

  const refusals: readonly { readonly code: number; readonly status: number }[] = [
    { status: 404, code: 10003 },
    { status: 403, code: 50001 },
    { status: 403, code: 50013 },
    { status: 400, code: 50035 },
    { status: 400, code: 160005 },
  ];
  it.each(refusals)('reports the refusal $status $code', async ({ status, code }) => {
    const { double, send, fault } = await setUp();
    fault({ kind: 'answer', status, code });
    expect(await send()).toEqual({ outcome: 'refused', status, code });
    expect(double.requests).toHaveLength(1);
  });

  it('reports what the double itself refuses: no permission, no sight, no channel', async () => {
    const { double, channel, send } = await setUp();
    const guild = [...double.guilds.values()][0];
    if (guild) guild.bot = { roleIds: [], timedOutUntil: null };
    expect(await send()).toEqual({ outcome: 'refused', status: 403, code: 50001 });
    double.deleteChannel(channel.id);
    expect(await send()).toEqual({ outcome: 'refused', status: 404, code: 10003 });
  });

  it('stops at 401, and asks no more with a token that is no good', async () => {
    const { double, channel } = await setUp();
    const rest = createRest({ token: 'not.the.one', apiUrl: double.url, fetch });
    expect(await sendMessage(rest, channel.id, message, 'n', cannotDraw)).toEqual({
      outcome: 'unauthorized',
    });
    expect(await sendMessage(rest, channel.id, message, 'n', cannotDraw)).toEqual({
      outcome: 'unauthorized',
    });
    expect(double.requests).toHaveLength(1);
  });
});

describe('rate limits while sending', () => {
  const limits: readonly {
    readonly name: string;
    readonly fault: Fault;
    readonly scope: string;
    readonly leastMs: number;
  }[] = [
    {
      name: 'of the route',
      fault: { kind: 'rateLimit', retryAfterS: 2, scope: 'user' },
      scope: 'user',
      leastMs: 2_000,
    },
    {
      name: 'of the bot',
      fault: { kind: 'rateLimit', retryAfterS: 3, scope: 'global' },
      scope: 'global',
      leastMs: 3_000,
    },
    {
      name: 'shared with others',
      fault: { kind: 'rateLimit', retryAfterS: 4, scope: 'shared' },
      scope: 'shared',
      leastMs: 4_000,
    },
    {
      name: 'with a longer wait in the body',
      fault: { kind: 'rateLimit', retryAfterS: 1, bodyRetryAfterS: 9.5, scope: 'user' },
      scope: 'user',
      leastMs: 9_500,
    },
    {
      name: 'with a longer wait in the header',
      fault: { kind: 'rateLimit', retryAfterS: 8, bodyRetryAfterS: 1, scope: 'user' },
      scope: 'user',
      leastMs: 8_000,
    },
    {
      name: 'of the front proxy, in HTML',
      fault: { kind: 'frontProxyPage', status: 429, headers: { 'retry-after': '30' } },
      scope: 'global',
      leastMs: 30_000,
    },
    {
      name: 'of the front proxy, without a wait',
      fault: { kind: 'frontProxyPage', status: 429 },
      scope: 'global',
      leastMs: 60_000,
    },
    {
      name: 'of a banned address',
      fault: { kind: 'frontProxyPage', status: 403 },
      scope: 'global',
      leastMs: 60_000,
    },
  ];
  it.each(limits)(
    '$name: tells how long, at once, and posts nothing',
    async ({ fault: f, scope, leastMs }) => {
      const { double, channel, send, fault } = await setUp();
      fault(f);
      const outcome = await send();
      expect(outcome).toMatchObject({ outcome: 'rateLimited', scope });
      const waitMs = outcome.outcome === 'rateLimited' ? outcome.retryAfterMs : 0;
      expect(waitMs).toBeGreaterThanOrEqual(leastMs - 20);
      expect(waitMs).toBeLessThan(leastMs + 500);
      expect(double.messagesIn(channel.id)).toEqual([]);
    },
  );

  it('asks no more while Discord said to wait', async () => {
    const { posts, send, fault } = await setUp();
    fault({ kind: 'frontProxyPage', status: 429 }, Number.POSITIVE_INFINITY);
    await send();
    for (let i = 0; i < 20; i += 1) expect(await send()).toMatchObject({ outcome: 'rateLimited' });
    expect(posts()).toBe(1);
  });

  it('heeds a bucket before it overflows', async () => {
    const { double, send } = await setUp();
    const outcomes = [];
    for (let i = 0; i < 7; i += 1) outcomes.push((await send(`n${i}`)).outcome);
    expect(outcomes).toEqual([...Array(5).fill('sent'), 'rateLimited', 'rateLimited']);
    expect(double.invalidRequests()).toBe(0);
  });
});
