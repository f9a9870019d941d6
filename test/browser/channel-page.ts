import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';

const posts = 'article.post:not([hidden])';

/** Does something, and waits for the message that comes of it in the channel that is shown. */
export async function answerTo(page: Page, act: () => Promise<unknown>, kind = posts): Promise<Locator> {
  const before = await page.locator(kind).count();
  await act();
  const post = page.locator(kind).nth(before);
  await post.locator('.message-body').waitFor();
  return post;
}

/** Sends the line that stands in the box, and waits for its answer. */
export function sendLine(page: Page): Promise<Locator> {
  const answers = `${posts}:has(.post-answers)`;
  return answerTo(
    page,
    async () => {
      // What the box offers would take the next key for itself.
      await page.press('#line', 'Escape');
      await page.press('#line', 'Enter');
    },
    answers,
  );
}

/** Writes a line into the box and sends it. */
export async function send(page: Page, line: string): Promise<Locator> {
  await page.fill('#line', line);
  return sendLine(page);
}

/** Picks the first of what the box offers, with the keyboard alone; returns the line as it is then. */
export async function pickFirst(page: Page): Promise<string> {
  const before = await page.inputValue('#line');
  await page.locator('#completions[aria-busy=false] [role=option]').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const line = await page.inputValue('#line');
  if (line === before) throw new Error(`nothing was picked for ${line}`);
  return line;
}

/** The colour behind the messages, such as `rgb(255, 255, 255)`. */
export function ground(page: Page): Promise<string> {
  return page.evaluate('getComputedStyle(document.body).backgroundColor');
}

/** The fonts that the text of an element is drawn in. */
export async function fontsOf(page: Page, selector: string): Promise<readonly string[]> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('DOM.enable');
  await tools.send('CSS.enable');
  const { root } = await tools.send('DOM.getDocument');
  const { nodeId } = await tools.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { fonts } = await tools.send('CSS.getPlatformFontsForNode', { nodeId });
  await tools.detach();
  return fonts.map(({ familyName }) => familyName);
}

/** What axe finds on the page that keeps people from using it: rule and element. */
export async function barriers(page: Page): Promise<readonly string[]> {
  // The page's policy lets no script in; the browser's own tools may evaluate one.
  await page.evaluate(axe.source);
  return page.evaluate(`axe.run(document).then(({ violations }) =>
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`);
}
