import { findAgencies } from '../articles/agencies.ts';
import { type NameMention, nameById } from '../names/names.ts';
import { findOffices, officeHolder } from '../names/office-holders.ts';
import { findSideTerms } from '../names/side-terms.ts';
import { bodies, documents, honours, media, pronouns, roles } from './speaker-words.ts';
import { type Span, spanOf, type TextBlock } from './text-blocks.ts';

/** Who said something, as the article names him: the span is the name or the phrase. */
export interface Speaker extends Span {
  /** Id in the name table, of the person or organisation; null for others. */
  readonly nameId: string | null;
  readonly kind: 'person' | 'organisation';
}

/** What carried words from their speaker: an agency, another medium, a document. */
export interface Carrier extends Span {
  /** Id in `agencies.ts`; null for other media and for documents. */
  readonly agency: string | null;
}

/** What the subject of a verb of saying turns out to be. */
export type Who =
  | { readonly kind: 'speaker'; readonly speaker: Speaker }
  | { readonly kind: 'carrier'; readonly carrier: Carrier }
  /** 他, 这位专家: someone named before. */
  | { readonly kind: 'back-reference' }
  | { readonly kind: 'unknown' };

/** What names beyond the name table are judged by. */
export interface WhoContext {
  /** RFC 3339: offices are resolved by it. */
  readonly publishedAt: string;
  /** Whether the article introduces a folded name: with a role, or with the name in Latin letters. */
  readonly isIntroduced: (name: string) => boolean;
  /** The names of the table in a stretch of a block; offsets in the block. */
  readonly namesIn: (block: TextBlock, from: number, to: number) => readonly NameMention[];
}

const unknown: Who = { kind: 'unknown' };

const parenthesis = /\s*\([^()]{0,60}\)\s*$/u;
/** A body's own pages: it speaks itself. */
const ownPages = /(?:官方网站|官网|网站|官方微博|官微|官方账号)$/u;
const backReference = new RegExp(
  `^(?:${pronouns})$|^(?:这|该|此|那)(?:位|名|个|些)?.{0,16}(?:${roles})$`,
  'u',
);
const bareRole = new RegExp(`^(?:${roles})$`, 'u');
const manyPeople =
  /^(?:他们|她们|我们|我|你|您|它|它们|双方|两国|各方|三方|大家|人们|自己|有人|谁|对方|此事|其|中俄|俄中|中美|美中|中欧)$|两国|双方|记者会$|关系$/u;
