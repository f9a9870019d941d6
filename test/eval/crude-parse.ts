import * as cheerio from 'cheerio';
import type { Article } from '../../src/articles/article.ts';

export function parseForEval(text: string, file: string): Article {
  const head = /^<!--(\d+)-->\s*\[(.*)\]\((.*)\)\r?\n-+\r?\n([\s\S]*)/.exec(text);
  if (head === null) throw new Error(`not in the archive format: ${file}`);
  const [, ms = '0', title = '', url = '', body = ''] = head;
  const $ = cheerio.load(body.replace(/<(script|style|svg|iframe|figcaption)\b[\s\S]*?<\/\1>/g, ''));
  const paragraphs = $('p, li, h2, h3, blockquote')
    .toArray()
    .map((node) => $(node).text().replace(/\s+/g, ' ').trim())
    .filter((p) => p !== '');
  const at = new Date(Number(ms)).toISOString();
  const source = file.split('/')[1] ?? '';
  return {
    id: file,
    url,
    title: cheerio.load(title).text(),
    source,
    section: null,
    lang: source === 'cna-tw' ? 'zh-Hant' : 'zh-Hans',
    publishedAt: at,
    publishedAtFrom: 'capture',
    capturedAt: at,
    lead: null,
    paragraphs: paragraphs.length > 0 ? paragraphs : [$.root().text().replace(/\s+/g, ' ').trim()],
    image: null,
    agencies: [],
  };
}
