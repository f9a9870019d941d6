import type { Article } from '../../src/articles/article.ts';
import { parseArchivedPage } from '../../src/articles/parse-archived-page.ts';

interface Page {
  readonly title?: string;
  readonly url?: string;
  readonly capturedAt?: string;
}

/** A file of the archive with this page. */
export function archiveFile(html: string, { title = '标题', url, capturedAt }: Page = {}): string {
  const ms = Date.parse(capturedAt ?? '2023-07-13T15:15:01Z');
  return `<!--${ms}-->\n[${title}](${url ?? 'https://example.org/a'})\n------\n\n${html}\n`;
}

export function parsePage(html: string, page: Page = {}): Article {
  const parsed = parseArchivedPage(archiveFile(html, page));
  if (!parsed.ok) throw new Error(`line ${parsed.line}: ${parsed.reason}`);
  return parsed.article;
}

/** An address at each studied outlet. */
export const urls = {
  rfi: 'https://www.rfi.fr/cn/%E4%B8%AD%E5%9B%BD/20230713-a',
  cna: 'https://www.cna.com.tw/news/aopl/202307130001.aspx',
  voa: 'https://www.voachinese.com/a/x/1.html',
  dw: 'https://www.dw.com/zh/x/a-1',
  zaobao: 'https://www.zaobao.com/realtime/china/story20230713-1',
  bbc: 'https://www.bbc.com/zhongwen/simp/world-1',
  reuters: 'https://cn.reuters.com/article/x-id',
  nyt: 'https://cn.nytimes.com/china/20230713/x/',
  ft: 'https://cn.ft.com/story/001?full=y',
} as const;