const carrierEnd = new RegExp(`(?:${documents}|${media}|》)(?:中|里|上|称)?$`, 'u');
const namePart = "[\\p{Script=Han}·\\-a-z.’' ]";
const roleThenName = new RegExp(`(?:${roles}|长|家|员)(?:兼.{1,12})?(${namePart}{2,24})$`, 'u');
const roleAtEnd = new RegExp(`(?:${roles})$`, 'u');
const bodyAtEnd = new RegExp(`(?:${bodies})$`, 'u');
const nameThenHonour = new RegExp(`^(${namePart}{1,16}?)(?:${honours})$`, 'u');
const onlyHonour = new RegExp(`^(?:${honours})$`, 'u');
const bareName = /^(?:[\p{Script=Han}·-]{2,12}|[\p{Script=Han}a-z·.' -]{3,30})$/u;
/** Characters that foreign names are written with in Chinese; three and more of them are hardly anything else. */
const transliterated =
  /^[阿埃艾安奥巴贝鲍本比彼波伯勃布查楚茨达戴丹道德邓迪蒂丁杜多顿尔法菲费弗福夫盖戈格根古哈海汉赫霍基季吉加杰金卡凯坎康考科克肯库昆拉莱赖兰朗劳勒雷里利莉连列林琳隆卢鲁路伦罕罗洛马麦曼梅门蒙米密姆默莫穆纳内尼娜涅努诺欧帕潘佩皮平普齐切琴茹萨塞赛桑沙绍舍申什施史斯索苏塔泰坦特提图托瓦万维韦温文沃乌西希夏辛雅亚扬耶叶伊因尤约泽扎兹佐·-]{3,12}$/u;
const notInNames = /[的了是和与在对有这那其们年月日个些]|提问|发言|讲话|会议|表态/u;

/** Who is meant by the phrase `from`–`to` of a block. */
export function whoIs(block: TextBlock, from: number, to: number, context: WhoContext): Who {
  const phrase = trimmed(block.key, from, to);
  const key = block.key.slice(phrase.from, phrase.to);
  if (key === '' || manyPeople.test(key)) return unknown;
  if (backReference.test(key) || bareRole.test(key)) return { kind: 'back-reference' };
  const text = block.text.slice(phrase.from, phrase.to);
  const speaker = (nameId: string | null, kind: Speaker['kind'], start = 0, end = key.length): Who => ({
    kind: 'speaker',
    speaker: { ...spanOf(block, phrase.from + start, phrase.from + end), nameId, kind },
  });
  const named = context
    .namesIn(block, phrase.from, phrase.to)
    .map(({ id, from, to }) => ({ id, from: from - phrase.from, to: to - phrase.from }))
    .findLast((mention) => isHead(key, mention));
  if (named !== undefined && nameById(named.id)?.kind === 'person')
    return speaker(named.id, 'person', named.from, named.to);
  const carrier = carrierOf(block, phrase.from, phrase.to, key);
  if (carrier !== null) return { kind: 'carrier', carrier };
  const office = officeOf(text, context.publishedAt);
  if (office !== null) return speaker(office.id, 'person', office.from, office.to);
  if (named !== undefined && ['organisation', 'country'].includes(nameById(named.id)?.kind ?? ''))
    return speaker(named.id, 'organisation', named.from, named.to);
  if (isPerson(key, context)) return speaker(null, 'person');
  const side = findSideTerms(text).find((term) => term.from === 0 && term.to === key.length);
  if (side !== undefined && side.side !== 'both' && side.use !== 'toward' && side.use !== 'short')
    return speaker(null, 'organisation');
  return bodyAtEnd.test(key) && key.length <= 24 && !key.includes('的')
    ? speaker(null, 'organisation')
    : unknown;
}

/** Without spaces, quotation marks and a Latin name in brackets at the end. */
function trimmed(key: string, from: number, to: number): { readonly from: number; readonly to: number } {
  let [start, end] = [from, to];
  start += /^(?:[\s"“”]|\([^()]{0,40}\))*/u.exec(key.slice(start, end))?.[0].length ?? 0;
  const inside = key.slice(start, end);
  end = start + inside.replace(parenthesis, '').replace(ownPages, '').trimEnd().length;
  return { from: start, to: end };
}

/** A name is the head of its phrase where it ends it; a person's also before a title: 普京总统. */
function isHead(key: string, { id, to }: NameMention): boolean {
  return to === key.length || (nameById(id)?.kind === 'person' && onlyHonour.test(key.slice(to)));
}

function carrierOf(block: TextBlock, from: number, to: number, key: string): Carrier | null {
  const [agency] = findAgencies(block.text.slice(from, to));
  if (!carrierEnd.test(key) && !(agency !== undefined && key.length <= 12)) return null;
  return { ...spanOf(block, from, to), agency: agency ?? null };
}

/** The holder of an office that ends the phrase; null where the phrase names none or the table knows of nobody. */
function officeOf(
  text: string,
  date: string,
): { readonly id: string; readonly from: number; readonly to: number } | null {
  const office = findOffices(text).findLast(({ to }) => to === text.length);
  const [side, further] = office?.sides ?? [];
  if (office === undefined || side === undefined || further !== undefined) return null;
  const id = officeHolder(office.office, side, date);
  return id === undefined ? null : { id, from: office.from, to: office.to };
}

function isPerson(key: string, { isIntroduced }: WhoContext): boolean {
  if (key.length > 60) return false;
  if (roleAtEnd.test(key)) return true;
  const name = roleThenName.exec(key.slice(-48))?.[1];
  if (name !== undefined && !notInNames.test(name)) return true;
  const head = nameThenHonour.exec(key)?.[1] ?? key;
  if (!bareName.test(head) || notInNames.test(head)) return false;
  return transliterated.test(head) || isIntroduced(head);
}
