import type { Article } from '../articles/article.ts';
import type { Story } from '../reading/reading.ts';
import { type Reader, words } from './article-lines.ts';
import { button, row } from './components.ts';
import { type ListedArticle, listMessage, type Paging } from './list-message.ts';
import type { Message } from './message.ts';
import { storyHead } from './story-head.ts';
import { storyTimeline } from './story-timeline.ts';
import { withPicture } from './with-picture.ts';

export interface StoryView {
  readonly story: Story;
  /** All of its articles. */
  readonly members: readonly Article[];
  /** Those of this page, oldest first. */
  readonly shown: readonly ListedArticle[];
  readonly paging: Paging;
  /** `custom_id` of the button to the comparison of camps. */
  readonly compare: string;
}

/** A story as it developed, a page of it, and the way to how the camps headlined it. */
export function storyMessage({ story, members, shown, paging, compare }: StoryView, reader: Reader): Message {
  const list = listMessage(storyHead(story, members, reader), shown, paging, reader);
  const compared = row(button(words(reader)('compare.button'), compare));
  return withPicture({ ...list, components: [...list.components, compared] }, storyTimeline(members, reader));
}
