import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileStamp } from '../../src/articles/file-stamp.ts';
import { UserError } from '../../src/errors.ts';
import { type ArchiveItem, type ArchiveOptions, readArchive } from '../../src/sources/read-archive.ts';
import { archiveFile } from '../articles/make-page.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amur-archive-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, content: string | Buffer): string {
  const full = join(folder, path);
  mkdirSync(join(full, '..'), { recursive: true });
  writeFileSync(full, content);
  return full;
}

async function read(
  paths: readonly string[] = [folder],
  options: ArchiveOptions = {},
): Promise<readonly ArchiveItem[]> {
  return Array.fromAsync(readArchive(paths, options));
}

const outline = (items: readonly ArchiveItem[]) =>
  items.map(
    (item) =>
      `${item.kind} ${relative(folder, item.path)}${item.kind === 'rejected' ? ` ${item.line} ${item.key}` : ''}`,
  );

const good = archiveFile('<p>文</p>');

describe('readArchive', () => {
  it('reads files and folders in folders, in the order of their names', async () => {
    for (const path of ['b.txt', 'a/2.md', 'a/10.txt', 'a.txt', 'a/b/c/d.TXT']) write(path, good);
    expect(outline(await read())).toEqual([
      'article a/10.txt',
      'article a/2.md',
      'article a/b/c/d.TXT',
      'article a.txt',
      'article b.txt',
    ]);
  });

  it('gives the article and the stamp of its file', async () => {
    const path = write('a.txt', good);
    const [item] = await read([relative('.', path)]);
    expect(item).toMatchObject({
      kind: 'article',
      article: { title: '标题', paragraphs: ['文'] },
      file: { path: resolve(path), sizeBytes: Buffer.byteLength(good), mtimeMs: expect.any(Number) },
    });
  });

  it('skips what is no article in a folder', async () => {
    write('README.md', '# Origin\n\nThese pages are samples.');
    write('notes.txt', 'Buy milk.');
    write('picture.jpg', 'x');
    write('page.html', good);
    write('none', good);
    expect(outline(await read())).toEqual([
      'skipped README.md',
      'skipped none',
      'skipped notes.txt',
      'skipped page.html',
      'skipped picture.jpg',
    ]);
  });

  it('takes a file that is named at its word, whatever its ending', async () => {
    expect(outline(await read([write('page.html', good), write('notes.txt', 'Buy milk.')]))).toEqual([
      'article page.html',
      'rejected notes.txt 1 captureTime',
    ]);
  });

  it('rejects with line and reason, and goes on', async () => {
    const [first = '', second = '', ...rest] = good.split('\n');
    write('a-empty.txt', '');
    write('b-no-time.txt', [second, ...rest].join('\n'));
    write('c-no-header.txt', '<p>文</p>');
    write('d-no-title.txt', good.replace('[标题]', '[]'));
    write('e-no-url.txt', good.replace('https://example.org/a', ''));
    write('f-no-body.txt', good.replace('<p>文</p>', ''));
    write('g-gbk.txt', Buffer.concat([Buffer.from(`${first}\n`), Buffer.from([0xd6, 0xd0, 0x0a])]));
    write('h-utf16.txt', Buffer.from(`\uFEFF${good}`, 'utf16le'));
    write('i-binary.txt', Buffer.from([0x3c, 0, 1, 2]));
    write('j-large.txt', good + ' '.repeat(5 * 1024 * 1024));
    write('k-good.txt', good);
    const items = await read();
    expect(outline(items)).toEqual([
      'rejected a-empty.txt 1 empty',
      'rejected b-no-time.txt 1 captureTime',
      'rejected c-no-header.txt 1 captureTime',
      'rejected d-no-title.txt 2 title',
      'rejected e-no-url.txt 2 url',
      'rejected f-no-body.txt 5 body',
      'rejected g-gbk.txt 2 encoding',
      'rejected h-utf16.txt 1 encoding',
      'rejected i-binary.txt 1 captureTime',
      'rejected j-large.txt 1 tooLarge',
      'article k-good.txt',
    ]);
    for (const item of items) if (item.kind === 'rejected') expect(item.reason).toMatch(/^[A-Z].*\.$/);
  });

  it('takes a file of exactly 5 MB', async () => {
    write('a.txt', good + ' '.repeat(5 * 1024 * 1024 - Buffer.byteLength(good)));
    expect(outline(await read())).toEqual(['article a.txt']);
  });

  it('follows links, but not in circles', async () => {
    write('a/1.txt', good);
    symlinkSync('..', join(folder, 'a', 'up'));
    symlinkSync(join(folder, 'a'), join(folder, 'b'));
    symlinkSync(join(folder, 'a', '1.txt'), join(folder, 'c.txt'));
    symlinkSync('nowhere', join(folder, 'd.txt'));
    expect(outline(await read())).toEqual([
      'article a/1.txt',
      'article b/1.txt',
      'article c.txt',
      'rejected d.txt 1 unreadable',
    ]);
  });

  it('is not held up by what is no file', async () => {
    const server = createServer().listen(join(folder, 'socket.txt'));
    await once(server, 'listening');
    expect(outline(await read())).toEqual(['rejected socket.txt 1 unreadable']);
    server.close();
  });

  it.skipIf(process.getuid?.() === 0)('reports what may not be read', async () => {
    chmodSync(write('a.txt', good), 0);
    mkdirSync(join(folder, 'b'), { mode: 0 });
    expect(outline(await read())).toEqual(['rejected a.txt 1 unreadable', 'rejected b 1 unreadable']);
  });

  it('does not open what is known', async () => {
    const known = write('known.txt', Buffer.from([0xff]));
    write('new.txt', good);
    const asked: FileStamp[] = [];
    const isKnown = async (stamp: FileStamp) => {
      asked.push(stamp);
      return basename(stamp.path) === 'known.txt';
    };
    expect(outline(await read([folder], { isKnown }))).toEqual(['unchanged known.txt', 'article new.txt']);
    expect(asked[0]).toMatchObject({ path: resolve(known), sizeBytes: 1 });
  });

  it('lets a fault of the store through', async () => {
    write('a.txt', good);
    const isKnown = () => Promise.reject(new Error('disk is gone'));
    await expect(read([folder], { isKnown })).rejects.toThrow('disk is gone');
  });

  it('names a missing path before it reads anything', async () => {
    write('a.txt', good);
    const reading = readArchive([folder, join(folder, 'gone')]);
    const fault = await reading.next().catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(UserError);
    expect(fault).toMatchObject({
      key: 'error.import.missingPath',
      params: { path: join(folder, 'gone') },
      kind: 'missing',
    });
  });
});
