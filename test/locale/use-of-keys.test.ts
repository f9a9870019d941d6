import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { inAllLocales, isMessageKey } from '../../src/locale/translate.ts';
import { keys, placeholdersOf } from './languages.ts';

const root = resolve(import.meta.dirname, '../..');
const sources = globSync(['src/**/*.ts', 'commands/**/*.ts'], { cwd: root })
  .map((path) => readFileSync(resolve(root, path), 'utf8'))
  // Comments may name a key that nothing uses.
  .map((code) => code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''));

/** Keys written out, `'list.next'`. */
const literals = new Set(
  sources.flatMap((code) => [...code.matchAll(/'([a-zA-Z]+(?:\.[\w-]+)+)'/g)].map(([, key]) => key)),
);

/** Keys made of a beginning and a value, `` `topic.${topic}` ``; types such as `` `error.${string}` `` make none. */
const templates = [
  ...new Set(
    sources.flatMap((code) =>
      [...code.matchAll(/`([a-zA-Z]+(?:\.\w+)*\.)\$\{(?!string\b|infer\b)[^`]*`/g)].map(
        ([, beginning]) => beginning ?? '',
      ),
    ),
  ),
].filter((beginning) => beginning !== 'command.');

test('every message is said somewhere', () => {
  // The words of commands have a test of their own: registration asks for them by the commands that there are.
  const others = keys.filter((key) => !/^(?:command|messageCommand)\./.test(key));
  const unused = others.filter(
    (key) => !literals.has(key) && !templates.some((beginning) => key.startsWith(beginning)),
  );
  expect(unused).toEqual([]);
});

test('every error has its sentence', () => {
  const thrown = [...literals].filter((key) => key?.startsWith('error.'));
  expect(thrown).toContain('error.unexpected');
  expect(thrown.filter((key) => key === undefined || !isMessageKey(key))).toEqual([]);
});

/** `t('key')`, `t('key', { a, b: 1 })` and the same of an error: the key and the code of its values, if any. */
const call =
  /(?:\bt|\)|\btranslate|\bUserError|\bunusable)\(\s*'([a-zA-Z]+(?:\.\w+)+)'\s*(?:,\s*\{([^{}]*)\}|\))/g;

test('every message gets the values of its placeholders', () => {
  const calls = sources.flatMap((code) => [...code.matchAll(call)]);
  const lacking = calls.flatMap(([, key = '', values = '']) => {
    // What is spread is the type checker's affair.
    if (!isMessageKey(key) || values.includes('...')) return [];
    const given = new Set([...values.matchAll(/(?:^|,)\s*(\w+)/g)].map(([, name]) => name));
    const missing = Object.keys(placeholdersOf(inAllLocales(key).en, 'en')).filter(
      (name) => !given.has(name),
    );
    return missing.map((name) => `${key}: ${name}`);
  });
  expect(calls.length).toBeGreaterThan(50);
  expect(lacking).toEqual([]);
});
