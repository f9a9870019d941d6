import type { Migration } from 'kysely/migration';
import { up as articles } from './0001-articles.ts';
import { up as deliveries } from './0002-deliveries.ts';
import { up as feeds } from './0003-feeds.ts';
import { up as follows } from './0004-follows.ts';
import { up as chart } from './0005-chart.ts';
import { up as welcome } from './0006-welcome.ts';
import { up as feedSource } from './0007-feed-source.ts';
import { up as ledgerIndexes } from './0008-ledger-indexes.ts';
import { up as feedItems } from './0009-feed-items.ts';

/** All migrations by name, which is their order. One list instead of a scan, so that a missing one is a type error. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-articles': { up: articles },
  '0002-deliveries': { up: deliveries },
  '0003-feeds': { up: feeds },
  '0004-follows': { up: follows },
  '0005-chart': { up: chart },
  '0006-welcome': { up: welcome },
  '0007-feed-source': { up: feedSource },
  '0008-ledger-indexes': { up: ledgerIndexes },
  '0009-feed-items': { up: feedItems },
};
