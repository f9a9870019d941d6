import { findSupersededPreviews } from '../reading/previews.ts';
import type { Story } from '../reading/reading.ts';
import { summarise } from '../reading/summarise.ts';
import { chooseDisagreement } from './choose-disagreement.ts';
import { chooseFigures } from './choose-figures.ts';
import { chooseQuotation } from './choose-quotation.ts';
import { chooseUpcoming } from './choose-upcoming.ts';
import type { Digest, DigestEvent, DigestKind, DigestTop, ReadArticle } from './digest.ts';
import { knownFacts } from './known-facts.ts';
import { linkTo } from './link-to.ts';
import { type Candidate, newestStories, rankStories } from './rank-stories.ts';
import { withSpeech } from './spoken-article.ts';

/** A longer sentence does not do as the one thing to know: the headline stands there then. */
const topCharacters = 60;
/** Fewer core events than this are filled up with related ones, marked as such. */
const thinDay = 3;

export interface DigestInput {
  readonly kind: DigestKind;
  readonly nowMs: number;
  readonly timeZone: string;
  /** Events, 1–5. */
  readonly limit: number;
  /** RFC 3339; null: from the first publication to the last of what is shown. */
  readonly window: { readonly from: string; readonly to: string } | null;
  /** The articles that are new in this window. */
  readonly articles: readonly ReadArticle[];
  /** The stories that hold them. */
  readonly stories: readonly Story[];
  /** Stories of earlier digests of the same subscription. */
  readonly sentStoryIds: ReadonlySet<string>;
}

function newestFirst(a: ReadArticle, b: ReadArticle): number {
  return (
    b.article.publishedAt.localeCompare(a.article.publishedAt) || a.article.id.localeCompare(b.article.id)
  );
}

function candidates({ articles, stories, sentStoryIds }: DigestInput): readonly Candidate[] {
  const byId = new Map(articles.map((read) => [read.article.id, read]));
  return stories.flatMap((story) => {
    const found = story.articles.flatMap((id) => byId.get(id) ?? []).toSorted(newestFirst);
    const superseded = findSupersededPreviews(found.map(({ article }) => article));
    const [newest, ...older] = found.filter(({ article }) => !superseded.has(article.id));
    if (newest === undefined) return [];
    const isUpdate = sentStoryIds.has(story.id);
    return [{ story, members: [newest, ...older] as const, reports: found.length, isUpdate }];
  });
}

/** Reports of one event beyond this many add no figures and no quotations that a digest would show. */
const membersRead = 12;

/** The members of a story, the one that heads it first. */
function mostCentral({ story, members }: Candidate): readonly ReadArticle[] {
  const central = members.filter(({ article }) => article.id === story.headlineArticle);
  return [...central, ...members.filter(({ article }) => article.id !== story.headlineArticle)];
}

/** All but the head: the newest report of each other outlet, then the rest, so that the links that are shown differ. */
function eachOutletFirst(head: ReadArticle, members: readonly ReadArticle[]): readonly ReadArticle[] {
  const seen = new Set([head.article.source]);
  const others = members.filter((member) => member !== head);
  const first = others.filter(({ article: { source } }) => !seen.has(source) && seen.add(source));
  return [...first, ...others.filter((member) => !first.includes(member))];
}

/** A new story is headed by its most central member, a changed one by the newest of what is new. */
function composeEvent({ story, members, isUpdate }: Candidate): DigestEvent {
  const central = members.find(({ article }) => article.id === story.headlineArticle);
  const head = (isUpdate ? undefined : central) ?? members[0];
  const others = eachOutletFirst(head, members);
  return {
    storyId: story.id,
    status: isUpdate ? 'update' : 'new',
    relevance: story.relevance,
    topics: story.topics,
    headline: head.article.title,
    sentence: summarise(head.article).sentences[0] ?? null,
    facts: knownFacts(head),
    lang: head.article.lang,
    independentSources: Math.min(
      story.independentSources,
      new Set(members.map(({ article }) => article.source)).size,
    ),
    links: [linkTo(head), ...others.map(linkTo)],
  };
}

function composeTop(event: DigestEvent | undefined): DigestTop | null {
  if (event === undefined) return null;
  const { sentence, headline, storyId, links } = event;
  const text = sentence !== null && sentence.text.length <= topCharacters ? sentence.text : headline;
  return { text, storyId, url: links[0].url };
}

function choose(input: DigestInput): readonly Candidate[] {
  const all = candidates(input);
  const order = input.kind === 'first' ? newestStories(all) : rankStories(all, input.nowMs);
  const core = order.filter(({ story }) => story.relevance === 'core').slice(0, input.limit);
  const gap = Math.min(thinDay, input.limit) - core.length;
  if (core.length === 0 || gap <= 0) return core;
  return [...core, ...order.filter(({ story }) => story.relevance === 'related').slice(0, gap)];
}

function publicationSpan(articles: readonly ReadArticle[], nowMs: number): Digest['window'] {
  const times = articles.map(({ article }) => article.publishedAt).toSorted();
  const now = new Date(nowMs).toISOString();
  return { from: times[0] ?? now, to: times.at(-1) ?? now };
}

/**
 * Chooses the events of a digest and puts them in order; null when nothing in the input is core, for then there is
 * nothing to tell. Pure: the same input gives the same digest.
 */
export function composeDigest(input: DigestInput): Digest | null {
  const chosen = choose(input);
  if (chosen.length === 0) return null;
  const events = chosen.map(composeEvent);
  const members = chosen.flatMap((candidate) => candidate.members);
  const core = chosen.filter(({ story }) => story.relevance === 'core').map(mostCentral);
  const read = core.map((members) => members.slice(0, membersRead).map(withSpeech));
  return {
    kind: input.kind,
    composedAt: new Date(input.nowMs).toISOString(),
    window: input.window ?? publicationSpan(members, input.nowMs),
    timeZone: input.timeZone,
    counts: countCoverage(input, chosen),
    top: composeTop(events[0]),
    events,
    figures: chooseFigures(read),
    quotation: chooseQuotation(read),
    disagreement: chooseDisagreement(core),
    upcoming: chooseUpcoming(read, localDate(input)),
    corrections: [],
  };
}

/** ISO date of the moment of composition, in the digest's zone. */
function localDate({ nowMs, timeZone }: DigestInput): string {
  // Swedish dates are ISO 8601's.
  return new Intl.DateTimeFormat('sv', { timeZone }).format(nowMs);
}

/** A first digest speaks of what it shows; any other of all that was new in its window. */
function countCoverage(input: DigestInput, chosen: readonly Candidate[]): Digest['counts'] {
  const counted = input.kind === 'first' ? chosen : candidates(input);
  return {
    articles: counted.reduce((sum, { reports }) => sum + reports, 0),
    stories: counted.length,
  };
}
