import type { Article } from '../../src/articles/article.ts';
import { newsSentences } from '../../src/reading/news-sentences.ts';
import { type SentenceWeights, summarise } from '../../src/reading/summarise.ts';
import { bootstrap, type Interval } from './bootstrap.ts';
import { foldOf } from './folds.ts';
import { type Rouge, rougeOf } from './rouge.ts';

export interface SummaryEvaluation {
  readonly articles: number;
  /** ROUGE-1, -2, -L by 5 folds: each fold with the weights that are best on the others. */
  readonly rouge: Rouge;
  readonly baselines: Readonly<Record<string, Rouge>>;
  /** Sum of the three, ours over first sentences. */
  readonly ratio: number;
  readonly ratioInterval: Interval;
  /** Ours minus first sentences, in points of the sum, paired by article. */
  readonly gainInterval: Interval;
  /** With the weights in use. */
  readonly ratioInUse: number;
  readonly extracts: number;
  /** Extracts that stand at their offsets, word for word. */
  readonly exact: number;
}

const folds = 5;
const candidates: readonly SentenceWeights[] = [2, 3, 4].flatMap((title) =>
  [0.25, 0.5, 0.75].map((position) => ({ title, centre: 0.5, position })),
);

/** Extracts of articles of RFI without their leads, against the leads that its editors wrote. */
export function evaluateSummaries(articles: readonly Article[]): SummaryEvaluation {
  const measured = articles
    .filter(({ source, lead, paragraphs }) => source === 'rfi-zh' && lead !== null && paragraphs.length > 2)
    .map(({ lead, ...rest }) => ({ lead: lead ?? '', body: { ...rest, lead: null } }));
  const rougeBy = (extract: (body: Article) => string) =>
    measured.map(({ lead, body }) => rougeOf(lead, extract(body)));
  const first = rougeBy(firstSentences);
  const byWeights = candidates.map((weights) => rougeBy((body) => textOf(summarise(body, { weights }))));
  const ours = chooseByOtherFolds(
    measured.map(({ body }) => foldOf(body.url, folds)),
    byWeights,
  );
  const [ourSums, firstSums] = [ours.map(sum), first.map(sum)];
  const ratioOf = (mine: readonly number[], times?: ArrayLike<number>) =>
    weighted(mine, times) / weighted(firstSums, times);
  const verbatim = countExact(articles);
  return {
    articles: measured.length,
    rouge: mean(ours),
    baselines: { 'first sentences': mean(first) },
    ratio: ratioOf(ourSums),
    ratioInterval: bootstrap(measured.length, (times) => ratioOf(ourSums, times)),
    gainInterval: bootstrap(
      measured.length,
      (times) => (100 * (weighted(ourSums, times) - weighted(firstSums, times))) / measured.length,
    ),
    ratioInUse: ratioOf(rougeBy((body) => textOf(summarise(body))).map(sum)),
    ...verbatim,
  };
}

function chooseByOtherFolds(
  foldNumbers: readonly number[],
  byWeights: readonly (readonly Rouge[])[],
): readonly Rouge[] {
  const chosen = Array.from({ length: folds }, (_, fold) => {
    const scores = byWeights.map((rouges) =>
      rouges.reduce((total, rouge, at) => total + (foldNumbers[at] === fold ? 0 : sum(rouge)), 0),
    );
    return byWeights[scores.indexOf(Math.max(...scores))] ?? [];
  });
  return foldNumbers.map((fold, at) => chosen[fold]?.[at] ?? [0, 0, 0]);
}

/** What a first try would show: the first three sentences, as far as they fit 150 characters, one at least. */
function firstSentences(body: Article): string {
  let text = '';
  for (const sentence of newsSentences(body).slice(0, 3)) {
    if (text !== '' && text.length + sentence.text.length > 150) break;
    text += sentence.text;
  }
  return text;
}

function countExact(articles: readonly Article[]) {
  const extracts = articles.flatMap((article) =>
    summarise(article).sentences.map(
      ({ text, paragraph, from, to }) =>
        (paragraph === -1 ? article.lead : article.paragraphs[paragraph])?.slice(from, to) === text,
    ),
  );
  return { extracts: extracts.length, exact: extracts.filter(Boolean).length };
}

function textOf({ sentences }: ReturnType<typeof summarise>): string {
  return sentences.map(({ text }) => text).join('');
}

function sum(rouge: Rouge): number {
  return rouge[0] + rouge[1] + rouge[2];
}

function mean(rouges: readonly Rouge[]): Rouge {
  const of = (pick: (rouge: Rouge) => number) =>
    rouges.reduce((total, rouge) => total + pick(rouge), 0) / Math.max(1, rouges.length);
  return [of(([one]) => one), of(([, two]) => two), of(([, , longest]) => longest)];
}

function weighted(values: readonly number[], times?: ArrayLike<number>): number {
  return values.reduce((total, value, at) => total + value * (times?.[at] ?? 1), 0);
}
