import { type Figure, findFigures } from '../reading/figures.ts';
import type { DigestFigure, ReadArticle } from './digest.ts';
import { linkTo } from './link-to.ts';
import type { SpokenArticle } from './spoken-article.ts';

/** One or two numbers that matter, not a table. */
const figuresAtMost = 2;
/** Of the weights of `findFigures`: trade, energy and arms between the two are above it. */
const leastWeight = 0.6;

/** What is measured stands by itself as a noun; a piece of a sentence (占国家出口的, 供气量为每天) tells nothing alone. */
const isPhrase = /^(?![让讓使将將把被])[^为為是，。]*[^的了和与與及占佔达達，。]$/u;

/**
 * The weightiest figures of the core events, of each amount the first telling. Only those of which the source says what is
 * measured, and when or by whom: a number without them means nothing.
 */
export function chooseFigures(events: readonly (readonly SpokenArticle[])[]): readonly DigestFigure[] {
  const told = events.flatMap((members) =>
    members.flatMap((member) =>
      findFigures(member.article, member.speech).flatMap((figure) => digestFigure(figure, member) ?? []),
    ),
  );
  const chosen: DigestFigure[] = [];
  for (const { figure } of told.toSorted((a, b) => b.weight - a.weight)) {
    if (chosen.length === figuresAtMost) break;
    if (!chosen.some(({ text, what }) => text === figure.text || what === figure.what)) chosen.push(figure);
  }
  return chosen;
}

function digestFigure(
  { text, what, of, change, period, claimant, modality, weight }: Figure,
  member: ReadArticle,
): { readonly weight: number; readonly figure: DigestFigure } | null {
  const measured = what ?? of;
  if (weight < leastWeight || (period === null && claimant === null)) return null;
  if (measured === null || !isPhrase.test(measured.text)) return null;
  return {
    weight,
    figure: {
      text,
      link: linkTo(member),
      what: measured.text,
      change,
      isExpected: modality === 'expected',
      period: period?.text ?? null,
      claimant: claimant?.text ?? null,
    },
  };
}
