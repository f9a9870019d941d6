import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** An empty database that is gone when the test is over. */
export async function temporaryDatabase(): Promise<Database> {
  const database = await openDatabase(join(temporaryFolder(), 'amur.db'));
  onTestFinished(() => database.close());
  return database;
}
