import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { UserError } from '../errors.ts';
import { isBusy, toStoreError } from './store-error.ts';

/**
 * Claims a data folder for one running bot, so that no digest is sent by two. The claim is a lock of the operating system on
 * `amur.lock`, taken through SQLite: it ends with the process, however that ends. Commands of the command line work
 * beside it. Returns the release; throws `UserError` `error.store.inUse` with the other's process id.
 */
export async function claimDataFolder(dataDir: string, pid: number): Promise<() => Promise<void>> {
  const pidPath = join(dataDir, 'amur.pid');
  try {
    await mkdir(dataDir, { recursive: true });
    const lock = takeLock(join(dataDir, 'amur.lock'));
    await writeFile(pidPath, `${pid}\n`);
    return async () => {
      await rm(pidPath, { force: true });
      lock.close();
    };
  } catch (error) {
    if (!isBusy(error)) throw toStoreError(error, dataDir);
    const other = await readFile(pidPath, 'utf8').catch(() => '');
    throw new UserError(
      'error.store.inUse',
      { path: dataDir, pid: other.trim() || '?' },
      { kind: 'busy', cause: error },
    );
  }
}

/** Whether a bot runs on the data folder now. */
export function isClaimed(dataDir: string): boolean {
  const path = join(dataDir, 'amur.lock');
  if (!existsSync(path)) return false;
  const lock = new BetterSqlite3(path, { timeout: 0, readonly: true });
  try {
    lock.pragma('schema_version');
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    lock.close();
  }
}

function takeLock(path: string): BetterSqlite3.Database {
  const lock = new BetterSqlite3(path, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}
