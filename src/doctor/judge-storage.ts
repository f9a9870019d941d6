import type { Translate } from '../locale/translate.ts';
import { type Check, fault, good, note } from './check.ts';

/** A disk with less room than this is full tomorrow. */
const leastFreeBytes = 200 * 2 ** 20;

export interface StorageFacts {
  readonly dataDir: string;
  readonly folder: 'ok' | 'absent' | 'notWritable';
  /** Where the folder is, or will be; null where the system does not say. */
  readonly freeBytes: number | null;
  /** `damage` in words, from the error that opening it gave. */
  readonly database:
    | { readonly kind: 'none' | 'older' }
    | { readonly kind: 'ok'; readonly sizeBytes: number }
    | { readonly kind: 'unusable'; readonly damage: string };
  readonly archives: readonly { readonly path: string; readonly state: 'ok' | 'absent' | 'unreadable' }[];
}

export function judgeStorage(facts: StorageFacts, t: Translate): readonly Check[] {
  return [judgeFolder(facts, t), judgeDisk(facts, t), judgeDatabase(facts, t), ...judgeArchives(facts, t)];
}

function judgeFolder({ folder, dataDir: path }: StorageFacts, t: Translate): Check {
  switch (folder) {
    case 'ok':
      return good('dataFolder', t('doctor.dataFolder.ok', { path }));
    case 'absent':
      return note('dataFolder', t('doctor.dataFolder.absent', { path }), t('doctor.dataFolder.absent.fix'));
    case 'notWritable':
      return fault(
        'dataFolder',
        t('doctor.dataFolder.notWritable', { path }),
        t('doctor.dataFolder.notWritable.fix'),
      );
  }
}

/** As much again as the database has is needed to bring it to a new shape. */
function judgeDisk({ freeBytes, database, dataDir: path }: StorageFacts, t: Translate): Check {
  if (freeBytes === null) return good('disk', t('doctor.disk.unknown', { path }));
  const needed = Math.max(leastFreeBytes, database.kind === 'ok' ? database.sizeBytes : 0);
  const megabytes = Math.floor(freeBytes / 2 ** 20);
  if (freeBytes >= needed) return good('disk', t('doctor.disk.ok', { megabytes }));
  return fault(
    'disk',
    t('doctor.disk.low', { megabytes, path }),
    t('doctor.disk.low.fix', { megabytes: Math.ceil(needed / 2 ** 20) }),
  );
}

function judgeDatabase({ database }: StorageFacts, t: Translate): Check {
  switch (database.kind) {
    case 'none':
      return note('database', t('doctor.database.none'), t('doctor.database.none.fix'));
    case 'older':
      return note('database', t('doctor.database.older'), t('doctor.database.older.fix'));
    case 'ok':
      return good(
        'database',
        t('doctor.database.ok', { megabytes: Math.ceil(database.sizeBytes / 2 ** 20) }),
      );
    case 'unusable':
      return fault('database', database.damage, t('doctor.database.unusable.fix'));
  }
}

function judgeArchives({ archives }: StorageFacts, t: Translate): readonly Check[] {
  const bad = archives.flatMap(({ path, state }) =>
    state === 'ok'
      ? []
      : [fault('archives', t(`doctor.archives.${state}`, { path }), t(`doctor.archives.${state}.fix`))],
  );
  return bad.length > 0 ? bad : [good('archives', t('doctor.archives.ok', { count: archives.length }))];
}
