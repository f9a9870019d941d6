import type { Choice } from '../dispatch/command.ts';
import type { OfferedOption } from './offered-commands.ts';

/** Completion shows a name and sends a value; the box holds the name, so what stood for what is remembered here. */
export interface PickedNames {
  remember(option: Pick<OfferedOption, 'json'>, choices: readonly Choice[]): void;
  /** The value behind a name that was offered for this option; any other text is its own value. */
  valueOf(option: Pick<OfferedOption, 'json'>, text: string): string;
}

const namesAtMost = 2_000;

export function createPickedNames(): PickedNames {
  // By the registered option itself: two commands may have options of one name.
  const values = new Map<object, Map<string, string>>();
  return {
    remember({ json }, choices) {
      const known = values.get(json) ?? new Map<string, string>();
      if (known.size > namesAtMost) known.clear();
      for (const { name, value } of choices) known.set(spaced(name), value);
      values.set(json, known);
    },
    valueOf: ({ json }, text) => values.get(json)?.get(spaced(text)) ?? text,
  };
}

/** A text field makes one space of a line break. */
function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
