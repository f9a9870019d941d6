import type { Article } from '../articles/article.ts';
import { formatDateRange } from '../locale/dates.ts';
import type { Story } from '../reading/reading.ts';
import { summarise } from '../reading/summarise.ts';
import { truncate } from '../text/truncate.ts';
import { headline, type Reader, words } from './article-lines.ts';
import { escapeMarkdown } from './markdown.ts';

const extractCharacters = 300;

/** What stands above the reports of a story: its headline, how much there is, and the headline article in its own words. */
export function storyHead(story: Story, members: readonly Article[], reader: Reader): string {
  const t = words(reader);
  const facts = [
    t('story.reports', { count: members.length }),
    t('digest.sources', { count: story.independentSources }),
    formatDateRange(story.firstAt, story.lastAt, reader),
    ...story.topics.map((topic) => t(`topic.${topic}`)),
  ];
  const head = members.find(({ id }) => id === story.headlineArticle);
  const extract =
    head === undefined
      ? ''
      : summarise(head)
          .sentences.map(({ text }) => text)
          .join('');
  return [
    `### ${headline({ title: story.headline })}`,
    `-# ${facts.join(' · ')}`,
    ...(extract === '' ? [] : [escapeMarkdown(truncate(extract, extractCharacters))]),
  ].join('\n');
}
