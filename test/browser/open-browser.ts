import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { chromiumArguments } from './find-chromium.ts';

export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: chromiumArguments });
}

export interface WatchedPage {
  readonly page: Page;
  /** What a page must not do: requests to others, errors and warnings in the console, among them breaches of its policy. */
  readonly faults: string[];
}

/** Opens a page of the preview and waits until its messages are there. Requests to anyone else are refused and noted. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 1100, height: 900 },
    timezoneId: 'Asia/Shanghai',
    locale: 'en-GB',
    ...options,
  });
  const faults: string[] = [];
  await context.route(
    (url) => url.origin !== new URL(address).origin,
    (route) => {
      faults.push(`asked ${route.request().url()}`);
      return route.abort();
    },
  );
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(address);
  await page.locator('article.post .message-body').first().waitFor();
  return { page, faults };
}
