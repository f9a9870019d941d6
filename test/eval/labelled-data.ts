import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
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

/** The labelled articles under `dir`, in the order of the labels; null when the data is not there. */
export function loadLabelled(dir: string): readonly LabelledArticle[] | null {
  const files = ['relevance.jsonl', 'stories.json', 'articles.tar.gz'].map((name) => join(dir, name));
  if (!files.every((file) => existsSync(file))) return null;
  const labels = readFileSync(join(dir, 'relevance.jsonl'), 'utf8').trim().split('\n');
  const stories = storyList.parse(JSON.parse(readFileSync(join(dir, 'stories.json'), 'utf8')));
  const storyOf = new Map(
    stories.flatMap(({ files: members }, index) => members.map((file) => [file, index] as const)),
  );
  const unpacked = unpack(join(dir, 'articles.tar.gz'));
  try {
    return labels.map((line) => {
      const { file, relevance } = relevanceLine.parse(JSON.parse(line));
      const page = parseArchivedPage(readFileSync(join(unpacked, file), 'utf8'));
      if (!page.ok) throw new Error(`a labelled article cannot be read: ${file}: ${page.reason}`);
      return { file, article: page.article, relevance, story: storyOf.get(file) ?? null };
    });
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
