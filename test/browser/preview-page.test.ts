import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { type Locale, locales } from '../../src/locale/locale.ts';
import { isMessageKey, translator } from '../../src/locale/translate.ts';
import { answerTo, barriers, fontsOf, ground, pickFirst, send, sendLine } from './channel-page.ts';
import { describeInBrowser, startTimeoutMs } from './describe-in-browser.ts';
import { writeMadeArchive } from './made-archive.ts';
import { openBrowser, openPage, type WatchedPage } from './open-browser.ts';
import { type Preview, startPreview } from './start-preview.ts';

const seeds = resolve(import.meta.dirname, '../../seeds');
const t = translator('en');
/** The sentence for a fault of ours, as far as its reference. */
const [unexpected] = t('error.unexpected', { reference: '…' }).split('…');

/** `/digest setup` in a language, as it is typed. */
function typed(path: readonly string[], locale: Locale = 'en'): string {
  const names = path.map((_, depth) => {
    const key = `command.${path.slice(0, depth + 1).join('.')}.name`;
    if (!isMessageKey(key)) throw new Error(`no words for ${key}`);
    return translator(locale)(key);
  });
  return `/${names.join(' ')}`;
}

describeInBrowser('the page in a browser', (chromium) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'amur-browser-'));
  let preview: Preview;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    const archive = join(dataDir, 'archive');
    mkdirSync(archive);
    writeMadeArchive(archive, {
      until: '2024-03-01T00:00:00Z',
      articles: [3, 5, 4, 6, 8],
      sites: ['www.example.org'],
    });
    [preview, browser] = await Promise.all([
      startPreview(dataDir, { AMUR_ARTICLES: `${seeds},${archive}`, AMUR_PREVIEW_PORT: '0' }),
      openBrowser(chromium),
    ]);
    watched = await openPage(browser, preview.address);
    page = watched.page;
  }, startTimeoutMs);
  afterAll(async () => {
    await browser?.close();
    await preview?.end();
    rmSync(dataDir, { recursive: true, force: true });
  });
  afterEach(() => {
    expect(watched.faults.splice(0)).toEqual([]);
  });

  describe('by the keyboard alone', () => {
    // A digest is needed by the commands that are about one.
    beforeAll(() => send(page, '/digest setup time:08:00'));

    test.each(commands.map(({ path }) => typed(path)))('%s', async (command) => {
      const definition = commands.find(({ path }) => typed(path) === command);
      const [[, required] = []] = Object.entries(definition?.options ?? {}).filter(
        ([, { required }]) => required,
      );
      await page.focus('#line');
      await page.fill('#line', '');
      await page.keyboard.type(command);
      await pickFirst(page);
      if (required?.type === 'string' && required.autocomplete) await pickFirst(page);
      else if (required !== undefined) await page.keyboard.type('俄罗斯');
      const post = await sendLine(page);
      expect(await post.locator('.post-answers').textContent()).toContain(command);
      expect(await post.textContent()).not.toContain(unexpected);
      expect(await page.textContent('#fault')).toBe('');
    });
  });

  test('leads from the digest to a card, and shares it with the channel', async () => {
    const digest = page.locator('article.post:has(.heading-2)').first();
    const card = await answerTo(page, () =>
      digest
        .getByRole('button', { name: t('article.summary') })
        .first()
        .click(),
    );
    expect(await card.textContent()).toContain(t('preview.private'));
    const shared = await answerTo(page, () => card.getByRole('button', { name: t('article.share') }).click());
    expect(await shared.textContent()).not.toContain(t('preview.private'));
    expect(await card.getByRole('button', { name: t('article.shared') }).isDisabled()).toBe(true);
  });

  test('takes two presses of a button for one', async () => {
    const button = page.locator('article.post:has(.heading-2) button[data-custom-id]').first();
    const before = await page.locator('article.post').count();
    await answerTo(page, () =>
      button.evaluate((pressed: { click(): void }) => [pressed.click(), pressed.click()]),
    );
    await send(page, '/help');
    expect(await page.locator('article.post').count()).toBe(before + 2);
  });

  test('comes back to the newest message, and goes on listening, when it is looked at again', async () => {
    const newest = page.locator('article.post').last();
    await send(page, '/news sources');
    await page.reload();
    await newest.locator('.post-answers').waitFor();
    await expect
      .poll(() =>
        newest.evaluate(
          (post: { getBoundingClientRect(): { top: number } }) => post.getBoundingClientRect().top,
        ),
      )
      .toBeLessThan(900);
    await send(page, '/help');
  });

  test('runs a command on a message', async () => {
    const digest = page.locator('article.post:has(.heading-2)').first();
    await digest.getByText(t('preview.apps')).click();
    const command = digest.getByRole('button', { name: t('messageCommand.summariseLinks.name') });
    const post = await answerTo(page, () => command.click());
    expect(await post.textContent()).toContain('中国强调加强与俄罗斯双边关系');
    const same = page.locator(`[data-post="${await post.getAttribute('data-post')}"]`);
    await same.getByRole('button', { name: t('preview.dismiss') }).click();
    await expect.poll(() => same.count()).toBe(0);
  });

  test('turns pages', async () => {
    const post = await send(page, '/news search query:俄罗斯');
    const first = await post.textContent();
    const next = post.getByRole('button', { name: t('list.next') });
    await next.click();
    await expect.poll(() => post.textContent()).not.toBe(first);
    await post.getByRole('button', { name: t('list.previous') }).click();
    await expect.poll(() => post.textContent()).toBe(first);
  });

  test('opens an article from a menu', async () => {
    const list = await send(page, '/news latest');
    const menu = list.locator('select.menu');
    const value = await menu.locator('option').nth(1).getAttribute('value');
    const label = await menu.locator('option').nth(1).locator('.option-label').textContent();
    for (const _time of ['once', 'again']) {
      const post = await answerTo(page, () => menu.selectOption(value));
      expect(await post.textContent()).toContain(label);
      await expect.poll(() => menu.inputValue()).toBe('');
    }
  });

  test('sets up a digest in its dialogue: menus, a text that is typed, boxes that are ticked', async () => {
    const post = await send(page, '/digest setup');
    await post
      .getByLabel(t('setup.choose.channel'))
      .selectOption({ label: `#${t('preview.channel.reports')}` });
    await expect
      .poll(() => post.locator('.text').first().textContent())
      .toContain(t('preview.channel.reports'));

    await post.getByLabel(t('setup.choose.time')).selectOption({ label: t('setup.otherTime') });
    const dialog = page.getByRole('dialog', { name: t('setup.modal') });
    await dialog.getByLabel(t('setup.choose.time')).fill('07:35');
    await dialog.getByRole('button', { name: t('preview.modal.submit') }).click();
    await expect.poll(() => post.textContent()).toContain('07:35');

    await post.locator('details.menu summary').click();
    await post.getByRole('checkbox', { name: t('topic.energy') }).check();
    await post.getByRole('checkbox', { name: t('topic.trade') }).check();
    await post.getByRole('button', { name: t('preview.menu.done') }).click();
    const chosen = `${t('topic.trade')}${t('list.comma')}${t('topic.energy')}`;
    const summary = post.locator('details.menu summary');
    await expect.poll(() => summary.textContent()).toBe(chosen);
    await summary.click();
    for (const tag of ['topic.energy', 'topic.trade'] as const)
      await post.getByRole('checkbox', { name: t(tag) }).uncheck();
    await post.getByRole('button', { name: t('preview.menu.done') }).click();
    await expect.poll(() => summary.textContent()).toBe(t('setup.choose.tag'));

    await post.getByRole('button', { name: t('setup.save'), exact: true }).click();
    await expect.poll(() => post.textContent()).toContain(t('setup.done'));
    expect(await (await send(page, '/digest list')).textContent()).toContain('07:35');
  });

  test('shows pictures, and says what is in them', async () => {
    const post = await send(page, '/news trends period:all');
    const picture = post.locator('.picture img').first();
    await expect
      .poll(() => picture.evaluate((img: { naturalWidth?: number }) => img.naturalWidth ?? 0))
      .toBeGreaterThan(400);
    expect(await picture.getAttribute('alt')).toMatch(/\d/);
  });

  test('says what is wrong with a line, and keeps it', async () => {
    await page.fill('#line', '/news nothing');
    await page.press('#line', 'Enter');
    await expect.poll(() => page.textContent('#fault')).toContain('/news');
    expect(await page.inputValue('#line')).toBe('/news nothing');
    await page.fill('#line', '');
    await send(page, '/help');
  });

  test.each(locales)('speaks %s', async (locale) => {
    await page.selectOption('#language', locale);
    await page.locator(`html[lang=${locale}] article.post .message-body`).first().waitFor();
    const heading = page.locator('article.post .heading-2').first();
    expect(await heading.textContent()).toContain(translator(locale)('digest.title'));
    // A font without Chinese would leave boxes.
    const fonts = await fontsOf(page, 'article.post .heading-2');
    expect(fonts).not.toEqual([]);
    expect(fonts.filter((font) => !/^(?:Noto Sans|PingFang|Microsoft)/.test(font))).toEqual([]);
    const post = await send(page, typed(['news', 'sources'], locale));
    expect(await post.textContent()).toContain(translator(locale)('sources.title'));
    await page.selectOption('#language', 'en');
    await page.locator('html[lang=en] article.post .message-body').first().waitFor();
  });

  describe('for everyone', () => {
    /** With leave for the tool's own scripts and styles. */
    async function inspect(
      options: BrowserContextOptions,
      look: (page: Page) => Promise<void>,
    ): Promise<void> {
      const inspected = await openPage(browser, preview.address, { ...options, bypassCSP: true });
      await look(inspected.page);
      expect(await barriers(inspected.page)).toEqual([]);
      await inspected.page.context().close();
    }
    const grounds = { light: 'rgb(255, 255, 255)', dark: 'rgb(49, 51, 56)' } as const;

    test.each(['light', 'dark'] as const)('has no barriers in the %s theme of the system', async (theme) => {
      await inspect({ colorScheme: theme }, async (inspected) => {
        expect(await ground(inspected)).toBe(grounds[theme]);
        await inspected.fill('#line', '/news');
        await inspected.locator('#completions [role=option]').first().waitFor();
      });
    });

    test('has no barriers on a narrow screen, and fits there', async () => {
      await inspect({ viewport: { width: 360, height: 640 } }, async (inspected) => {
        const overhanging = await inspected.evaluate(
          `[...document.querySelectorAll('header, main, article:not([hidden]) *, form *')]
            .filter((one) => one.getBoundingClientRect().right > 360).map((one) => one.outerHTML.slice(0, 100))`,
        );
        expect(overhanging).toEqual([]);
      });
    });

    test.each(['light', 'dark'] as const)('keeps the %s theme once it is chosen', async (theme) => {
      await page.selectOption('#theme', theme);
      expect(await ground(page)).toBe(grounds[theme]);
      await page.reload();
      expect(await ground(page)).toBe(grounds[theme]);
    });
  });
});
