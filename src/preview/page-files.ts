import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface PageFile {
  readonly type: string;
  readonly data: Uint8Array<ArrayBuffer>;
}

const pageFolder = join(import.meta.dirname, 'page');
const fontPackages = new Set(['noto-sans', 'noto-sans-sc']);

/** Names without a dot or a slash in front: none leads out of its folder. */
const plainName = /^[a-z0-9][a-z0-9-]*\.[a-z0-9]+$/;

/** A script, style sheet or picture of the page; null where there is none. */
export function readPageFile(name: string): Promise<PageFile | null> {
  return read(pageFolder, name);
}

/** A style sheet of a font's package, such as `noto-sans`, or with `folder` a font of it; null where there is none. */
export async function readFont(family: string, name: string, folder: '' | 'files'): Promise<PageFile | null> {
  if (!fontPackages.has(family)) return null;
  const manifest = createRequire(import.meta.url).resolve(`@fontsource/${family}/package.json`);
  return read(join(dirname(manifest), folder), name);
}

async function read(folder: string, name: string): Promise<PageFile | null> {
  const type = types[extname(name)];
  if (type === undefined || !plainName.test(name)) return null;
  try {
    return { type, data: new Uint8Array(await readFile(join(folder, name))) };
  } catch {
    return null;
  }
}
