import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { createDiscordPort } from '../../src/discord/discord-port.ts';
import { cannotDraw } from '../support/cannot-draw.ts';
import { doubleForTest, restTo, textMessage } from './support.ts';

async function setUp() {
  const double = await doubleForTest();
  const guild = double.addGuild();
  const channel = double.addChannel(guild.id);
  const port = createDiscordPort(restTo(double), double.botId, double.now, cannotDraw);
  const find = (marker: string, sinceMs = double.now() - 3_600_000) =>
    port.findOwnMessage(channel.id, marker, sinceMs);
  const post = async (customId: string): Promise<string> => {
    const sent = await port.send(channel.id, textMessage('digest', customId), customId);
    return sent.outcome === 'sent' ? sent.messageId : 'not sent';
  };
  const chat = (count: number) => {
    for (let i = 0; i < count; i += 1) double.addMessage(channel.id, 'hello');
  };
  return { double, guild, channel, find, post, chat };
}

describe('looking for a message of our own', () => {
  it('finds it by a marker inside a custom id', async () => {
    const { find, post } = await setUp();
    const id = await post('digest:m-42:more');
    expect(await find('m-42')).toEqual({ kind: 'found', messageId: id });
    expect(await find('m-43')).toEqual({ kind: 'absent' });
  });

  it('finds it below the chatter of others', async () => {
    const { find, post, chat } = await setUp();
    const id = await post('m-1');
    chat(250);
    expect(await find('m-1')).toEqual({ kind: 'found', messageId: id });
  });

  it('does not take another’s message for its own', async () => {
    const { double, channel, find } = await setUp();
    double.addMessage(channel.id, 'm-1').components = [
      { type: 1, components: [{ type: 2, custom_id: 'm-1' }] },
    ];
    expect(await find('m-1')).toEqual({ kind: 'absent' });
  });

  it('reads no further back than asked', async () => {
    const { double, find, chat } = await setUp();
    chat(150);
    double.advance(3_600_000);
    chat(150);
    expect(await find('m-1', double.now() - 60_000)).toEqual({ kind: 'absent' });
    expect(double.requests).toHaveLength(2);
  });

  it('does not say absent of a channel too busy to read', async () => {
    const { double, find, chat } = await setUp();
    chat(1_100);
    expect(await find('m-1')).toEqual({ kind: 'unreadable' });
    expect(double.requests).toHaveLength(10);
  });

  it('does not take the empty list that Discord gives without Read Message History for an empty channel', async () => {
    const { guild, find, post } = await setUp();
    expect(await find('m-1')).toEqual({ kind: 'absent' });
    await post('m-1');
    for (const role of guild.roles.values()) role.permissions &= ~PermissionFlagsBits.ReadMessageHistory;
    expect(await find('m-1')).toEqual({ kind: 'unreadable' });
  });

  it('tells a channel that is gone from a Discord that does not answer', async () => {
    const { double, channel, find } = await setUp();
    double.faults.add({ method: 'GET', fault: { kind: 'answer', status: 503 } });
    expect(await find('m-1')).toEqual({ kind: 'unreachable' });
    double.faults.add({ method: 'GET', fault: { kind: 'reset', accepted: false } });
    expect(await find('m-1')).toEqual({ kind: 'unreachable' });
    double.deleteChannel(channel.id);
    expect(await find('m-1')).toEqual({ kind: 'unreadable' });
  });
});
