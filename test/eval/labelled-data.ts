import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Article } from '../../src/articles/article.ts';
import { parseArchivedPage } from '../../src/articles/parse-archived-page.ts';

const relevanceLine = z.object({ file: z.string(), relevance: z.enum(['core', 'related', 'mention']) });
const storyList = z.array(z.object({ story: z.string(), files: z.array(z.string()) }));

export interface LabelledArticle {
  readonly file: string;
  readonly article: Article;
  readonly relevance: 'core' | 'related' | 'mention';
  /** Index of its story, null for mentions, which belong to none. */
  readonly story: number | null;
}

export interface LabelledData {
  /** In the order of the labels. */
  readonly labelled: readonly LabelledArticle[];
  /** All articles that can be read, those without labels too, by file. */
  readonly articles: readonly Article[];
}

/** The data under `dir`; null when it is not there. */
export function loadData(dir: string): LabelledData | null {
  const files = ['relevance.jsonl', 'stories.json', 'articles.tar.gz'].map((name) => join(dir, name));
  if (!files.every((file) => existsSync(file))) return null;
  const labels = readFileSync(join(dir, 'relevance.jsonl'), 'utf8').trim().split('\n');
  const stories = storyList.parse(JSON.parse(readFileSync(join(dir, 'stories.json'), 'utf8')));
  const storyOf = new Map(
    stories.flatMap(({ files: members }, index) => members.map((file) => [file, index] as const)),
  );
  const articles = readArchive(join(dir, 'articles.tar.gz'));
  const labelled = labels.map((line) => {
    const { file, relevance } = relevanceLine.parse(JSON.parse(line));
    const article = articles.get(file);
    if (article === undefined) throw new Error(`a labelled article cannot be read: ${file}`);
    return { file, article, relevance, story: storyOf.get(file) ?? null };
  });
  return { labelled, articles: [...articles.values()] };
}

/** File → article, sorted by file, without those that cannot be read. */
function readArchive(archive: string): ReadonlyMap<string, Article> {
  const unpacked = unpack(archive);
  try {
    const files = readdirSync(unpacked, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.txt'))
      .toSorted();
    return new Map(
      files.flatMap((file) => {
        const page = parseArchivedPage(readFileSync(join(unpacked, file), 'utf8'));
        return page.ok ? [[file, page.article] as const] : [];
      }),
    );
  } finally {
    rmSync(unpacked, { recursive: true });
  }
}

function unpack(archive: string): string {
  const target = mkdtempSync(join(tmpdir(), 'amur-eval-'));
  const { status, stderr } = spawnSync('tar', ['-xzf', archive, '-C', target], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`cannot unpack ${archive}: ${stderr}`);
  return target;
}
