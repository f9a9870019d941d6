import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { createDiscordPort } from '../../src/discord/discord-port.ts';
import { cannotDraw } from '../support/cannot-draw.ts';
import type { ChannelOptions } from '../support/discord/world.ts';
import { doubleForTest, restTo, textMessage } from './support.ts';

async function setUp(options: ChannelOptions = {}) {
  const double = await doubleForTest();
  const guild = double.addGuild();
  const forum = double.addChannel(guild.id, { type: ChannelType.GuildForum, ...options });
  const port = createDiscordPort(restTo(double), double.botId, double.now, cannotDraw);
  const post = (customId: string, tagIds: readonly string[] = []) =>
    port.send(
      forum.id,
      { ...textMessage('digest', customId), forumPost: { title: 'China–Russia digest', tagIds } },
      'nonce',
    );
  const posts = () => [...double.channels.values()].filter(({ parentId }) => parentId === forum.id);
  const find = (marker: string, sinceMs = double.now() - 3_600_000) =>
    port.findOwnPost(guild.id, forum.id, marker, sinceMs);
  return { double, guild, forum, port, post, posts, find };
}

describe('a post in a forum', () => {
  it('has its title, its tags and the message', async () => {
    const { double, forum, post, posts } = await setUp({ tags: [{ name: 'News' }, { name: 'Asia' }] });
    const tagIds = forum.tags.map(({ id }) => id);
    const sent = await post('m-1', tagIds);
    const [opened] = posts();
    expect(sent).toEqual({ outcome: 'sent', messageId: opened?.id });
    expect(opened).toMatchObject({ name: 'China–Russia digest', appliedTags: tagIds });
    expect(double.messagesIn(opened?.id ?? '')).toMatchObject([{ id: opened?.id }]);
  });

  it('is refused without a tag where one is asked for', async () => {
    const { post } = await setUp({ requiresTag: true, tags: [{ name: 'News' }] });
    expect(await post('m-1')).toEqual({ outcome: 'refused', status: 400, code: 40067 });
  });

  it('is found by its marker, among those of others, active or archived', async () => {
    const { double, guild, forum, post, posts, find } = await setUp();
    const other = { type: ChannelType.PublicThread, parentId: forum.id, ownerId: '1234567890123456' };
    double.addChannel(guild.id, other);
    await post('digest:m-1');
    await post('digest:m-2');
    const [, first, second] = posts();
    expect(await find('m-1')).toEqual({ kind: 'found', messageId: first?.id });
    if (second) second.archivedAtMs = double.now();
    expect(await find('m-2')).toEqual({ kind: 'found', messageId: second?.id });
    expect(await find('m-3')).toEqual({ kind: 'absent' });
  });

  it('is not looked for among older ones, nor found where its message was deleted', async () => {
    const { double, post, posts, find } = await setUp();
    await post('m-1');
    double.advance(3_600_000);
    expect(await find('m-1', double.now() - 60_000)).toEqual({ kind: 'absent' });
    await post('m-2');
    for (const { messages } of posts()) for (const message of messages) message.deleted = true;
    expect(await find('m-2')).toEqual({ kind: 'absent' });
  });

  it('cannot be looked for without Read Message History, and later when Discord does not answer', async () => {
    const { double, guild, post, find } = await setUp();
    await post('m-1');
    double.faults.add({ method: 'GET', fault: { kind: 'answer', status: 503 } });
    expect(await find('m-1')).toEqual({ kind: 'unreachable' });
    for (const role of guild.roles.values()) role.permissions &= ~PermissionFlagsBits.ReadMessageHistory;
    expect(await find('m-1')).toEqual({ kind: 'unreadable' });
  });

  it('can have the tags that its forum offers to all', async () => {
    const { double, guild, forum, port } = await setUp({
      tags: [{ name: 'News' }, { name: 'Official', moderated: true }],
    });
    const [news] = forum.tags;
    expect(await port.forumTags(guild.id, forum.id)).toEqual([{ id: news?.id, name: 'News' }]);
    expect(await port.forumTags(guild.id, double.addChannel(guild.id).id)).toEqual([]);
    expect(await port.forumTags('1', forum.id)).toEqual([]);
    expect(await port.forumTags(guild.id, '1')).toEqual([]);
  });
});
