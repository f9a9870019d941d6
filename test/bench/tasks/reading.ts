/** What reading an article costs beside making a document of its page, page by page in one process. */
import { load } from 'cheerio';
import { parseArchivedPage } from '../../../src/articles/parse-archived-page.ts';
import { readArticle } from '../../../src/reading/read-article.ts';
import { pageOf, readPages } from '../archive.ts';
import { cpuMs, printFigures } from '../cpu-time.ts';

const [folder = ''] = process.argv.slice(2);
// Every fifth page is enough for a ratio.
const pages = readPages(folder).filter((_page, index) => index % 5 === 0);
const articles = pages.flatMap((page) => {
  const parsed = parseArchivedPage(page);
  return parsed.ok ? [parsed.article] : [];
});
const documents = pages.map(pageOf);

for (const article of articles.slice(0, 100)) readArticle(article);
for (const document of documents.slice(0, 100)) load(document);
const readMs = await cpuMs(() => {
  for (const article of articles) readArticle(article);
});
const loadMs = await cpuMs(() => {
  for (const document of documents) load(document);
});
printFigures({ readMs: readMs / articles.length, loadMs: loadMs / documents.length });
