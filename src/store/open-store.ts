import { join } from 'node:path';
import type { Synchronous } from './connection.ts';
import { openDatabase } from './database.ts';
import type { Store } from './store.ts';
import { storeOn } from './store-on.ts';

/**
 * Opens the store in a data folder, creates it where there is none, and brings it to the newest shape. Several processes
 * and threads may have it open; one running bot claims the folder besides: `claimDataFolder`.
 * @throws UserError `error.store.newer`, `.corrupt`, `.notWritable`, `.full`, `.busy`
 */
export async function openStore(dataDir: string, synchronous: Synchronous = 'full'): Promise<Store> {
  return storeOn(await openDatabase(join(dataDir, 'amur.db'), { synchronous }));
}
