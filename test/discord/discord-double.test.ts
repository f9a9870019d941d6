import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { DiscordDouble } from '../support/discord/discord-double.ts';
import { startDiscordDouble } from '../support/discord/discord-double.ts';
import { hasOpenApi } from '../support/discord/openapi.ts';
import { doubleForTest, listenTo } from './support.ts';

const good = { flags: 32_768, allowed_mentions: { parse: [] }, components: [{ type: 10, content: 'hi' }] };

async function ask(
  double: DiscordDouble,
  method: string,
  path: string,
  body?: unknown,
  token = double.token,
) {
  const response = await fetch(`${double.url}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text.startsWith('{') ? JSON.parse(text) : text,
  };
}

async function withChannel() {
  const double = await doubleForTest();
  const guild = double.addGuild();
  const channel = double.addChannel(guild.id);
  const post = (body: object = good) => ask(double, 'POST', `/channels/${channel.id}/messages`, body);
  return { double, guild, channel, post };
}

describe('the double’s REST', () => {
  it('wants the token', async () => {
    const { double, channel } = await withChannel();
    expect(await ask(double, 'GET', `/channels/${channel.id}`, undefined, 'other')).toMatchObject({
      status: 401,
    });
    expect(double.invalidRequests()).toBe(1);
  });

  it('refuses what breaks a limit, and fails the test that did not expect it', async () => {
    const double = await startDiscordDouble();
    const channel = double.addChannel(double.addGuild().id);
    const answer = await ask(double, 'POST', `/channels/${channel.id}/messages`, { ...good, components: [] });
    expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(double.messagesIn(channel.id)).toEqual([]);
    await expect(double.close()).rejects.toThrow('a message is not empty');
  });

  it.skipIf(!hasOpenApi)('refuses what Discord’s own description does not know', async () => {
    const { double, post } = await withChannel();
    await post({ ...good, components: [{ type: 2, style: 'grey', label: 'x', custom_id: 'y' }] });
    expect(double.takeViolations().join('\n')).toContain(
      'POST /channels/{channel_id}/messages: /components/0',
    );
  });

  it('takes an address it does not serve for a mistake', async () => {
    const { double } = await withChannel();
    expect(await ask(double, 'GET', '/guilds/1/audit-logs')).toMatchObject({ status: 404 });
    expect(double.takeViolations()).toEqual(['GET /guilds/1/audit-logs: no such route']);
  });

  it('gives back the first message of a nonce for three minutes, deleted or not', async () => {
    const { double, channel, post } = await withChannel();
    const body = { ...good, nonce: 'n', enforce_nonce: true };
    const first = await post(body);
    double.deleteMessage(channel.id, first.body.id);
    expect((await post(body)).body.id).toBe(first.body.id);
    expect(double.messagesIn(channel.id)).toEqual([]);
    double.advance(181_000);
    expect((await post(body)).body.id).not.toBe(first.body.id);
  });

  it('takes a nonce that is not enforced for a mere label', async () => {
    const { double, channel, post } = await withChannel();
    await post({ ...good, nonce: 'n' });
    await post({ ...good, nonce: 'n' });
    expect(double.messagesIn(channel.id)).toHaveLength(2);
  });

  it('hides what others wrote, for want of the MessageContent intent', async () => {
    const { double, channel } = await withChannel();
    const { id } = double.addMessage(channel.id, 'a secret');
    const answer = await ask(double, 'GET', `/channels/${channel.id}/messages/${id}`);
    expect(answer.body).toMatchObject({ id, content: '' });
  });

  it('keeps buckets a channel, and opens them again', async () => {
    const { double, guild, post } = await withChannel();
    const other = double.addChannel(guild.id);
    const statuses = [];
    for (let i = 0; i < 6; i += 1) statuses.push((await post()).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect(await ask(double, 'POST', `/channels/${other.id}/messages`, good)).toMatchObject({ status: 200 });
    const { headers, body } = await post();
    expect([headers.get('x-ratelimit-scope'), headers.get('x-ratelimit-remaining')]).toEqual(['user', '0']);
    expect(body.retry_after).toBeGreaterThan(4);
    double.advance(5_001);
    expect(await post()).toMatchObject({ status: 200 });
  });

  it('publishes an announcement once', async () => {
    const { double, guild } = await withChannel();
    const announcements = double.addChannel(guild.id, { type: 5 });
    const path = `/channels/${announcements.id}/messages`;
    const { body } = await ask(double, 'POST', path, good);
    expect(await ask(double, 'POST', `${path}/${body.id}/crosspost`)).toMatchObject({ status: 200 });
    expect(await ask(double, 'POST', `${path}/${body.id}/crosspost`)).toMatchObject({
      body: { code: 40033 },
    });
  });
});

describe('scripted faults', () => {
  it('hit the request they name, as often as told', async () => {
    const { double, channel, post } = await withChannel();
    const hits: number[] = [];
    double.faults.add({
      method: 'POST',
      path: /\/messages$/,
      nth: 2,
      times: 2,
      fault: { kind: 'answer', status: 500 },
      onHit: () => hits.push(double.requests.length),
    });
    const statuses = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await post()).status);
    expect(statuses).toEqual([200, 500, 500, 200]);
    expect(hits).toEqual([2, 3]);
    expect(double.messagesIn(channel.id)).toHaveLength(2);
  });

  it.each([
    { when: 'beforeAcceptance', posted: 0 },
    { when: 'afterAcceptance', posted: 1 },
  ] as const)(
    'hold a request $when, and the one who hangs up meanwhile has posted $posted',
    async ({ when, posted }) => {
      const { double, channel } = await withChannel();
      const gate = Promise.withResolvers<void>();
      double.faults.add({ fault: { kind: 'hold', until: gate.promise, when } });
      const impatient = fetch(`${double.url}/v10/channels/${channel.id}/messages`, {
        method: 'POST',
        headers: { authorization: `Bot ${double.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(good),
        signal: AbortSignal.timeout(100),
      });
      await expect(impatient).rejects.toThrow();
      // One round trip for the double to see that nobody is there, one for it to act.
      await ask(double, 'GET', `/channels/${channel.id}`);
      gate.resolve();
      await ask(double, 'GET', `/channels/${channel.id}`);
      expect(double.messagesIn(channel.id)).toHaveLength(posted);
    },
  );
});

