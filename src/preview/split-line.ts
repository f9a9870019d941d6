import { type Locale, locales } from '../locale/locale.ts';
import type { OfferedCommand, OfferedOption } from './offered-commands.ts';

/** A line of the box, taken apart as far as it can be: `/news search query:普京 since:2021`. */
export interface SplitLine {
  readonly command: OfferedCommand;
  /** Behind the command's name. */
  readonly end: number;
  /** What stands before the first option. */
  readonly loose: string;
  readonly values: readonly TypedValue[];
}

export interface TypedValue {
  readonly option: OfferedOption;
  /** With the spaces around it. */
  readonly text: string;
  /** Where it begins in the line. */
  readonly start: number;
}

/** Null while no command is whole. Names count in any of the languages; colons may be full-width, as Chinese keyboards give them. */
export function splitLine(line: string, commands: readonly OfferedCommand[]): SplitLine | null {
  const found = findCommand(line, commands);
  if (found === null) return null;
  const { command, end } = found;
  const marks = marksOf(line, end, command.options);
  const values = marks.map(({ option, start }, index) => ({
    option,
    text: line.slice(start, marks[index + 1]?.at ?? line.length),
    start,
  }));
  return { command, end, loose: line.slice(end, marks[0]?.at ?? line.length), values };
}

/** The longest name that the line begins with. */
function findCommand(
  line: string,
  commands: readonly OfferedCommand[],
): { readonly command: OfferedCommand; readonly end: number } | null {
  const folded = `${line.toLowerCase()} `;
  const fits = commands.flatMap((command) =>
    namesIn(command.names)
      .filter((name) => folded.startsWith(`${name} `))
      .map((name) => ({ command, end: name.length })),
  );
  return fits.toSorted((a, b) => b.end - a.end)[0] ?? null;
}

function namesIn(words: Readonly<Record<Locale, string>>): readonly string[] {
  return [...new Set(locales.map((locale) => words[locale].toLowerCase()))];
}

interface Mark {
  readonly option: OfferedOption;
  readonly at: number;
  /** Behind the colon. */
  readonly start: number;
}

/** Where values begin. Only the first `name:` of an option is one; a second belongs to the text that it stands in. */
function marksOf(line: string, from: number, options: readonly OfferedOption[]): readonly Mark[] {
  const marks: Mark[] = [];
  for (const { index, 1: name = '', 0: whole } of line
    .slice(from)
    .matchAll(/(?<=\s)([\p{L}\p{N}_-]+)[:：]/gu)) {
    const option = options.find(({ names }) => namesIn(names).includes(name.toLowerCase()));
    if (option === undefined || marks.some((mark) => mark.option === option)) continue;
    marks.push({ option, at: from + index, start: from + index + whole.length });
  }
  return marks;
}
