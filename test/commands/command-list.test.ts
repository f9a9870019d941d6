import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commands, roots } from '../../commands/index.ts';
import { commandJson } from '../../src/dispatch/command-json.ts';
import { createRegistry } from '../../src/dispatch/registry.ts';
import { helpedCommands } from '../../src/messages/help-message.ts';
import { commandLimits } from '../support/discord/command-limits.ts';
import { brokenLimits } from '../support/discord/limits.ts';

const registry = createRegistry(roots, commands);

describe('the list of commands', () => {
  test('holds every file of commands/, under the path that its folder and name say', () => {
    const files = readdirSync(new URL('../../commands', import.meta.url), {
      recursive: true,
      encoding: 'utf8',
    })
      .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
      .map((file) => file.replace(/\.ts$/, '').replaceAll('\\', '/'));
    expect(commands.map(({ path }) => path.join('/')).toSorted()).toEqual(files.toSorted());
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

  test('keeps the admin commands to those with Manage Server, until a server decides otherwise', () => {
    const json = commandJson(registry);
    const rights = Object.fromEntries(json.map((one) => [one.name, one.default_member_permissions]));
    expect(rights).toEqual({ news: null, digest: '32', help: null, privacy: null });
  });

  test('is told by /help', () => {
    for (const [root, names] of Object.entries(helpedCommands)) {
      const listed = commands.filter(({ path }) => path[0] === root).map(({ path }) => path[1]);
      expect([...names].toSorted()).toEqual(listed.toSorted());
    }
  });
});
