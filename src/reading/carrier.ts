import type { Stretch } from './clause-subject.ts';
import type { TextBlock } from './text-blocks.ts';
import { type Carrier, type WhoContext, whoIs } from './who.ts';

/** 据…报道, 根据…公告: an agency, a document, or a body that passes on what another said. */
export function carrierIn(
  clauses: readonly Stretch[],
  block: TextBlock,
  context: WhoContext,
): Carrier | null {
  for (const { from, to } of clauses) {
    const cited = /(?:另?据|根据|援引|引述|引据|引用)/u.exec(block.key.slice(from, Math.min(to, from + 24)));
    if (cited === null) continue;
    const start = from + cited.index + cited[0].length;
    const words = block.key.slice(start, Math.min(to, start + 60));
    const end =
      /今天|今日|昨|周[一二三四五六日]|星期|\d+日|报道|报导|自.{1,6}电|称$|说$|指出|表示|显示|透露|统计|$/u.exec(
        words,
      );
    const until = start + (end?.index ?? words.length);
    if (block.key.slice(start, until).includes('的话')) continue;
    const who = whoIs(block, start, until, context);
    if (who.kind === 'carrier') return who.carrier;
    if (who.kind === 'speaker' && who.speaker.kind === 'organisation') {
      const { text, paragraph, from: at, to: last } = who.speaker;
      return { text, paragraph, from: at, to: last, agency: null };
    }
  }
  return null;
}
