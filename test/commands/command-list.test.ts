import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commands, messageCommands, roots } from '../../commands/index.ts';
import { commandJson } from '../../src/dispatch/command-json.ts';
import { createRegistry } from '../../src/dispatch/registry.ts';
import { helpGroups } from '../../src/messages/help-message.ts';
import { commandLimits } from '../support/discord/command-limits.ts';
import { brokenLimits } from '../support/discord/limits.ts';

const registry = createRegistry(roots, commands, messageCommands);

const kebabCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe('the list of commands', () => {
  test('holds every file of commands/, under the path that its folder and name say', () => {
    const files = readdirSync(new URL('../../commands', import.meta.url), {
      recursive: true,
      encoding: 'utf8',
    })
      .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
      .map((file) => file.replace(/\.ts$/, '').replaceAll('\\', '/'));
    const onMessages = messageCommands.map(({ name }) => `message/${kebabCase(name)}`);
    const listed = [...commands.map(({ path }) => path.join('/')), ...onMessages];
    expect(listed.toSorted()).toEqual(files.toSorted());
  });

  test('has a completion for every option that promises one, and none for others', () => {
    for (const { path, options, complete = {} } of commands) {
      const promised = Object.entries(options)
        .filter(([, option]) => option.type === 'string' && option.autocomplete === true)
        .map(([name]) => name);
      expect(Object.keys(complete).toSorted(), path.join(' ')).toEqual(promised.toSorted());
    }
  });

  test('is what Discord accepts', () => {
    expect(brokenLimits(commandLimits, commandJson(registry) as never)).toEqual([]);
  });

  test('offers the admin commands to members with Manage Server, in servers that have the bot; the rest everywhere', () => {
    const everywhere = { contexts: [0, 1, 2], integration_types: [0, 1] };
    for (const { name, default_member_permissions: rights, ...json } of commandJson(registry)) {
      const isForAdmins = name === 'digest';
      expect(rights ?? null, name).toBe(isForAdmins ? '32' : null);
      expect(json, name).toMatchObject(isForAdmins ? { contexts: [0], integration_types: [0] } : everywhere);
    }
  });

  test('is told by /help, each once', () => {
    const told = helpGroups.flatMap((group) => [...group.commands]);
    const listed = commands.map(({ path }) => path.join(' ')).filter((path) => path !== 'help');
    expect(told.toSorted()).toEqual(listed.toSorted());
  });
});
