import { parseTimeOfDay } from './parse-time-of-day.ts';
import type { QuietHours } from './subscription.ts';

/** Words for having none, folded. */
const none = [
  'none',
  'no',
  'off',
  '0',
  '-',
  '无',
  '無',
  '没有',
  '沒有',
  '不要',
  '关',
  '關',
  'нет',
  'не нужны',
  'выкл',
];
const beginning = /^(?:from|between|с|со|从|從|自)\s*(?=\d|[上下早晚凌])/u;
const between = /\s*(?:[-–—~～−]|\bto\b|\band\b|\buntil\b|(?<!\p{L})до(?!\p{L})|到|至)\s*/u;

/** As typed: `22-08`, `22:00–08:00`, `from 10 pm to 8 am`, `с 22 до 8`, `晚上10点到早上8点`; or that there are to be none. */
export type TypedQuietHours = { readonly kind: 'none' } | ({ readonly kind: 'hours' } & QuietHours);

/** Null for what is neither; a span of no length is none of hours, and a whole day of quiet is no message at all. */
export function parseQuietHours(text: string): TypedQuietHours | null {
  const folded = text.normalize('NFKC').trim().toLowerCase();
  if (none.includes(folded)) return { kind: 'none' };
  const [first, second, ...rest] = folded.replace(beginning, '').split(between);
  if (first === undefined || second === undefined || rest.length > 0) return null;
  const from = parseTimeOfDay(first);
  const until = parseTimeOfDay(second);
  return from === null || until === null || from === until ? null : { kind: 'hours', from, until };
}
