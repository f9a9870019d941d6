import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { locales } from '../../src/locale/locale.ts';
import { translator } from '../../src/locale/translate.ts';
import { openOverview } from '../../src/preview/open-overview.ts';
import type { ServedApp } from '../../src/preview/serve-app.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { dailyAt } from '../support/daily-at.ts';
import { barriers } from './channel-page.ts';
import { describeInBrowser, startTimeoutMs } from './describe-in-browser.ts';
import { openBrowser } from './open-browser.ts';

const password = '黑龙江 is the Amur';
const nowMs = Date.parse('2026-11-20T12:00:00Z');

describeInBrowser('the running bot’s page in a browser', (chromium) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'amur-overview-'));
  let store: Store;
  let served: ServedApp;
  let browser: Browser;

  beforeAll(async () => {
    store = await openStore(dataDir);
    await store.subscriptions.add(
      {
        guildId: '197038439483310086',
        channelId: '197038439483310087',
        channelName: 'news',
        postAs: { kind: 'message' },
        createdBy: '1',
        locale: 'ru',
        schedule: dailyAt('08:00'),
        limit: 5,
        onEmpty: 'once',
      },
      '2026-11-21T00:00:00.000Z',
      nowMs,
    );
    const ports = {
      password,
      store,
      now: () => nowMs,
      log: { error: () => {} },
      reader: { locale: 'en', isLocaleChosen: false, timeZone: 'UTC' },
    } as const;
    served = await openOverview({ host: '127.0.0.1', port: 0 }, ports);
    browser = await openBrowser(chromium);
  }, startTimeoutMs);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await store?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function open(colorScheme: 'light' | 'dark'): Promise<Page> {
    const httpCredentials = { username: 'anybody', password };
    const context = await browser.newContext({ colorScheme, httpCredentials, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(served.address);
    return page;
  }

  test.each(['light', 'dark'] as const)('has no barriers in the %s theme', async (theme) => {
    const page = await open(theme);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('link', { name: translator('en')('overview.runs') }).click();
    expect(await page.textContent('h1')).toBe('#news');
    expect(await barriers(page)).toEqual([]);
    await page.context().close();
  });

  test('speaks the language that is clicked', async () => {
    const page = await open('light');
    for (const locale of locales) {
      await page.getByRole('link', { name: translator(locale)(`language.${locale}`) }).click();
      expect(await page.textContent('h1')).toBe(translator(locale)('overview.title'));
    }
    await page.context().close();
  });
});
