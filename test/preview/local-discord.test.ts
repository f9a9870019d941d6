import { beforeEach, describe, expect, it } from 'vitest';
import type { DiscordPort } from '../../src/delivery/discord-port.ts';
import { button, row, textDisplay } from '../../src/messages/components.ts';
import type { Message } from '../../src/messages/message.ts';
import { type Conversation, createConversation } from '../../src/preview/conversation.ts';
import { demoIds } from '../../src/preview/demo-server.ts';
import { createLocalDiscord } from '../../src/preview/local-discord.ts';
import { channelIdOf } from '../support/page-visitor.ts';

const startMs = Date.parse('2026-11-20T12:00:00Z');
const message: Message = { components: [textDisplay('news'), row(button('Read', 'digest.read:m-1'))] };

let clockMs: number;
let conversation: Conversation;
let discord: DiscordPort;
beforeEach(() => {
  clockMs = startMs;
  conversation = createConversation(() => clockMs);
  discord = createLocalDiscord(conversation, 'zh-CN');
});

async function sent(channel: string, nonce = 'n-1'): Promise<string> {
  const outcome = await discord.send(channelIdOf(channel), message, nonce);
  if (outcome.outcome !== 'sent') throw new Error(outcome.outcome);
  return outcome.messageId;
}

describe('sending', () => {
  it('comes into the channel once for a nonce', async () => {
    expect(await sent('news')).toBe(await sent('news'));
    expect(await sent('news', 'n-2')).not.toBe(await sent('announcements', 'n-2'));
    expect(conversation.all().map(({ channelId }) => channelId)).toEqual([
      channelIdOf('news'),
      channelIdOf('news'),
      channelIdOf('announcements'),
    ]);
  });

  it.each([
    ['staff', { status: 403, code: 50013 }],
    ['197038439483310086', { status: 404, code: 10003 }],
  ])('to %s is refused as Discord refuses it', async (channel, refusal) => {
    const id = channel === 'staff' ? channelIdOf(channel) : channel;
    expect(await discord.send(id, message, 'n')).toEqual({ outcome: 'refused', ...refusal });
    expect(conversation.all()).toEqual([]);
  });

  it('publishes a message once', async () => {
    const id = await sent('announcements');
    expect(await discord.publish(channelIdOf('announcements'), id)).toEqual({
      outcome: 'sent',
      messageId: id,
    });
    expect(await discord.publish(channelIdOf('announcements'), id)).toMatchObject({ code: 40033 });
    expect(await discord.publish(channelIdOf('announcements'), '1')).toMatchObject({ code: 10008 });
  });
});

it('finds its own message by the marker, in its channel and since a time', async () => {
  const messageId = await sent('reports');
  const find = (channel: string, marker: string, sinceMs: number) =>
    discord.findOwnPost(demoIds.guild, channelIdOf(channel), marker, sinceMs);
  expect(await find('reports', 'm-1', startMs)).toEqual({ kind: 'found', messageId });
  expect(await find('reports', 'm-2', startMs)).toEqual({ kind: 'absent' });
  expect(await find('reports', 'm-1', startMs + 1)).toEqual({ kind: 'absent' });
  expect(await find('news', 'm-1', startMs)).toEqual({ kind: 'absent' });
});

it.each([
  ['news', { kind: 'ok', name: '新闻', canReadHistory: true, takes: { kind: 'messages' } }],
  ['announcements', { kind: 'ok', name: '公告', canReadHistory: true, takes: { kind: 'announcements' } }],
  ['reports', { kind: 'ok', takes: { kind: 'forumPosts', tagRequired: false } }],
  ['staff', { kind: 'missing', permissions: ['SendMessages'] }],
  ['direct', { kind: 'unsupportedType' }],
])('what the bot may do in %s', async (channel, access) => {
  expect(await discord.channelAccess(demoIds.guild, channelIdOf(channel))).toMatchObject(access);
  expect(await discord.channelAccess('1', channelIdOf(channel))).toEqual({ kind: 'unknownChannel' });
});

it('writes to its one person directly', async () => {
  expect(await discord.directMessages(demoIds.person)).toBe(channelIdOf('direct'));
  expect(await discord.directMessages('1')).toBeNull();
});

it('keeps no more than the newest three hundred messages, ids growing', () => {
  const ids = Array.from({ length: 310 }, () => conversation.post({ channelId: 'c' }).id);
  expect(conversation.all().map(({ id }) => id)).toEqual(ids.slice(-300));
  expect(ids.map(BigInt)).toEqual(ids.map(BigInt).toSorted((a, b) => (a < b ? -1 : 1)));
  expect(new Set(ids).size).toBe(310);
});
