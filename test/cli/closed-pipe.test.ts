import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { install, seedsDir } from '../support/run-amur.ts';

const entry = resolve(import.meta.dirname, '../../src/amur.js');

it('a reader that goes away ends the program quietly', async () => {
  const amur = install();
  await amur.json('import', seedsDir);
  const child = spawn(process.execPath, [entry, 'list'], { cwd: amur.folder });
  child.stdout.destroy();
  const [stderr, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  amur.remove();
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
});
