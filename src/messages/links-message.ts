import { truncate } from '../text/truncate.ts';
import type { Reader } from './article-lines.ts';
import { words } from './article-lines.ts';
import { limits } from './limits.ts';
import { type ListedArticle, listMessage } from './list-message.ts';
import { escapeMarkdown } from './markdown.ts';
import type { Message } from './message.ts';
import { noticeMessage } from './notice-message.ts';

/** What became of the links of a message. */
export interface FollowedLinks {
  /** How many stored articles are summarised beside this message. */
  readonly cards: number;
  /** Stored articles beyond those. */
  readonly others: readonly ListedArticle[];
  /** Addresses at which nothing is stored. */
  readonly unknown: readonly string[];
}

/** Articles that get a card of their own: more would push the message that was asked about out of sight. */
export const linksShown = 3;
const unknownShown = 5;
const addressCharacters = 90;

/** One page, without neighbours. */
const onlyPage = { page: 1, pages: 1, previous: null, next: null };

/** The address as text, without the scheme that would make it a link again. */
function addressLine(url: string): string {
  return `- ${escapeMarkdown(truncate(url.replace(/^https?:\/\//, ''), addressCharacters))}`;
}

function unknownLines(unknown: readonly string[], reader: Reader): readonly string[] {
  if (unknown.length === 0) return [];
  const t = words(reader);
  const left = unknown.length - unknownShown;
  return [
    t('links.unknown'),
    ...unknown.slice(0, unknownShown).map(addressLine),
    ...(left > 0 ? [`- ${t('links.more', { count: left })}`] : []),
    `-# ${t('links.why')}`,
  ];
}

/** What is stored at the links of a message and what is not; the summaries of the first stand in messages beside it. */
export function linksMessage({ cards, others, unknown }: FollowedLinks, reader: Reader): Message {
  const t = words(reader);
  const known = cards + others.length;
  if (known + unknown.length === 0) return noticeMessage(t('links.none'));
  const head = [
    `### ${t('links.title', { links: known + unknown.length, known })}`,
    ...unknownLines(unknown, reader),
  ];
  if (others.length === 0) return noticeMessage(head.join('\n'));
  const listed = others.slice(0, limits.selectOptions);
  const leftOut = others.length - listed.length;
  const lines = [
    ...head,
    ...(leftOut > 0 ? [t('links.leftOut', { count: leftOut })] : []),
    t('links.follow', { count: cards }),
  ];
  return listMessage(lines.join('\n'), listed, onlyPage, reader);
}
