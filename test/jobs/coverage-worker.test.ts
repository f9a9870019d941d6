import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { type CoverageWorker, startCoverageWorker } from '../../src/jobs/start-coverage-worker.ts';
import { openStore } from '../../src/store/open-store.ts';
import { seedsDir } from '../support/run-amur.ts';

const entry = new URL('../../src/coverage-worker.ts', import.meta.url);
let folder: string;
let worker: CoverageWorker;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amur-worker-'));
  worker = startCoverageWorker(entry, join(folder, 'data'));
});
afterEach(async () => {
  await worker.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the coverage worker', () => {
  it('stores what another connection then finds, and says how far it is', async () => {
    const progress: number[] = [];
    const report = await worker.takeIn([seedsDir], (files) => progress.push(files));
    expect(report).toMatchObject({ files: 3, imported: 2, skipped: 1, rejected: [] });
    expect(progress.at(-1)).toBe(3);
    const store = await openStore(join(folder, 'data'));
    expect(await store.articles.count()).toBe(2);
    expect(await store.stories.list({}, 10)).toHaveLength(2);
    await store.close();
  });

  it('takes requests one after the other', async () => {
    cpSync(seedsDir, join(folder, 'more'), { recursive: true });
    const [first, second] = await Promise.all([
      worker.takeIn([seedsDir]),
      worker.takeIn([join(folder, 'more')]),
    ]);
    expect([first.imported, second.imported, second.unchanged]).toEqual([2, 0, 2]);
  });

  it('passes a user error on as one', async () => {
    const error = await worker.takeIn([join(folder, 'absent')]).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ key: 'error.import.missingPath', kind: 'missing' });
    expect((await worker.takeIn([seedsDir])).imported).toBe(2);
  });

  it('says so when the store cannot be opened', async () => {
    writeFileSync(join(folder, 'file'), '');
    const broken = startCoverageWorker(entry, join(folder, 'file', 'data'));
    await expect(broken.takeIn([seedsDir])).rejects.toMatchObject({ key: 'error.store.notWritable' });
    await broken.close();
  });

  it('rejects what is asked after its end', async () => {
    await worker.close();
    await expect(worker.takeIn([seedsDir])).rejects.toThrow('closed');
  });

  it('rejects when the thread dies, and starts another for the next', async () => {
    const dying = startCoverageWorker(pathToFileURL(join(folder, 'no-such-worker.ts')), folder);
    await expect(dying.takeIn([seedsDir])).rejects.toThrow(/no-such-worker/);
    await expect(dying.takeIn([seedsDir])).rejects.toThrow(/no-such-worker/);
    await dying.close();
  });

  it('closes without waiting for the end of a long run; what was stored stays', async () => {
    const many = join(folder, 'many');
    mkdirSync(many);
    for (let number = 0; number < 2_000; number += 1) {
      const page = `<!--1684938000000-->\n[第${number}篇](https://example.org/${number})\n------\n\n<p>中国与俄罗斯的贸易。</p>`;
      writeFileSync(join(many, `${number}.txt`), page);
    }
    const begun = Promise.withResolvers<void>();
    const taking = worker.takeIn([many], () => begun.resolve());
    const ended = expect(taking).rejects.toThrow('before it was done');
    await begun.promise;
    await worker.close(0);
    await ended;
    const store = await openStore(join(folder, 'data'));
    const stored = await store.articles.count();
    await store.close();
    expect(stored).toBeGreaterThanOrEqual(20);
    expect(stored).toBeLessThan(2_000);
  });
});
