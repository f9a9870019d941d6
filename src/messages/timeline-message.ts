import { formatSpan } from '../locale/dates.ts';
import { truncate } from '../text/truncate.ts';
import { byline, type Reader, readLink, words } from './article-lines.ts';
import { container, textDisplay } from './components.ts';
import { limits } from './limits.ts';
import { type ListedArticle, openMenu, type Paging, pageRow } from './list-message.ts';
import { escapeMarkdown } from './markdown.ts';
import type { Message } from './message.ts';

export interface ShownEvent {
  /** ISO 8601: a day, a month, or first and last day with a slash between. */
  readonly date: string;
  readonly text: string;
  readonly article: ListedArticle;
}

const sentenceCharacters = 200;

function eventText({ date, text, article }: ShownEvent, withLink: boolean, reader: Reader): string {
  const link = withLink ? ` · ${readLink(article.url, reader)}` : '';
  const sentence = escapeMarkdown(truncate(text, sentenceCharacters));
  return `**${formatSpan(date, reader)}**\n${sentence}\n-# ${byline(article, reader)}${link}`;
}

/** Dated events, each with the sentence that tells it, word for word, and where that stands. */
export function timelineMessage(
  head: string,
  events: readonly ShownEvent[],
  paging: Paging,
  reader: Reader,
): Message {
  const foot = `-# ${words(reader)('timeline.foot')}`;
  const textWith = (withLink: boolean) =>
    [head, ...events.map((event) => eventText(event, withLink, reader)), foot].join('\n\n');
  const text = [true, false].map(textWith).find(({ length }) => length <= limits.textCharacters);
  return {
    components: [
      container(textDisplay(text ?? head)),
      openMenu(
        events.map(({ article }) => article),
        reader,
      ),
      ...(paging.pages > 1 ? [pageRow(paging, reader)] : []),
    ],
  };
}
