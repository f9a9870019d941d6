import { decline } from './decline.ts';
import type { Side } from './entity.ts';
import { lazy } from './lazy.ts';
import { nameKey } from './name-key.ts';
import { entities } from './name-table.ts';
import { type Office, type OfficeId, offices } from './offices.ts';
import { PhraseMatcher } from './phrase-matcher.ts';

/** Words that name an office of one state, or of both (中俄外长): UTF-16 offsets, `to` exclusive. */
export interface OfficeMention {
  readonly office: OfficeId;
  readonly sides: readonly Side[];
  readonly from: number;
  readonly to: number;
}

/**
 * Who held an office on a date (ISO, a day or a time): the entity's id. Undefined where the table knows of nobody,
 * or of several, as with China's spokespersons.
 */
export function officeHolder(office: OfficeId, side: Side, date: string): string | undefined {
  const holders = entities.filter((entity) =>
    entity.offices?.some(
      (term) =>
        term.office === office &&
        term.side === side &&
        term.from <= date &&
        (term.to === null || date < term.to),
    ),
  );
  return holders.length === 1 ? holders[0]?.id : undefined;
}

/**
 * Offices that a text names with their state: 俄罗斯外长, 中国国家主席, “Russian prime minister”, «глава МИД России». Not
 * those of the past (前总统, former), of deputies and staff (总统助理), nor the bare word, whose state only its context tells.
 */
export function findOffices(text: string): readonly OfficeMention[] {
  const key = nameKey(text);
  return titles()
    .findAll(key)
    .filter(
      ({ from, to }) =>
        !otherBefore.test(key.slice(Math.max(0, from - 16), from)) && !otherAfter.test(key.slice(to, to + 4)),
    )
    .map(({ value, from, to }) => ({ ...value, from, to }));
}

/** 白: 白俄罗斯总统 is the president of Belarus. */
const otherBefore =
  /(?:[前原副白]|时任|(?:former|deputy|vice|then|acting)[ -]|ex-|бывш[а-я]+ |экс-|заместител[а-я]+ )$/;
const otherAfter = /^(?:府|级|制|令|选|大选|候选|办公|助理|特使|代表|顾问|夫人|新闻|职|之位|宝座|任期)/;

type Title = Pick<OfficeMention, 'office' | 'sides'>;

const states: readonly {
  readonly sides: readonly Side[];
  readonly zh: readonly string[];
  readonly en: readonly string[];
  readonly ru: readonly string[];
}[] = [
  {
    sides: ['china'],
    zh: ['中国', '中华人民共和国', '中方'],
    en: ['Chinese', "China's", 'China’s'],
    ru: ['Китая', 'КНР'],
  },
  {
    sides: ['russia'],
    zh: ['俄罗斯', '俄罗斯联邦', '俄国', '俄方', '俄'],
    en: ['Russian', "Russia's", 'Russia’s'],
    ru: ['России', 'РФ', 'Российской Федерации'],
  },
  {
    sides: ['china', 'russia'],
    zh: ['中俄', '俄中', '中俄两国', '俄中两国'],
    en: ['Chinese and Russian', 'Russian and Chinese'],
    ru: ['России и Китая', 'Китая и России'],
  },
];

const titles = lazy(() => new PhraseMatcher<Title>(offices.flatMap(phrasesOf)));

function phrasesOf(office: Office<OfficeId>): readonly (readonly [string, Title])[] {
  const phrases = (words: readonly string[], sides: readonly Side[]) =>
    words.map((word) => [nameKey(word), { office: office.id, sides }] as const);
  return [
    ...states.flatMap(({ sides, zh, en, ru }) => [
      ...phrases(
        zh.flatMap((state) => office.zh.map((title) => state + title)),
        sides,
      ),
      ...phrases(
        en.flatMap((state) => office.en.map((title) => `${state} ${title}`)),
        sides,
      ),
      ...phrases(
        ru.flatMap((state) => office.ru.flatMap(inAllCases).map((title) => ofState(title, state))),
        sides,
      ),
    ]),
    ...phrases((office.china ?? []).flatMap(inAllCases), ['china']),
    ...phrases((office.russia ?? []).flatMap(inAllCases), ['russia']),
  ];
}

/** Declining leaves what is not Russian as it is. */
function inAllCases(title: string): readonly string[] {
  return [title, ...decline(title, 'thing')];
}

/** The state follows the title, or its first word: посол России в Китае. */
function ofState(title: string, state: string): string {
  const [head, place] = title.split(/ (?=(?:в|при) )/);
  return place === undefined ? `${title} ${state}` : `${head} ${state} ${place}`;
}
