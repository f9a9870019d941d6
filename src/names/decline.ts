/**
 * How the words of a Russian name change with the case: every word (people: Владимира Путина), the last one
 * (surname first: Си Цзиньпина), or adjectives and the first noun, what follows being a fixed complement
 * (things: Силы Сибири, Организации Объединённых Наций).
 */
export type Declension = 'person' | 'surname-first' | 'thing';

/**
 * The oblique cases of a Russian name, by the endings of its words, singular: enough to find it in running text, not a
 * grammar. A form that nobody writes costs nothing, so words in doubt get both endings. Abbreviations (НАТО),
 * and names on a vowel that do not decline (Сочи), stay as they are.
 */
export function decline(name: string, declension: Declension): readonly string[] {
  const words = name.split(' ');
  const head = headOf(words, declension);
  const columns = words.map((word, at) => casesOf(word, rulesFor(declension, at, head)));
  const forms = cases.flatMap((_, index) => combine(columns.map((column) => column[index] ?? [])));
  return [...new Set(forms)].filter((form) => form !== name);
}

/** A row is an ending of the nominative and what replaces it, case by case: `/` parts those in doubt, `=` is no change. */
type Rule = readonly [
  ending: RegExp,
  genitive: string,
  dative: string,
  accusative: string,
  instrumental: string,
  prepositional: string,
];

const cases = ['genitive', 'dative', 'accusative', 'instrumental', 'prepositional'] as const;

const adjectives: readonly Rule[] = [
  [/(?<=[кгх])[ио]й$/, 'ого', 'ому', '=', 'им', 'ом'],
  [/ий$/, 'его', 'ему', '=', 'им', 'ем'],
  [/[ыо]й$/, 'ого', 'ому', '=', 'ым', 'ом'],
  [/ая$/, 'ой', 'ой', 'ую', 'ой', 'ой'],
  [/яя$/, 'ей', 'ей', 'юю', 'ей', 'ей'],
  [/ое$/, 'ого', 'ому', 'ое', 'ым', 'ом'],
  [/ые$/, 'ых', 'ым', 'ые', 'ыми', 'ых'],
  [/ие$/, 'их', 'им', 'ие', 'ими', 'их'],
];

const nouns: readonly Rule[] = [
  [/ия$/, 'ии', 'ии', 'ию', 'ией', 'ии'],
  [/ие$/, 'ия', 'ию', 'ие', 'ием', 'ии'],
  [/ий$/, 'ия', 'ию', '=', 'ием', 'ии'],
  [/й$/, 'я', 'ю', '=', 'ем', 'е'],
  [/(?<=[кгхжшщч])а$/, 'и', 'е', 'у', 'ой/ей', 'е'],
  [/а$/, 'ы', 'е', 'у', 'ой', 'е'],
  [/я$/, 'и', 'е', 'ю', 'ей', 'е'],
  [/ь$/, 'я/и', 'ю/и', '=', 'ем/ью/ём', 'е/и'],
  [/(?<=пос)ол$/, 'ла', 'лу', 'ла', 'лом', 'ле'],
  [/о$/, 'а', 'у', 'о', 'ом', 'е'],
  [/е$/, 'я', 'ю', 'е', 'ем', 'е'],
  [/(?<=[жшщчц])$/, 'а', 'у', '=', 'ом/ем', 'е'],
  [/(?<=[бвгдзклмнпрстфх])$/, 'а', 'у', '=', 'ом', 'е'],
];

const surnames: readonly Rule[] = [
  [/(?<=[оеё]в|ин)$/, 'а', 'у', 'а', 'ым', 'е'],
  [/(?<=[оеё]в|ин)а$/, 'ой', 'ой', 'у', 'ой', 'ой'],
  [/(?<=[сц]к)ий$/, 'ого', 'ому', 'ого', 'им', 'ом'],
  [/ая$/, 'ой', 'ой', 'ую', 'ой', 'ой'],
  [/[ое]$/, '=', '=', '=', '=', '='],
];

/** People are animate: a man's accusative is his genitive; Chinese names on -о and -е do not decline. */
const givenNames: readonly Rule[] = nouns
  .filter(([ending]) => ending.source !== 'о$' && ending.source !== 'е$')
  .map((rule) => (rule[3] === '=' ? [rule[0], rule[1], rule[2], rule[1], rule[4], rule[5]] : rule));

/** Up to which word a name declines. */
function headOf(words: readonly string[], declension: Declension): number {
  const last = words.length - 1;
  if (declension !== 'thing') return last;
  const firstNoun = words.findIndex((word) => !/[ыиоаяе][йея]$/.test(word) || /[нтв]ие$|ия$/.test(word));
  return firstNoun === -1 ? last : firstNoun;
}

function rulesFor(declension: Declension, at: number, head: number): readonly Rule[] {
  if (at > head) return [];
  if (declension === 'thing') return at < head ? adjectives : nouns;
  if (declension === 'surname-first') return at < head ? [] : givenNames;
  return at < head ? givenNames : [...surnames, ...givenNames];
}

/** The forms of a word in each case: itself where no rule fits. */
function casesOf(word: string, rules: readonly Rule[]): readonly (readonly string[])[] {
  const rule = word === word.toUpperCase() ? undefined : rules.find(([ending]) => ending.test(word));
  if (rule === undefined) return cases.map(() => [word]);
  const [ending, ...endings] = rule;
  const stem = word.replace(ending, '');
  return endings.map((forms) => (forms === '=' ? [word] : forms.split('/').map((form) => stem + form)));
}

/** Every way to take one form of each word, as phrases. */
function combine(words: readonly (readonly string[])[]): readonly string[] {
  return words.reduce<readonly string[]>(
    (phrases, forms) =>
      phrases.flatMap((phrase) => forms.map((form) => (phrase === '' ? form : `${phrase} ${form}`))),
    [''],
  );
}
