import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { claimDataFolder } from '../../src/store/lock.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('a claimed folder is refused to the next, with the process that has it, until it is released', async () => {
  const folder = temporaryFolder();
  const release = await claimDataFolder(folder, 4711);
  await expect(claimDataFolder(folder, 4712)).rejects.toMatchObject({
    key: 'error.store.inUse',
    kind: 'busy',
    params: { path: folder, pid: '4711' },
  });
  await release();
  await (await claimDataFolder(folder, 4712))();
});

test('a killed process holds no claim', async () => {
  const folder = temporaryFolder();
  const program = `import { claimDataFolder } from ${JSON.stringify(new URL('../../src/store/lock.ts', import.meta.url).href)};
    await claimDataFolder(${JSON.stringify(folder)}, process.pid);
    console.log('claimed');
    setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(other.stdout, 'data');
  await expect(claimDataFolder(folder, 1)).rejects.toMatchObject({ params: { pid: `${other.pid}` } });
  other.kill('SIGKILL');
  await once(other, 'exit');
  await (await claimDataFolder(folder, 1))();
});
