import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { fetchIdentity } from '../../src/discord/identity.ts';
import { inviteLink, inviteLinks } from '../../src/discord/invite-link.ts';
import { createRest } from '../../src/discord/rest.ts';
import { doubleForTest, restTo } from './support.ts';

describe('the bot’s identity', () => {
  it('is asked of Discord', async () => {
    const double = await doubleForTest();
    expect(await fetchIdentity(restTo(double))).toEqual({
      applicationId: double.applicationId,
      userId: double.botId,
      ownerId: expect.stringMatching(/^\d{17,20}$/),
      isPublic: true,
      isUserInstallable: true,
    });
  });

  it('shows a bad token as a fault of the settings, without the token', async () => {
    const double = await doubleForTest();
    const rest = createRest({ token: 'MTA.bad.token', apiUrl: double.url, fetch });
    const error: unknown = await fetchIdentity(rest).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ key: 'error.discord.badToken', kind: 'configuration' });
    expect(JSON.stringify([error, error instanceof Error && error.cause])).not.toContain('MTA');
  });

  it('shows a Discord that does not answer as unavailable', async () => {
    const double = await doubleForTest();
    double.faults.add({ fault: { kind: 'reset', accepted: false } });
    await expect(fetchIdentity(restTo(double))).rejects.toMatchObject({
      key: 'error.discord.unreachable',
      kind: 'unavailable',
    });
  });
});

describe('the invites', () => {
  const identity = {
    applicationId: '123',
    userId: '1',
    ownerId: null,
    isPublic: true,
    isUserInstallable: true,
  };

  it('lead to a server and to oneself, as far as the application may be added there', () => {
    const { server, user } = inviteLinks(identity);
    expect(server).toBe(inviteLink('123'));
    expect(Object.fromEntries(new URL(user ?? '').searchParams)).toEqual({
      client_id: '123',
      scope: 'applications.commands',
      integration_type: '1',
    });
    expect(inviteLinks({ ...identity, isUserInstallable: false }).user).toBeNull();
    expect(inviteLinks({ ...identity, isPublic: false })).toEqual({ server: null, user: null });
  });
});

describe('the invite', () => {
  it('asks for the least, and no more', () => {
    const query = new URL(inviteLink('123')).searchParams;
    expect(query.get('client_id')).toBe('123');
    expect(query.get('scope')).toBe('bot applications.commands');
    const asked = BigInt(query.get('permissions') ?? 0);
    const names = Object.entries(PermissionFlagsBits).filter(([, bit]) => (asked & bit) !== 0n);
    expect(names.map(([name]) => name).toSorted()).toEqual([
      'AttachFiles',
      'ReadMessageHistory',
      'SendMessages',
      'SendMessagesInThreads',
      'ViewChannel',
    ]);
  });
});
