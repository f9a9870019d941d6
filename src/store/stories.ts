import { type Kysely, type SqlBool, sql } from 'kysely';
import type { RelevanceLabel, Story } from '../reading/reading.ts';
import type { Database } from './database.ts';
import { fromJsonText, type JsonText } from './json-text.ts';
import type { Schema } from './schema.ts';
import { jsonList } from './select-articles.ts';

interface StoryFilter {
  /** Stories with an article published at or after, UTC. */
  readonly since?: string;
  /** Stories with an article published before, UTC. */
  readonly until?: string;
  readonly relevance?: readonly RelevanceLabel[];
}

export interface StoryStore {
  /** Replaces, in one transaction, every stored story that has an article of `articleIds` by `stories`. */
  replace(articleIds: readonly string[], stories: readonly Story[]): Promise<void>;
  get(id: string): Promise<Story | null>;
  /** Newest `lastAt` first. */
  list(filter: StoryFilter, limit: number): Promise<readonly Story[]>;
  count(): Promise<number>;
  /** The stories that hold any of these articles. */
  ofArticles(articleIds: readonly string[]): Promise<readonly Story[]>;
}

export function createStories({ read, write }: Database): StoryStore {
  return {
    replace: (articleIds, stories) => write((trx) => replaceStories(trx, articleIds, stories)),

    async get(id) {
      const row = await selectStories(read).where('story.id', '=', id).executeTakeFirst();
      return row ? toStory(row) : null;
    },
    async list({ since, until, relevance }, limit) {
      const conditions = [
        ...(since === undefined ? [] : [sql<SqlBool>`last_at >= ${new Date(since).toISOString()}`]),
        ...(until === undefined ? [] : [sql<SqlBool>`first_at < ${new Date(until).toISOString()}`]),
        ...(relevance === undefined ? [] : [sql<SqlBool>`label in ${jsonList(relevance)}`]),
      ];
      const rows = await selectStories(read)
        .where((when) => when.and(conditions))
        .orderBy('last_at', 'desc')
        .orderBy('story.id')
        .limit(limit)
        .execute();
      return rows.map(toStory);
    },
    async count() {
      const row = await read
        .selectFrom('story')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return row.count;
    },
    async ofArticles(articleIds) {
      const rows = await selectStories(read)
        .where('story.id', 'in', sql<string>`(${storiesOf(articleIds)})`)
        .orderBy('last_at', 'desc')
        .orderBy('story.id')
        .execute();
      return rows.map(toStory);
    },
  };
}

const storiesOf = (articleIds: readonly string[]) =>
  sql`select story_id from story_article where article_id in ${jsonList(articleIds)}`;

/** In four statements, however many there are: a regrouping of years of coverage is some thousand stories. */
async function replaceStories(
  db: Kysely<Schema>,
  articleIds: readonly string[],
  stories: readonly Story[],
): Promise<void> {
  const ids = stories.map(({ id }) => id);
  await sql`delete from story where id in (${storiesOf(articleIds)}) or id in ${jsonList(ids)}`.execute(db);
  await sql`
    insert into story (id, headline, headline_article, sources, independent_sources, first_at, last_at, label, topics)
    select value ->> 'id', value ->> 'headline', value ->> 'headlineArticle', value -> 'sources',
      value ->> 'independentSources', value ->> 'firstAt', value ->> 'lastAt', value ->> 'relevance', value -> 'topics'
    from json_each(${JSON.stringify(stories)})`.execute(db);
  // An article of another story moves: it is in one at a time.
  await sql`
    insert into story_article (article_id, story_id, position)
    select article.value, story.value ->> 'id', article.key
    from json_each(${JSON.stringify(stories)}) as story, json_each(story.value, '$.articles') as article
    where true
    on conflict (article_id) do update set story_id = excluded.story_id, position = excluded.position`.execute(
    db,
  );
  await sql`delete from story where id not in (select story_id from story_article)`.execute(db);
}

function selectStories(db: Kysely<Schema>) {
  return db
    .selectFrom('story')
    .selectAll()
    .select(
      sql<JsonText<readonly string[]>>`(
        select json_group_array(article_id order by position) from story_article where story_id = story.id
      )`.as('articles'),
    );
}

type StoryRow = Awaited<ReturnType<ReturnType<typeof selectStories>['execute']>>[number];

function toStory(row: StoryRow): Story {
  return {
    id: row.id,
    headline: row.headline,
    headlineArticle: row.headline_article,
    articles: fromJsonText(row.articles),
    sources: fromJsonText(row.sources),
    independentSources: row.independent_sources,
    firstAt: row.first_at,
    lastAt: row.last_at,
    relevance: row.label as RelevanceLabel,
    topics: fromJsonText(row.topics),
  };
}
