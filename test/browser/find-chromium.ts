import { spawnSync } from 'node:child_process';

/** Where Debian, Ubuntu, other distributions and macOS put Chromium or Chrome. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Some systems have a script in its place that only says how to install it. */
function isBrowser(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 10_000 }).status === 0;
}

/** The browser to test with: CHROMIUM_PATH, else one in a usual place; null where there is none. */
export function findChromium(): string | null {
  const { CHROMIUM_PATH: given } = process.env;
  if (given !== undefined && given !== '' && !isBrowser(given))
    throw new Error(`CHROMIUM_PATH is no browser: ${given}`);
  return (given || usualPlaces.find(isBrowser)) ?? null;
}
