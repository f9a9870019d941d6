import type { Command, CommandRoot, ComponentHandler, MessageCommand, ModalHandler } from './command.ts';
import { messageCommandName } from './command-words.ts';

/** The one list of commands, looked up by path and by the routes of their components. */
export interface Registry {
  readonly roots: readonly CommandRoot[];
  readonly commands: readonly Command[];
  readonly messageCommands: readonly MessageCommand[];
  command(path: readonly string[]): Command | null;
  /** By its English name. */
  messageCommand(name: string): MessageCommand | null;
  component(route: string): ComponentHandler | null;
  modal(route: string): ModalHandler | null;
}

function byUniqueKey<T>(what: string, entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const [key, value] of entries) {
    if (map.has(key)) throw new Error(`two handlers of ${what} ${key}`);
    map.set(key, value);
  }
  return map;
}

/** Throws when two commands share a path or two handlers a route, or a command has no root. */
export function createRegistry(
  roots: readonly CommandRoot[],
  commands: readonly Command[],
  messageCommands: readonly MessageCommand[] = [],
): Registry {
  const rootNames = byUniqueKey(
    'root',
    roots.map((root) => [root.name, root]),
  );
  const byPath = byUniqueKey(
    'command',
    commands.map((command) => [command.path.join(' '), command]),
  );
  for (const { path } of commands)
    if (!rootNames.has(path[0])) throw new Error(`command ${path.join(' ')} has no root`);
  const byName = byUniqueKey(
    'message command',
    messageCommands.map((command) => [messageCommandName(command).en, command]),
  );
  const components = byUniqueKey(
    'component',
    commands.flatMap((command) => Object.entries(command.components ?? {})),
  );
  const modals = byUniqueKey(
    'modal',
    commands.flatMap((command) => Object.entries(command.modals ?? {})),
  );
  return {
    roots,
    commands,
    messageCommands,
    command: (path) => byPath.get(path.join(' ')) ?? null,
    messageCommand: (name) => byName.get(name) ?? null,
    component: (route) => components.get(route) ?? null,
    modal: (route) => modals.get(route) ?? null,
  };
}
