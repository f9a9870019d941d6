import { describe, expect, it } from 'vitest';
import { nameKey } from '../../src/names/name-key.ts';
import { decoys, entities } from '../../src/names/name-table.ts';
import { aliasesOf, displayName, findNames } from '../../src/names/names.ts';
import { offices } from '../../src/names/offices.ts';

const languages = ['en', 'zh-CN', 'zh-TW', 'ru'] as const;

function duplicates(values: readonly string[]): readonly string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}

describe('the table of names', () => {
  it('covers the subject', () => {
    expect(entities.length).toBeGreaterThanOrEqual(250);
  });

  it('has unique ids in kebab case', () => {
    expect(duplicates(entities.map(({ id }) => id))).toEqual([]);
    expect(entities.map(({ id }) => id).filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it('gives each name to one entity, its Russian cases among them', () => {
    const clashes = entities.flatMap(({ id, hans, hant, en, ru }) =>
      [...hans, ...hant, ...en, ...ru]
        .filter((name) => !aliasesOf(name).includes(hans[0]))
        .map((name) => `${name}: ${id}`),
    );
    expect(clashes).toEqual([]);
  });

  it.each(languages)('shows each entity by a name of its own in %s', (language) => {
    expect(duplicates(entities.map(({ id }) => displayName(id, language)))).toEqual([]);
  });

  it('writes each language in its own script', () => {
    const han = /\p{Script=Han}/u;
    const cyrillic = /\p{Script=Cyrillic}/u;
    const wrong = entities.flatMap(({ hans, hant, en, ru }) => [
      ...[...hans, ...hant].filter((name) => cyrillic.test(name)),
      ...en.filter((name) => han.test(name) || cyrillic.test(name)),
      ...ru.filter((name) => han.test(name)),
    ]);
    expect(wrong).toEqual([]);
  });

  it('has no name that is empty, padded or of one character', () => {
    const names = entities.flatMap(({ hans, hant, en, ru, shared }) => [
      ...[...hans, ...hant, ...en, ...ru],
      ...(shared ?? []).map(({ alias }) => alias),
    ]);
    expect(names.filter((name) => name !== name.trim() || name.length < 2)).toEqual([]);
  });

  it('finds every name that is not shared in a sentence of its own', () => {
    const missed = entities.flatMap(({ id, hans, hant, en, ru, shared }) => {
      const sharedKeys = new Set((shared ?? []).map(({ alias }) => nameKey(alias)));
      return [...hans, ...hant, ...en, ...ru]
        .filter((name) => !sharedKeys.has(nameKey(name)))
        .filter((name) => {
          const [first, ...others] = findNames(`（${name.charAt(0).toUpperCase()}${name.slice(1)}）`);
          return first?.id !== id || first.to - first.from !== name.length || others.length > 0;
        });
    });
    expect(missed).toEqual([]);
  });

  it('finds a shared name beside each of its words, and not alone', () => {
    for (const { id, shared } of entities)
      for (const { alias, near } of shared ?? []) {
        const ids = (text: string) => findNames(text).map((mention) => mention.id);
        for (const word of near) expect.soft(ids(`${alias}，${word}`), `${alias} near ${word}`).toContain(id);
        if (!near.some((word) => nameKey(alias).includes(nameKey(word))))
          expect.soft(ids(alias), alias).toEqual([]);
      }
  });

  it('has decoys that hold a name and are none', () => {
    const ids = new Set(entities.map(({ id }) => id));
    for (const [word, id] of decoys) {
      expect.soft(aliasesOf(word), word).toEqual([]);
      expect
        .soft(
          findNames(word).map((mention) => mention.id),
          word,
        )
        .toEqual(id === null ? [] : [id]);
      if (id !== null) expect.soft(ids, word).toContain(id);
    }
  });
});

describe('terms of office', () => {
  const terms = entities.flatMap(({ id, offices: held }) => (held ?? []).map((term) => ({ id, ...term })));

  it('are dated, as precisely as they are known, and end after they begin', () => {
    for (const { id, from, to } of terms) {
      for (const date of [from, to ?? from]) {
        expect.soft(date, id).toMatch(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
        if (date.length === 10) expect.soft(new Date(date).toISOString().slice(0, 10), id).toBe(date);
      }
      if (to !== null) expect.soft(to > from, `${id} ${from}–${to}`).toBe(true);
    }
  });

  it('do not overlap, spokespersons aside, who are several', () => {
    const overlaps = terms.filter((a) =>
      terms.some(
        (b) =>
          a !== b &&
          a.office === b.office &&
          a.side === b.side &&
          a.office !== 'foreign-ministry-spokesperson' &&
          a.from <= b.from &&
          (a.to === null || b.from < a.to),
      ),
    );
    expect(overlaps).toEqual([]);
  });

  it('are of offices that have a title, each held by somebody', () => {
    const held = new Set(terms.map(({ office }) => office));
    expect(offices.filter(({ id }) => !held.has(id))).toEqual([]);
  });
});