describe('the double’s users', () => {
  const commands = [
    {
      name: 'digest',
      description: 'Digests',
      default_member_permissions: `${PermissionFlagsBits.ManageGuild}`,
      contexts: [0],
      options: [
        {
          type: 1,
          name: 'setup',
          description: 'Set up',
          options: [
            { type: 7, name: 'channel', description: 'Where', required: true, channel_types: [0] },
            { type: 3, name: 'days', description: 'When', choices: [{ name: 'Daily', value: 'daily' }] },
            { type: 4, name: 'limit', description: 'How many', min_value: 1, max_value: 5 },
          ],
        },
      ],
    },
  ];

  async function withCommands() {
    const { double, channel, guild } = await withChannel();
    await ask(double, 'PUT', `/applications/${double.applicationId}/commands`, commands);
    const setup = (options: Record<string, string | number>, permissions?: bigint) =>
      double.user.slash('digest setup', options, {
        channelId: channel.id,
        ...(permissions === undefined ? {} : { permissions }),
      });
    return { double, channel, guild, setup };
  }

  it('can do what Discord’s client offers, and no more', async () => {
    const { double, channel, guild, setup } = await withCommands();
    const voice = double.addChannel(guild.id, { type: 2 });
    const elsewhere = double.addChannel(double.addGuild().id);
    await expect(setup({})).rejects.toThrow('missing options: channel');
    await expect(setup({ channel: channel.id, hour: 8 })).rejects.toThrow('there is no option hour');
    await expect(setup({ channel: channel.id, days: 'never' })).rejects.toThrow('never is not offered');
    await expect(setup({ channel: channel.id, limit: 6 })).rejects.toThrow('out of range');
    await expect(setup({ channel: voice.id })).rejects.toThrow('not a channel of an offered type');
    await expect(setup({ channel: elsewhere.id })).rejects.toThrow('no channel of this server');
    await expect(setup({ channel: channel.id }, 0n)).rejects.toThrow('not offered to this member');
    await expect(double.user.slash('digest setup', { channel: channel.id })).rejects.toThrow(
      'not offered here',
    );
    await expect(double.user.slash('digest stop', {}, { channelId: channel.id })).rejects.toThrow(
      'not registered',
    );
    await expect(
      double.user.autocomplete('digest setup', 'days', 'd', { channelId: channel.id }),
    ).rejects.toThrow('does not complete');
  });

  it('see that nobody answers', async () => {
    const { double, channel, setup } = await withCommands();
    await expect(setup({ channel: channel.id })).rejects.toThrow('no bot is connected');
    const { gateway } = await listenTo(double);
    await gateway.connect();
    const impatient = { channelId: channel.id, patienceMs: 100 };
    const unanswered = double.user.slash('digest setup', { channel: channel.id }, impatient);
    await expect(unanswered).rejects.toThrow('did not respond');
  });
});
