// biome-ignore-all format: a list of words a line
import { decline } from './decline.ts';
import type { Side } from './entity.ts';
import { lazy } from './lazy.ts';
import { nameKey } from './name-key.ts';
import { PhraseMatcher } from './phrase-matcher.ts';

/**
 * How a word denotes a state. `state`: its name. `actor`: its government, organs or forces, always as one who acts
 * (中方, 克里姆林宫). `capital`: the government or the city, only context tells which. `toward`: the state as the object of
 * what another does (对华, 访俄, 驻华). `short`: the one-character form inside a compound (俄总统); China's, 中, means too
 * much else to be one. `adjective`: English and Russian, of the state, the land or the people.
 */
type SideUse = 'state' | 'actor' | 'capital' | 'toward' | 'short' | 'adjective';

export interface SideTerm {
  readonly side: Side | 'both';
  readonly use: SideUse;
  /** Parted by commas; Russian nouns in the nominative, `~` for the endings of a Russian adjective. */
  readonly words: string;
}

/** A word that denotes a state: UTF-16 offsets, `to` exclusive. */
export interface SideMention {
  readonly side: Side | 'both';
  readonly use: SideUse;
  readonly from: number;
  readonly to: number;
}

/** Words that denote one of the two states, or both together. People and organisations are in the name table. */
export const sideTerms: readonly SideTerm[] = [
  { side: 'both', use: 'state', words: '中俄, 俄中, 中、俄, 俄、中, 中苏, 苏中, 华俄, 俄华, 中俄两国, 俄中两国, 中俄双方, 俄中双方' },
  { side: 'both', use: 'adjective', words: 'Sino-Russian, Russo-Chinese, Chinese-Russian, Russian-Chinese, China-Russia, Russia-China' },
  { side: 'both', use: 'adjective', words: 'российско-китайск~, китайско-российск~' },
  { side: 'china', use: 'state', words: '中国, 中华人民共和国, 中国大陆, China, PRC, Китай, КНР' },
  { side: 'china', use: 'actor', words: '中方, 中国方面, 中国政府, 中国当局, 中国官方, 中国外交部, 中国国防部, 中国军方, 中国军队, 中国领导人, 解放军' },
  { side: 'china', use: 'actor', words: '中共, 中共当局, 中共政府, 中国共产党, 北京当局, 北京政府, 北京方面, 中南海, 中企, 中资, 中媒' },
  { side: 'china', use: 'capital', words: '北京, Beijing, Пекин' },
  { side: 'china', use: 'toward', words: '对华, 访华, 驻华, 在华, 来华, 赴华, 涉华, 反华, 亲华, 输华, 援华, 制华, 遏华, 抗中, 反中, 亲中' },
  { side: 'china', use: 'toward', words: '对中国, 访问中国, 驻中国, 在中国, 赴中国' },
  { side: 'china', use: 'adjective', words: 'Chinese, китайск~' },
  { side: 'russia', use: 'state', words: '俄罗斯, 俄罗斯联邦, 俄国, 俄联邦, 苏联, 苏俄, Russia, Russian Federation, Россия, Российская Федерация, РФ' },
  { side: 'russia', use: 'actor', words: '俄方, 俄罗斯方面, 俄罗斯政府, 俄政府, 俄罗斯当局, 俄当局, 俄罗斯官方, 俄罗斯外交部, 俄外交部, 俄罗斯国防部, 俄国防部' },
  { side: 'russia', use: 'actor', words: '俄军, 俄罗斯军方, 俄罗斯军队, 俄罗斯领导人, 克里姆林宫, 克宫, 莫斯科当局, 莫斯科方面, 俄企, 俄媒, Kremlin, Кремль' },
  { side: 'russia', use: 'capital', words: '莫斯科, Moscow, Москва' },
  { side: 'russia', use: 'toward', words: '对俄, 访俄, 驻俄, 在俄, 来俄, 赴俄, 涉俄, 反俄, 亲俄, 挺俄, 抗俄, 援俄, 制俄, 输俄' },
  { side: 'russia', use: 'toward', words: '对俄罗斯, 访问俄罗斯, 驻俄罗斯, 在俄罗斯, 赴俄罗斯' },
  { side: 'russia', use: 'short', words: '俄' },
  { side: 'russia', use: 'adjective', words: 'Russian, российск~, русск~' },
];

const adjectiveEndings = ['ий', 'ого', 'ому', 'им', 'ом', 'ая', 'ой', 'ую', 'ое', 'ие', 'их', 'ими'];

/** Third parties whose names begin like 华 and 俄: also behind a verb (驻华盛顿 is not 驻华). */
const namesakes = ['俄亥俄', '俄勒冈', '俄克拉何马', '俄克拉荷马', '华盛顿', '华为', '华尔街', '华沙', '华人', '华裔', '华语'];
const verbs = ['', '对', '访', '驻', '在', '来', '赴', '涉', '反', '亲', '制'];

/** Other words that hold a term by chance, or the first character of one: 对抗俄罗斯, 未来俄罗斯. */
const decoys = [
  '对抗, 抵抗, 反抗, 未来, 近来, 本来, 原来, 以来, 带来, 将来, 正在, 存在, 针对, 相对, 反对, 面对, 应对, 绝对',
  '白俄罗斯, 白俄, 埃塞俄比亚, 衣索比亚, 俄狄浦斯, 俄罗斯方块, 俄罗斯轮盘, 莫斯科时间, 北京时间',
  '发展中国家, 其中国, 集中国, 中国海, 南中国海, 东中国海, 中国国民党, 中国时报, 中国城',
];

/** Mentions of either state in a text, in order, the longest at each place, never overlapping. */
export function findSideTerms(text: string): readonly SideMention[] {
  return terms()
    .findAll(nameKey(text))
    .flatMap(({ value, from, to }) => (value === null ? [] : [{ ...value, from, to }]));
}

type Term = Pick<SideTerm, 'side' | 'use'> | null;

const terms = lazy(
  () =>
    new PhraseMatcher<Term>([
      ...sideTerms.flatMap(({ side, use, words }) =>
        words.split(', ').flatMap(inAllForms).map((word) => [nameKey(word), { side, use }] as const),
      ),
      ...verbs.flatMap((verb) => namesakes.map((name) => [nameKey(verb + name), null] as const)),
      ...decoys.flatMap((words) => words.split(', ').map((word) => [nameKey(word), null] as const)),
    ]),
);

function inAllForms(word: string): readonly string[] {
  if (word.endsWith('~')) return adjectiveEndings.map((ending) => word.slice(0, -1) + ending);
  return [word, ...decline(word, 'thing')];
}
