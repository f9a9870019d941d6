import { describe } from 'vitest';
import { findChromium } from './find-chromium.ts';

/** A browser that was never started here takes its time. */
export const startTimeoutMs = 60_000;

/** Tests with a real browser; where there is none their name says so, and they are skipped. */
export function describeInBrowser(name: string, tests: (executablePath: string) => void): void {
  const chromium = findChromium();
  if (chromium !== null) describe(name, () => tests(chromium));
  else describe.skip(`${name} (no Chromium here; CHROMIUM_PATH can name one)`, () => tests(''));
}
