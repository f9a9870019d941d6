import type { Evaluation } from './render-evaluation.ts';

interface Titled {
  readonly title: string;
  readonly url: string;
}

const shown = 6;

/** Failures by kind, with titles and links of some of them. */
export function renderMistakes({
  relevance,
  stories,
  quotations,
}: Pick<Evaluation, 'relevance' | 'stories' | 'quotations'>): string {
  const wrong = relevance.mistakes.filter(({ said }) => said === 'core');
  const missed = relevance.mistakes.filter(({ truth }) => truth === 'core');
  const ofKind = (wanted: string) => stories.mistakes.filter(({ kind }) => kind === wanted);
  return [
    '## Failures by kind',
    `### Taken for core: ${wrong.length}\nActs of private persons between the two, a third party’s view of both, and comparisons that name both throughout without dealings between them.`,
    list(
      wrong
        .toSorted((a, b) => b.score - a.score)
        .map((one) => `${link(one)} (${one.truth}, ${one.score.toFixed(2)})`),
    ),
    `### Core that was missed: ${missed.length}\nMostly acts together with a third state, whose name dilutes the two, and acts that no word of the title tells.`,
    list(
      missed
        .toSorted((a, b) => a.score - b.score)
        .map((one) => `${link(one)} (said ${one.said}, ${one.score.toFixed(2)})`),
    ),
    `### Stories that were parted: ${ofKind('parted').length}\nEchoes of an event days later: analyses of one of its sides, press reviews, weekly round-ups.`,
    list(ofKind('parted').map(({ articles }) => describeGroups(articles))),
    `### Groups of more than one story: ${ofKind('mixed').length}\nTwo events of one week with the same actors and subject.`,
    list(ofKind('mixed').map(({ articles }) => articles.slice(0, 3).map(link).join(' · '))),
    `### Wrong speakers: ${quotations.mistakes.length}`,
    list(
      quotations.mistakes.map(({ file, truth, said }) => `${file.split('/').at(-1)}: ${truth}, said ${said}`),
    ),
  ].join('\n\n');
}

/** Of the largest group and of each other one a title. */
function describeGroups(articles: readonly (Titled & { readonly group: string })[]): string {
  const groups = [...Map.groupBy(articles, ({ group }) => group).values()].toSorted(
    (a, b) => b.length - a.length,
  );
  return groups
    .slice(0, 3)
    .map(([first, ...others]) => (first === undefined ? '' : `${others.length + 1}: ${link(first)}`))
    .join(' · ');
}

function list(lines: readonly string[]): string {
  return lines.length === 0
    ? 'None.'
    : lines
        .slice(0, shown)
        .map((line) => `- ${line}`)
        .join('\n');
}

function link({ title, url }: Titled): string {
  return `[${title.replace(/[[\]|]/g, ' ').trim()}](${url})`;
}
