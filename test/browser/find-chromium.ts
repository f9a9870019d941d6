import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian, Ubuntu, other distributions and macOS put Chromium or Chrome. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Starts as any user and in any container, and asks nobody for anything by itself. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Whether it really starts: some systems have a script in its place, or keep it from the folder for temporary files. */
function starts(path: string): boolean {
  if (!existsSync(path)) return false;
  const profile = mkdtempSync(join(tmpdir(), 'amur-chromium-'));
  const page = ['--headless', `--user-data-dir=${profile}`, '--dump-dom', 'data:text/html,<p>started</p>'];
  const { stdout } = spawnSync(path, [...chromiumArguments, ...page], { encoding: 'utf8', timeout: 30_000 });
  rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  return stdout?.includes('<p>started</p>') ?? false;
}

/** The browser to test with: CHROMIUM_PATH, else one in a usual place; null where none starts. */
export function findChromium(): string | null {
  const { CHROMIUM_PATH: given } = process.env;
  if (given === undefined || given === '') return usualPlaces.find(starts) ?? null;
  if (!starts(given)) throw new Error(`CHROMIUM_PATH is no browser that starts: ${given}`);
  return given;
}
