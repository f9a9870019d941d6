import type { Article } from '../articles/article.ts';
import { outletName } from '../articles/outlets.ts';
import { formatDateRange } from '../locale/dates.ts';
import type { Story } from '../reading/reading.ts';
import { type StoryExtract, summariseStory } from '../reading/summarise-story.ts';
import { truncate } from '../text/truncate.ts';
import { headline, type Reader, words } from './article-lines.ts';
import { escapeMarkdown } from './markdown.ts';

const extractCharacters = 150;

/** What stands above the reports of a story: its headline, how much there is, and what they say, a sentence an article at most. */
export function storyHead(story: Story, members: readonly Article[], reader: Reader): string {
  const t = words(reader);
  const facts = [
    t('story.reports', { count: members.length }),
    t('digest.sources', { count: story.independentSources }),
    formatDateRange(story.firstAt, story.lastAt, reader),
    ...story.topics.map((topic) => t(`topic.${topic}`)),
  ];
  const line = ({ articleId, text }: StoryExtract) =>
    t('digest.account', {
      source: escapeMarkdown(
        outletName(members.find(({ id }) => id === articleId)?.source ?? '', reader.locale),
      ),
      text: escapeMarkdown(truncate(text, extractCharacters)),
    });
  return [
    `### ${headline({ title: story.headline })}`,
    `-# ${facts.join(' · ')}`,
    ...summariseStory(members).map((extract) => `- ${line(extract)}`),
  ].join('\n');
}
