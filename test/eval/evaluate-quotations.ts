import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Article } from '../../src/articles/article.ts';
import { findNames, nameById } from '../../src/names/names.ts';
import { findQuotations, type Quotation } from '../../src/reading/quotations.ts';
import { foldText } from '../../src/text/fold.ts';
import type { LabelledArticle } from './labelled-data.ts';
import type { Scores } from './metrics.ts';

const labelFile = z.object({
  about: z.array(z.string()),
  labels: z.array(
    z.object({
      part: z.enum(['development', 'unseen']),
      file: z.string(),
      /** −1 is the lead. */
      paragraph: z.int(),
      from: z.int(),
      to: z.int(),
      kind: z.enum(['quotation', 'term']),
      speaker: z.string().nullable(),
      accept: z.array(z.string()).optional(),
    }),
  ),
});
type QuotationLabel = z.infer<typeof labelFile>['labels'][number];

/** How speakers are told: `precision` of those shown, `recall` of those that the articles name. */
interface SpeakerScores extends Scores {
  readonly shown: number;
  readonly right: number;
  readonly named: number;
}

export interface QuotationEvaluation {
  /** Passages by what was labelled, and how many of each were taken for quotations. */
  readonly passages: Readonly<
    Record<'quotations' | 'terms', { readonly labelled: number; readonly taken: number }>
  >;
  /** Labelled when the patterns were finished: the measure. */
  readonly unseen: SpeakerScores;
  readonly development: SpeakerScores;
  readonly baselines: Readonly<Record<string, SpeakerScores>>;
  /** All quotations of all labelled articles: how many stand in the text as they are given, between marks. */
  readonly verbatim: { readonly quotations: number; readonly exact: number };
  readonly mistakes: readonly { readonly file: string; readonly truth: string; readonly said: string }[];
}

/** Judges quotations by the hand-made labels (how they were chosen and judged: `about` in the file). */
export function evaluateQuotations(articles: readonly LabelledArticle[]): QuotationEvaluation {
  const { labels } = labelFile.parse(
    JSON.parse(readFileSync(resolve(import.meta.dirname, 'quotation-labels.json'), 'utf8')),
  );
  const read = new Map(
    articles.map(({ file, article }) => [file, { article, quotations: findQuotations(article) }] as const),
  );
  const judged = labels.map((label) => {
    const found = read.get(label.file);
    if (found === undefined) throw new Error(`a labelled article is not there: ${label.file}`);
    const taken = found.quotations.find((quotation) => covers(quotation, label));
    return { label, taken, said: taken?.speaker?.text ?? null, nearest: nearestPerson(found.article, label) };
  });
  const unseen = judged.filter(({ label }) => label.part === 'unseen');
  const count = (kind: QuotationLabel['kind']) => {
    const ofKind = unseen.filter(({ label }) => label.kind === kind);
    return { labelled: ofKind.length, taken: ofKind.filter(({ taken }) => taken !== undefined).length };
  };
  return {
    passages: { quotations: count('quotation'), terms: count('term') },
    unseen: scoreSpeakers(unseen),
    development: scoreSpeakers(judged.filter(({ label }) => label.part === 'development')),
    baselines: {
      'the nearest person before it': scoreSpeakers(
        unseen.flatMap(({ label, nearest }) => (label.kind === 'term' ? [] : [{ label, said: nearest }])),
      ),
    },
    verbatim: countVerbatim([...read.values()]),
    mistakes: unseen.flatMap(({ label, said }) =>
      said === null || isRight(label, said)
        ? []
        : [
            {
              file: label.file,
              truth: label.kind === 'term' ? '(no quotation)' : (label.speaker ?? '(nobody)'),
              said,
            },
          ],
    ),
  };
}

interface Answer {
  readonly label: QuotationLabel;
  readonly said: string | null;
}

function scoreSpeakers(answers: readonly Answer[]): SpeakerScores {
  const shown = answers.filter(({ said }) => said !== null).length;
  const right = answers.filter(({ label, said }) => said !== null && isRight(label, said)).length;
  const named = answers.filter(({ label }) => label.kind === 'quotation' && label.speaker !== null).length;
  const [precision, recall] = [shown === 0 ? 0 : right / shown, named === 0 ? 0 : right / named];
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { shown, right, named, precision, recall, f1 };
}

function isRight({ kind, speaker, accept = [] }: QuotationLabel, said: string): boolean {
  if (kind === 'term') return false;
  const answer = foldText(said);
  const wanted = (speaker === null ? accept : [speaker, ...accept]).map(foldText);
  return wanted.some((name) => answer.includes(name) || name.includes(answer));
}

function covers(quotation: Quotation, { paragraph, from, to }: QuotationLabel): boolean {
  return quotation.paragraph === paragraph && quotation.from < to && from < quotation.to;
}

/** What a first try would do: the last person of the name table who is named before the passage in its paragraph. */
function nearestPerson({ lead, paragraphs }: Article, { paragraph, from }: QuotationLabel): string | null {
  const before = ((paragraph === -1 ? lead : paragraphs[paragraph]) ?? '').slice(0, from);
  const person = findNames(before).findLast(({ id }) => nameById(id)?.kind === 'person');
  return person === undefined ? null : before.slice(person.from, person.to);
}

function countVerbatim(
  read: readonly { readonly article: Article; readonly quotations: readonly Quotation[] }[],
): QuotationEvaluation['verbatim'] {
  const all = read.flatMap(({ article, quotations }) =>
    quotations.map(({ paragraph, from, to, text }) => {
      const source = (paragraph === -1 ? article.lead : article.paragraphs[paragraph]) ?? '';
      const isMarked =
        /[“「『"＂]\s*$/u.test(source.slice(0, from)) && /^\s*[”」』"＂]/u.test(source.slice(to));
      return source.slice(from, to) === text && isMarked;
    }),
  );
  return { quotations: all.length, exact: all.filter(Boolean).length };
}
