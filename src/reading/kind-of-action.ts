import { nameKey } from '../names/name-key.ts';
import type { ArticleText } from './article-text.ts';
import { isCommentary } from './commentary.ts';
import { type EventKind, eventKindOf } from './event-kind.ts';

/** What happens by the title, or else by the first sentence of lead or text; null where their words tell of no event. */
export function kindOfAction({ title, lead, paragraphs }: ArticleText): EventKind | null {
  const [firstSentence = ''] = (lead ?? paragraphs[0] ?? '').split(/(?<=[。！？!?])/u);
  const ofTitle = kindIn(title);
  return ofTitle === null || ofTitle === 'statement' ? (kindIn(firstSentence) ?? ofTitle) : ofTitle;
}

function kindIn(text: string): EventKind | null {
  return eventKindOf(nameKey(text), { from: 0, to: text.length }, { from: 0, to: 0 });
}

/** What changes relations outweighs what is said of them. */
const weights: Readonly<Record<EventKind, number>> = {
  summit: 1.5,
  signing: 1.4,
  visit: 1.3,
  meeting: 1.3,
  call: 1.2,
  exercise: 1.2,
  launch: 1.2,
  sanction: 1.1,
  trade: 1.1,
  election: 1,
  conflict: 1,
  statement: 0.9,
};
const ofOther = 0.9;
const ofCommentary = 0.6;

/** How much an article's event weighs in a ranking, 0.6 (commentary) to 1.5 (a summit). */
export function eventWeight(article: ArticleText): number {
  if (isCommentary(article.title)) return ofCommentary;
  const kind = kindOfAction(article);
  return kind === null ? ofOther : weights[kind];
}
