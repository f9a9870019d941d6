import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Article } from '../../src/articles/article.ts';
import { readArchive } from '../../src/sources/read-archive.ts';

/** Real articles, beside the project where they are at hand: to measure with, not part of it. */
const packed = resolve(import.meta.dirname, '../../../shared/data/articles.tar.gz');

describe.skipIf(!existsSync(packed))(
  '7,012 real pages (skipped without ../shared/data/articles.tar.gz)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'amur-real-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('are all articles, without what belongs to the page alone', async () => {
      execFileSync('tar', ['--extract', '--gzip', '--file', packed, '--directory', folder]);
      const rejected: unknown[] = [];
      const articles: Article[] = [];
      for await (const item of readArchive([folder])) {
        if (item.kind === 'article') articles.push(item.article);
        else rejected.push(item);
      }
      expect(rejected).toEqual([]);
      expect(articles).toHaveLength(7012);
      expect(new Set(articles.map(({ id }) => id)).size).toBe(7012);
      expect(articles.filter(({ publishedAt, capturedAt }) => publishedAt > capturedAt)).toEqual([]);

      const paragraphs = articles.flatMap((article) => [article.lead ?? '', ...article.paragraphs]);
      const notText =
        /feedx\.|获取更多RSS|^©|^分享|^广告$|^延伸閱讀$|（编辑：|（編輯：|^（中央社.*電）|^（法新社.{0,20}电）|继续浏览后续|点击查看本文英文版/;
      expect(paragraphs.filter((text) => notText.test(text))).toEqual([]);
      // What was measured when each page's text was compared with its articles: a loss of text would show here.
      expect(paragraphs.join('').length).toBeGreaterThan(6_600_000);
    }, 120_000);
  },
);
