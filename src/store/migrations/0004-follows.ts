import { type Kysely, sql } from 'kysely';

/** Subscriptions of persons beside those of servers, and what these persons follow. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // SQLite cannot make a column nullable, and a table built anew would take the ledger with it when the old one is dropped.
  'drop index subscription_guild',
  'alter table subscription rename column guild_id to former_guild_id',
  'alter table subscription add column guild_id text',
  'update subscription set guild_id = former_guild_id',
  'alter table subscription drop column former_guild_id',
  'create index subscription_guild on subscription (guild_id)',

  `alter table subscription add column user_id text check ((user_id is null) <> (guild_id is null))`,
  'create unique index subscription_user on subscription (user_id) where user_id is not null',
  'alter table subscription add column quiet text',

  `create table follow (
     id text primary key,
     subscription_id text not null references subscription (id) on delete cascade,
     query text not null,
     created_at text not null,
     since_seq integer not null
   ) strict`,
  'create index follow_subscription on follow (subscription_id)',
];
