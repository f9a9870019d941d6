import { roles } from './speaker-words.ts';
import type { TextBlock } from './text-blocks.ts';

const latinAfter = /^\([a-z]/u;
const roleBefore = new RegExp(`(?:${roles}|家|员|长)$`, 'u');
const verbAfter =
  /^(?:博士|教授|先生|女士)?(?:在[^,。]{1,20})?(?:还|也|又|则|随后)?(?:对[^,。]{1,12})?(?:说|称|表示|指出|认为|强调)/u;

/** Whether a folded name is introduced: with a role, with its Latin spelling, as the surname of a full name, or as one who speaks twice. */
export function introductions(blocks: readonly TextBlock[]): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const judged = known.get(name) ?? isIntroduced(name, blocks);
    known.set(name, judged);
    return judged;
  };
}

function isIntroduced(name: string, blocks: readonly TextBlock[]): boolean {
  let speaks = 0;
  for (const { key } of blocks) {
    for (let at = key.indexOf(name); at >= 0; at = key.indexOf(name, at + name.length)) {
      const before = key.slice(Math.max(0, at - 6), at);
      const after = key.slice(at + name.length, at + name.length + 40);
      if (latinAfter.test(after) || roleBefore.test(before) || /[·-]$/u.test(before)) return true;
      if (verbAfter.test(after)) speaks += 1;
      if (speaks >= 2) return true;
    }
  }
  return false;
}
