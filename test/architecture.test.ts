import { globSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** The house: what each part may import of the others, in values and in types. `*` is everything. */
const mayImport: Readonly<
  Record<string, { readonly values: readonly string[]; readonly types?: readonly string[] }>
> = {
  commands: {
    values: [
      'commands',
      'dispatch',
      'usecases',
      'messages',
      'locale',
      'errors',
      'reading',
      'delivery',
      'text',
      'citations',
    ],
    types: ['services', 'store', 'digest', 'articles'],
  },
  cli: { values: ['*'] },
  main: { values: ['*'] },
  'coverage-worker': { values: ['*'] },
  'connect-discord': { values: ['*'] },
  'start-preview': { values: ['*'] },
  'start-deliverer': { values: ['*'] },
  'poll-jobs': { values: ['*'] },
  'run-until-stopped': { values: [] },
  errors: { values: [] },
  log: { values: [] },
  config: { values: ['errors', 'locale', 'sources'] },
  services: { values: [], types: ['*'] },
  text: { values: [] },
  names: { values: ['text'] },
  articles: { values: ['text'] },
  sources: { values: ['articles', 'text', 'job-process'] },
  store: {
    values: ['articles', 'text', 'names'],
    types: ['reading', 'digest', 'delivery', 'messages', 'locale', 'sources'],
  },
  reading: { values: ['articles', 'names', 'text'] },
  digest: { values: ['reading', 'articles', 'names', 'text'] },
  locale: { values: [] },
  'job-process': { values: [] },
  pictures: { values: ['job-process', 'locale'] },
  citations: { values: ['articles', 'text', 'locale'], types: ['reading'] },
  messages: {
    values: ['digest', 'reading', 'citations', 'articles', 'names', 'text', 'locale'],
    types: ['sources', 'pictures'],
  },
  dispatch: { values: ['locale', 'messages'], types: ['services'] },
  discord: { values: ['dispatch', 'messages', 'locale'], types: ['delivery', 'pictures'] },
  doctor: {
    values: ['locale', 'messages'],
    types: ['discord', 'delivery', 'sources', 'store'],
  },
  preview: {
    // Of discord what reads messages alone, without discord.js.
    values: ['dispatch', 'messages', 'locale', 'text', 'discord'],
    types: ['delivery', 'store', 'pictures', 'services'],
  },
  delivery: { values: ['text'], types: ['messages', 'locale', 'digest'] },
  usecases: {
    // Of delivery the pure rules alone, such as the next run of a schedule.
    values: [
      'sources',
      'articles',
      'reading',
      'digest',
      'citations',
      'messages',
      'locale',
      'text',
      'names',
      'delivery',
    ],
    types: ['services', 'store', 'discord'],
  },
  jobs: { values: ['usecases'], types: ['services', 'delivery', 'store'] },
};

/** Any part may import these. */
const forAll = ['errors', 'log'];

interface Import {
  readonly from: string;
  readonly to: string;
  /** Nothing of it is left when the types are stripped. */
  readonly typeOnly: boolean;
}

/** `src/reading/x.ts` → `reading`, `src/log.ts` → `log`, `commands/help.ts` → `commands`. */
function partOf(path: string): string {
  const [top = '', next = ''] = path.split('/');
  return top === 'src' ? next.replace(/\.(ts|js)$/, '') : top;
}

const importPattern = /(?:\bfrom\s*|\bimport\s*\(?\s*|new URL\(\s*)(['"])(\.{1,2}\/[^'"]+)\1/g;

function relativeImports(code: string): ReadonlySet<string> {
  return new Set([...code.matchAll(importPattern)].map((match) => match[2] ?? ''));
}

function importsOf(path: string): readonly Import[] {
  const code = readFileSync(join(root, path), 'utf8');
  const values = relativeImports(path.endsWith('.ts') ? stripTypeScriptTypes(code) : code);
  return [...relativeImports(code)].map((target) => ({
    from: path,
    to: posix.normalize(posix.join(dirname(path), target)),
    typeOnly: !values.has(target),
  }));
}

const files = globSync('{src,commands}/**/*.{ts,js}', { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .toSorted();
const imports = files.flatMap(importsOf);

function isAllowed({ from, to, typeOnly }: Import): boolean {
  const [here, there] = [partOf(from), partOf(to)];
  const rule = mayImport[here];
  if (here === there || forAll.includes(there)) return true;
  if (rule === undefined || there === 'commands') return rule?.values.includes('*') ?? false;
  const allowed = typeOnly ? [...rule.values, ...(rule.types ?? [])] : rule.values;
  return allowed.includes(there) || allowed.includes('*');
}

/** The first circle that is found among the parts, from arrows of values. */
function findCircle(arrows: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] | null {
  const done = new Set<string>();
  const visit = (part: string, path: readonly string[]): readonly string[] | null => {
    if (path.includes(part)) return [...path.slice(path.indexOf(part)), part];
    if (done.has(part)) return null;
    done.add(part);
    for (const next of arrows.get(part) ?? []) {
      const circle = visit(next, [...path, part]);
      if (circle !== null) return circle;
    }
    return null;
  };
  for (const part of arrows.keys()) {
    const circle = visit(part, []);
    if (circle !== null) return circle;
  }
  return null;
}

describe('the import table', () => {
  it('knows every part', () => {
    const parts = new Set(files.map(partOf).filter((part) => part !== 'amur'));
    expect([...parts].filter((part) => !(part in mayImport))).toEqual([]);
  });

  it('holds', () => {
    const inner = imports.filter(({ to, from }) => partOf(from) !== 'amur' && /^(src|commands)\//.test(to));
    expect(inner.length).toBeGreaterThan(20);
    expect(inner.filter((one) => !isAllowed(one)).map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it('has no circles: every arrow of values points down', () => {
    const arrows = new Map<string, Set<string>>();
    for (const { from, to, typeOnly } of imports) {
      if (typeOnly || partOf(from) === partOf(to)) continue;
      arrows.set(partOf(from), (arrows.get(partOf(from)) ?? new Set()).add(partOf(to)));
    }
    expect(findCircle(arrows)).toBeNull();
  });

  it('finds a circle where there is one', () => {
    const arrows = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c', 'd'])],
      ['d', new Set(['a'])],
    ]);
    expect(findCircle(arrows)).toEqual(['a', 'b', 'd', 'a']);
  });

  it('tells type imports from others', () => {
    const found = importsOf('src/services.ts');
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ typeOnly }) => typeOnly)).toBe(true);
    expect(isAllowed({ from: 'src/text/tokens.ts', to: 'src/store/store.ts', typeOnly: true })).toBe(false);
    expect(isAllowed({ from: 'src/delivery/due.ts', to: 'src/store/store.ts', typeOnly: false })).toBe(false);
  });
});

describe('the edges', () => {
  const text = (path: string) => readFileSync(join(root, path), 'utf8');

  it('only the settings and the two processes’ roots touch process.env', () => {
    const readers = files.filter((path) =>
      /process\s*\.\s*env|\benv\b.*from 'node:process'/.test(text(path)),
    );
    expect(readers.filter((path) => !path.startsWith('src/config/'))).toEqual(['src/cli/main.ts']);
  });

  it('discord.js stays in its folder', () => {
    const users = files.filter((path) => /from '(discord\.js|@discordjs\/)/.test(text(path)));
    expect(users.filter((path) => !path.startsWith('src/discord/'))).toEqual([]);
  });

  it('every command is listed', () => {
    const listed = new Set(
      imports.filter(({ from }) => from === 'commands/index.ts').map(({ to }) => relative('commands', to)),
    );
    const there = files
      .filter((path) => path.startsWith('commands/'))
      .map((path) => relative('commands', path));
    expect(there.filter((path) => path !== 'index.ts' && !listed.has(path))).toEqual([]);
  });
});
