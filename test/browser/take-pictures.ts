/**
 * Takes the README's pictures of the page, in both themes, into docs/pictures: `npm run pictures`. What they show comes
 * from the seeds and from made articles, at a fixed time.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { send } from './channel-page.ts';
import { findChromium } from './find-chromium.ts';
import { writeMadeArchive } from './made-archive.ts';
import { openBrowser, openPage } from './open-browser.ts';
import { palettePng } from './palette-png.ts';
import { startPreview } from './start-preview.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'docs/pictures');
const sizeBytesAtMost = 150_000;
/** Around a message, in pixels. */
const margin = 12;

interface Picture {
  readonly name: string;
  /** What it shows the articles of. */
  readonly archive: 'seeds' | 'made';
  readonly find: (page: Page) => Promise<Locator>;
}

const pictures: readonly Picture[] = [
  {
    name: 'digest',
    archive: 'seeds',
    find: async (page) => page.locator('article.post:has(.heading-2)').first(),
  },
  { name: 'search', archive: 'seeds', find: (page) => send(page, '/news search query:Путин') },
  { name: 'setup', archive: 'seeds', find: (page) => send(page, '/digest setup') },
  { name: 'trends', archive: 'made', find: (page) => send(page, '/news trends') },
];

/** Starts Amur on some articles, at eight in the morning of 14 July 2023 in Shanghai. */
function startOn(archive: Picture['archive'], dataDir: string) {
  const articles = archive === 'seeds' ? join(root, 'seeds') : join(dataDir, 'made');
  if (archive === 'made') {
    mkdirSync(articles);
    writeMadeArchive(articles, {
      until: '2023-07-14T00:00:00Z',
      articles: [3, 5, 4, 6, 9, 7, 12, 8, 6, 10, 14, 9, 11],
      sites: [
        'www.rfi.fr/cn',
        'www.news.cn',
        'www.cna.com.tw',
        'tass.com',
        'www.zaobao.com',
        'www.news.cn',
        'www.dw.com/zh',
      ],
    });
  }
  return startPreview(dataDir, {
    AMUR_ARTICLES: articles,
    AMUR_PREVIEW_PORT: '0',
    NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'clock-preload.js'))}`,
    CLOCK_STARTS_AT: '2023-07-14T08:00:00+08:00',
  });
}

/** Those of earlier messages too: they move what stands below them. */
async function waitForPictures(page: Page): Promise<void> {
  for (const picture of await page.locator('.picture img').all())
    await picture.evaluate((img: { decode?: () => Promise<void> }) => img.decode?.());
}

async function take(browser: Browser, address: string, { name, find }: Picture): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, faults } = await openPage(browser, address, {
      colorScheme,
      viewport: { width: 960, height: 2000 },
    });
    const post = await find(page);
    await waitForPictures(page);
    const path = join(folder, `${name}-${colorScheme}.png`);
    await post.scrollIntoViewIfNeeded();
    await page.waitForLoadState('networkidle');
    const { x, y, width, height } = (await post.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const clip = { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + margin };
    const picture = await palettePng(await page.screenshot({ clip }));
    await page.context().close();
    if (faults.length > 0) throw new Error(`${name}: ${faults.join('\n')}`);
    const sizeBytes = picture.length;
    if (sizeBytes > sizeBytesAtMost) throw new Error(`${path} has ${sizeBytes} bytes`);
    writeFileSync(path, picture);
    process.stdout.write(`${path} ${Math.round(sizeBytes / 1000)} kB\n`);
  }
}

async function takeAll(executablePath: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await openBrowser(executablePath);
  for (const archive of ['seeds', 'made'] as const) {
    const dataDir = mkdtempSync(join(tmpdir(), 'amur-pictures-'));
    const preview = await startOn(archive, dataDir);
    for (const picture of pictures.filter((one) => one.archive === archive))
      await take(browser, preview.address, picture);
    await preview.end();
    rmSync(dataDir, { recursive: true });
  }
  await browser.close();
}

const chromium = findChromium();
if (chromium === null) throw new Error('There is no Chromium here; CHROMIUM_PATH can name one.');
await takeAll(chromium);
