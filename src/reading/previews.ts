import type { Article } from '../articles/article.ts';
import { foldText } from '../text/fold.ts';
import { isCommentary } from './commentary.ts';
import type { EventKind } from './event-kind.ts';
import { kindOfAction } from './kind-of-action.ts';

/** Words of a folded title for what is still to come: 将会谈, 下周访华, 拟签署. */
const toCome =
  /将(?!军|领|士|官|来|近|门|共同|进一步|继续|持续)|即将|拟(?!人|态)|下周|下星期|下月|下个月|明[天日年]|计划|准备|有望|预计|应邀|前夕|行前|\bwill\b|\bto (?:visit|meet|hold|sign)\b|(?<!\p{L})(?:посетит|встретится|проведут|состоится)/u;
/** What one word announces and another reports: a visit is announced, talks are held. */
const encounters: ReadonlySet<EventKind> = new Set(['summit', 'meeting', 'visit', 'call']);

/** Whether a title tells of something that has not happened yet; a guess by its words. */
export function isPreview(title: string): boolean {
  return toCome.test(foldText(title));
}

/**
 * Of one story's articles those that announce what another one reports as done: id of the preview → id of the first
 * report that was published after it.
 */
export function findSupersededPreviews(articles: readonly Article[]): ReadonlyMap<string, string> {
  const reports = articles
    .filter(({ title }) => !isPreview(title) && !isCommentary(title))
    .map((article) => ({ article, kind: kindOfAction(article) }))
    .toSorted((a, b) => (a.article.publishedAt < b.article.publishedAt ? -1 : 1));
  return new Map(
    articles.flatMap((preview) => {
      if (!isPreview(preview.title)) return [];
      const kind = kindOfAction(preview);
      const report = reports.find(
        (one) => one.article.publishedAt > preview.publishedAt && isSameAction(kind, one.kind),
      );
      return report === undefined ? [] : [[preview.id, report.article.id] as const];
    }),
  );
}

function isSameAction(announced: EventKind | null, reported: EventKind | null): boolean {
  if (announced === null || reported === null) return false;
  return announced === reported || (encounters.has(announced) && encounters.has(reported));
}
