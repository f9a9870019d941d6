import { type Kysely, sql } from 'kysely';

/** Lets a ledger of years be asked of one subscription, of what is open, and of what has grown old. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'drop index delivery_open',
  'create index delivery_due on delivery (subscription_id, due_at)',
  // After the other: of two that fit alike, SQLite takes the younger.
  `create index delivery_open on delivery (subscription_id, due_at) where state in ('planned', 'sending')`,
  'create index delivery_whole on delivery (ended_at) where length(payload) > 1000',
];
