import { eventWeight } from '../reading/kind-of-action.ts';
import type { Story } from '../reading/reading.ts';
import type { ReadArticle } from './digest.ts';

const dayMs = 86_400_000;

/** A story with the members that a digest may speak of. */
export interface Candidate {
  readonly story: Story;
  /** Newest first, at least one; without previews of what another member reports as done. */
  readonly members: readonly [ReadArticle, ...ReadArticle[]];
  /** All that were new, the previews with them. */
  readonly reports: number;
  readonly isUpdate: boolean;
}

/**
 * How much a story matters to a digest: relevance × independent sources × weight of the event × novelty × age.
 * Sources count with their logarithm, for the tenth outlet adds less than the second; a story that was sent before
 * counts half; a day's age costs a tenth.
 */
function storyWeight({ story, members, isUpdate }: Candidate, nowMs: number): number {
  const relevance = Math.max(...members.map(({ reading }) => reading?.relevance.score ?? 0));
  const label = story.relevance === 'core' ? 1 : 0.4;
  const sources = 1 + Math.log2(Math.max(1, story.independentSources));
  const ageDays = Math.max(0, nowMs - Date.parse(members[0].article.publishedAt)) / dayMs;
  const event = Math.max(...members.map(({ article }) => eventWeight(article)));
  return label * relevance * sources * event * (isUpdate ? 0.5 : 1) * 0.9 ** ageDays;
}

/** Heaviest first; of equals the newer, then by id, so that the order never depends on the input's. */
export function rankStories(candidates: readonly Candidate[], nowMs: number): readonly Candidate[] {
  const newest = ({ members: [{ article }] }: Candidate) => article.publishedAt;
  return candidates
    .map((candidate) => ({ candidate, weight: storyWeight(candidate, nowMs) }))
    .toSorted(
      (a, b) =>
        b.weight - a.weight ||
        newest(b.candidate).localeCompare(newest(a.candidate)) ||
        a.candidate.story.id.localeCompare(b.candidate.story.id),
    )
    .map(({ candidate }) => candidate);
}

/** Newest first: the order of a first digest, which shows the newest whatever their age. */
export function newestStories(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.toSorted(
    (a, b) =>
      b.members[0].article.publishedAt.localeCompare(a.members[0].article.publishedAt) ||
      a.story.id.localeCompare(b.story.id),
  );
}
