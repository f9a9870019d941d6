import { outletCamp, outletName } from '../articles/outlets.ts';
import { formatDate } from '../locale/dates.ts';
import { type Reader, words } from './article-lines.ts';
import { container, textDisplay } from './components.ts';
import { escapeMarkdown } from './markdown.ts';
import type { Message } from './message.ts';
import { noticeMessage } from './notice-message.ts';

export interface ListedSource {
  readonly source: string;
  readonly articles: number;
  readonly newestPublishedAt: string;
  readonly lastStoredAt: string;
}

/** More outlets than this and the smallest are counted together. */
const shownAtMost = 25;

function line(status: ListedSource, reader: Reader): string {
  const t = words(reader);
  const camp = outletCamp(status.source);
  const name = escapeMarkdown(outletName(status.source, reader.locale));
  const label = camp === null ? '' : ` · ${t(`camp.${camp}`)}`;
  const facts = t('sources.line', {
    count: status.articles,
    newest: formatDate(status.newestPublishedAt, reader),
    stored: formatDate(status.lastStoredAt, reader),
  });
  return `**${name}**${label}\n-# ${facts}`;
}

/** What is read: a line an outlet, with its label, how much is stored and how fresh it is. */
export function sourcesMessage(sources: readonly ListedSource[], reader: Reader): Message {
  const t = words(reader);
  if (sources.length === 0) return noticeMessage(t('sources.none'));
  const largestFirst = sources.toSorted(
    (a, b) => b.articles - a.articles || a.source.localeCompare(b.source),
  );
  const rest = largestFirst.length - shownAtMost;
  const lines = largestFirst.slice(0, shownAtMost).map((status) => line(status, reader));
  const more = rest > 0 ? [`-# ${t('sources.more', { count: rest })}`] : [];
  return {
    components: [container(textDisplay([`### ${t('sources.title')}`, ...lines, ...more].join('\n')))],
  };
}
