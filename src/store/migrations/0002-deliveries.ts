import { type Kysely, sql } from 'kysely';

/** Subscriptions, the ledger of their deliveries, dialogues, and servers left. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table subscription (
     id text primary key,
     guild_id text not null,
     channel_id text not null,
     channel_name text not null,
     post_as text not null,
     created_by text,
     created_at text not null,
     locale text not null,
     times_of_day text not null,
     days text not null,
     time_zone text not null,
     scheduled_at text not null,
     event_limit integer not null,
     on_empty text not null,
     pause text,
     paused_at text,
     next_run_at text,
     cursor_seq integer,
     last_was_empty integer not null
   ) strict`,
  'create index subscription_guild on subscription (guild_id)',
  'create index subscription_due on subscription (next_run_at) where next_run_at is not null',

  // The key is the promise: a second row for one part of one occurrence cannot be written, so it cannot be sent.
  `create table delivery (
     subscription_id text not null references subscription (id) on delete cascade,
     occurrence text not null,
     part integer not null,
     kind text not null,
     channel_id text not null,
     state text not null check (state in ('planned', 'sending', 'sent', 'empty', 'parked', 'expired', 'uncertain')),
     reason text,
     due_at text not null,
     expires_at text not null,
     payload text,
     coverage text,
     nonce text not null,
     marker text not null,
     attempts integer not null,
     first_tried_at text,
     last_tried_at text,
     next_try_at text,
     message_id text,
     ended_at text,
     primary key (subscription_id, occurrence, part),
     check (payload is not null or state not in ('planned', 'sending', 'sent')),
     check (message_id is not null or state <> 'sent')
   ) strict`,
  `create index delivery_open on delivery (due_at) where state in ('planned', 'sending')`,

  `create table dialogue (
     key text primary key,
     user_id text not null,
     guild_id text,
     state text not null,
     created_at text not null
   ) strict`,
  'create index dialogue_user on dialogue (user_id)',
  'create index dialogue_guild on dialogue (guild_id)',
  'create index dialogue_created_at on dialogue (created_at)',

  `create table left_guild (
     guild_id text primary key,
     delete_after text not null
   ) strict, without rowid`,
];
