/** Floor of an import, first half: cheerio with its default parser makes a document of each page, and no more. */
import { load } from 'cheerio';
import { pageOf, readPages } from '../archive.ts';
import { cpuMs, printFigures } from '../cpu-time.ts';

const [folder = ''] = process.argv.slice(2);
const pages = readPages(folder).map(pageOf);
let nodes = 0;
const parseMs = await cpuMs(() => {
  for (const page of pages) nodes += load(page).root().children().length;
});
if (nodes === 0) throw new Error('nothing was parsed');
printFigures({ cpuMs: parseMs });
