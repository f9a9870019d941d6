import { type Declension, decline } from './decline.ts';
import type { Entity } from './entity.ts';
import { lazy } from './lazy.ts';
import { nameKey } from './name-key.ts';
import { decoys, entities } from './name-table.ts';
import { PhraseMatcher } from './phrase-matcher.ts';

/** The languages that names are shown in: the codes of `Locale`. */
export type NameLanguage = 'en' | 'zh-CN' | 'zh-TW' | 'ru';

/** A mention of the entity `id`: UTF-16 offsets into the text, `to` exclusive. */
export interface NameMention {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** All mentions in a text, in order, never overlapping: where several names begin, the longest. */
export function findNames(text: string): readonly NameMention[] {
  const key = nameKey(text);
  return matcher()
    .findAll(key)
    .flatMap(({ value, from, to }) => {
      const bearer = value.bearers.find(
        ({ near }) => near === null || near.some((word) => key.includes(word)),
      );
      if (bearer === undefined || !isWrittenAsName(text.slice(from, to), value.acronym)) return [];
      return [{ id: bearer.id, from, to }];
    });
}

/**
 * Every name, in any script, of the entity that `text` names exactly, whatever its case, script, accents or
 * Russian case; Russian names in all their cases. Empty where `text` is no name of the table.
 */
export function aliasesOf(text: string): readonly string[] {
  return formsByKey().get(nameKey(text.trim())) ?? [];
}

export function nameById(id: string): Entity | undefined {
  return entitiesById().get(id);
}

/** The name to show in a language; the id itself for one that is not in the table (a stored id of another version). */
export function displayName(id: string, language: NameLanguage): string {
  const entity = nameById(id);
  if (entity === undefined) return id;
  return { en: entity.en, 'zh-CN': entity.hans, 'zh-TW': entity.hant, ru: entity.ru }[language][0];
}

const entitiesById = lazy(() => new Map(entities.map((entity) => [entity.id, entity])));

/** Of each entity all written forms, by the key of each of them. */
const formsByKey = lazy(
  () =>
    new Map(
      entities.map(writtenForms).flatMap((forms) => forms.map((form) => [nameKey(form), forms] as const)),
    ),
);

const matcher = lazy(() => new PhraseMatcher(phrases()));

/** Who may be meant by a phrase: nobody for a decoy, one as a rule, several for a shared name. */
interface Phrase {
  readonly bearers: readonly { readonly id: string; readonly near: readonly string[] | null }[];
  readonly acronym: boolean;
}

function phrases(): ReadonlyMap<string, Phrase> {
  const byKey = new Map<string, Phrase>();
  const add = (alias: string, id: string, near: readonly string[] | null) => {
    const key = nameKey(alias);
    const bearers = byKey.get(key)?.bearers ?? [];
    if (bearers.some((bearer) => bearer.id === id)) return;
    byKey.set(key, {
      bearers: [...bearers, { id, near: near?.map(nameKey) ?? null }],
      acronym: isAcronym(alias),
    });
  };
  for (const entity of entities) {
    for (const { alias, near } of entity.shared ?? [])
      for (const form of [alias, ...casesOf(alias, entity)]) add(form, entity.id, near);
    for (const form of writtenForms(entity)) add(form, entity.id, null);
  }
  for (const [word, id] of decoys)
    byKey.set(nameKey(word), { bearers: id === null ? [] : [{ id, near: null }], acronym: false });
  return byKey;
}

function writtenForms(entity: Entity): readonly string[] {
  const cases = entity.ru.flatMap((name) => casesOf(name, entity));
  return [...new Set([...entity.hans, ...entity.hant, ...entity.en, ...entity.ru, ...cases])];
}

/** None for what is not Russian. */
function casesOf(name: string, { kind, side, indeclinable }: Entity): readonly string[] {
  if (indeclinable) return [];
  const ofPerson: Declension = side === 'china' ? 'surname-first' : 'person';
  return decline(name, kind === 'person' ? ofPerson : 'thing');
}

/** Abbreviations on Latin or Cyrillic letters: SCO, ШОС. */
function isAcronym(alias: string): boolean {
  return alias === alias.toUpperCase() && alias !== alias.toLowerCase();
}

/** A name begins with a capital, and an abbreviation is all capitals: «путина» is a fishing season, “who” no agency. */
function isWrittenAsName(mention: string, acronym: boolean): boolean {
  if (acronym) return mention === mention.toUpperCase();
  const first = mention.charAt(0);
  return first === first.toUpperCase();
}
