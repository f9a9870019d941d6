import { globSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(resolve(root, 'README.md'), 'utf8');
const shown = [...readme.matchAll(/(?:src|srcset)="([^"]+\.png)"/g)].map(([, path = '']) => path);

test('the README shows every picture there is, small enough to be fetched quickly', () => {
  const there = globSync('docs/pictures/*.png', { cwd: root }).map((path) => path.replaceAll('\\', '/'));
  expect(shown.toSorted()).toEqual(there.toSorted());
  expect(there.filter((path) => statSync(resolve(root, path)).size > 150_000)).toEqual([]);
});

test('each says in words what it shows', () => {
  const images = [...readme.matchAll(/<img [^>]*>/g)].map(([image]) => image);
  expect(images).toHaveLength(shown.length / 2);
  expect(images.filter((image) => !/ alt="[^"]{40,}"/.test(image))).toEqual([]);
});
