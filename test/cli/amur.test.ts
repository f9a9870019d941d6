import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** A Node of the machine's own that is too old for us, if there is one. */
const oldNode = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'node'))
  .filter((path) => existsSync(path))
  .find((path) => Number(execFileSync(path, ['-p', 'process.versions.node.split(".")[0]'])) < 22);

const bare = mkdtempSync(join(tmpdir(), 'amur-bare-'));
afterAll(() => rmSync(bare, { recursive: true, force: true }));

function run(node: string, folder: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(node, [join(folder, 'src/amur.js'), ...args], {
    encoding: 'utf8',
    cwd: bare,
  });
  return { status, stdout, stderr };
}

describe('the entry', () => {
  it.skipIf(oldNode === undefined)('says in one sentence that Node is too old', () => {
    const { status, stdout, stderr } = run(oldNode ?? '', root, 'start');
    expect({ status, stdout }).toEqual({ status: 78, stdout: '' });
    expect(stderr).toMatch(
      /^Amur needs Node 22\.18 or newer, and this is Node \d+\.\d+\.\d+: .*npm ci.*npm start.*\n$/,
    );
  });

  it('says in one sentence that the libraries are not installed', () => {
    cpSync(join(root, 'src'), join(bare, 'src'), { recursive: true });
    cpSync(join(root, 'package.json'), join(bare, 'package.json'));
    const { status, stdout, stderr } = run(process.execPath, bare, 'start');
    expect({ status, stdout }).toEqual({ status: 78, stdout: '' });
    expect(stderr).toBe('Amur\'s libraries are not installed: run "npm ci" first.\n');
  });

  it('loads the command line', () => {
    const { status, stdout, stderr } = run(process.execPath, root, '--version');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
