import { formatDate } from '../locale/dates.ts';
import type { Locale } from '../locale/locale.ts';
import { truncate } from '../text/truncate.ts';
import { byline, headline, type Reader, readLink, words } from './article-lines.ts';
import { button, container, row, section, separator, textDisplay } from './components.ts';
import { customId } from './custom-id.ts';
import { followRoutes } from './follow-routes.ts';
import { limits } from './limits.ts';
import { type ListedArticle, openMenu } from './list-message.ts';
import { escapeMarkdown } from './markdown.ts';
import type { Message } from './message.ts';

/** What is new for a person, by what they follow. */
export interface FollowDigest {
  /** RFC 3339. */
  readonly composedAt: string;
  readonly timeZone: string;
  readonly sections: readonly FollowSection[];
}

interface FollowSection {
  readonly follow: { readonly id: string; readonly query: string };
  /** At least one, the most important first. */
  readonly articles: readonly (ListedArticle & { readonly copies: number })[];
  /** Further matches that were not looked at. */
  readonly unseen: number;
}

const linesAtMost = 5;
const queryCharacters = 60;

interface Fitting {
  readonly lines: number;
  readonly links: boolean;
}

/** What goes when the message is too long: lines of each query, then links, since the menu leads to the articles as well; at last all. */
function* fittings(): Generator<Fitting> {
  for (let lines = linesAtMost; lines > 1; lines -= 1) yield { lines, links: true };
  for (let lines = 2; lines >= 0; lines -= 1) yield { lines, links: false };
}

/** A query in quotation marks, as its follower wrote it. */
export function shownQuery(query: string): string {
  return escapeMarkdown(truncate(query, queryCharacters));
}

function sectionText({ follow, articles, unseen }: FollowSection, fitting: Fitting, reader: Reader): string {
  const t = words(reader);
  const query = shownQuery(follow.query);
  const lines = articles.slice(0, fitting.lines).map((article) => {
    const copies = article.copies === 0 ? [] : [t('digest.moreReports', { count: article.copies })];
    const link = fitting.links ? [readLink(article.url, reader)] : [];
    return `- ${[byline(article, reader), `**${headline(article)}**`, ...copies, ...link].join(' · ')}`;
  });
  const more = articles.length - lines.length + unseen;
  return [
    `**${t('follow.query', { query })}**`,
    ...lines,
    ...(more > 0 ? [`-# ${t('follow.more', { count: more })}`] : []),
  ].join('\n');
}

function fitToMessage(digest: FollowDigest, frame: string, reader: Reader): readonly string[] {
  let texts: readonly string[] = [];
  for (const fitting of fittings()) {
    texts = digest.sections.map((each) => sectionText(each, fitting, reader));
    if (frame.length + texts.join('').length <= limits.textCharacters) break;
  }
  return texts;
}

/** Everything new that a person follows as one message, each query with a button to stop it. `marker` finds it again. */
export function followDigestMessage(digest: FollowDigest, locale: Locale, marker: string): Message {
  const reader = { locale, timeZone: digest.timeZone, now: digest.composedAt };
  const t = words(reader);
  const head = `## ${t('follow.title')} · ${formatDate(digest.composedAt, reader)}`;
  const foot = `-# ${t('follow.foot')}`;
  const texts = fitToMessage(digest, head + foot, reader);
  // Of every query the first, then the second: a menu has less room than ten queries need.
  const inTurn = Array.from({ length: linesAtMost }, (_, line) => line).flatMap((line) =>
    digest.sections.flatMap(({ articles }) => articles[line] ?? []),
  );
  return {
    components: [
      container(
        textDisplay(head),
        ...digest.sections.map(({ follow }, index) =>
          section(texts[index] ?? '', button(t('follow.stop'), customId(followRoutes.stop, follow.id))),
        ),
        separator(),
        textDisplay(foot),
      ),
      openMenu(inTurn, reader),
      row(
        button(t('follow.manage'), customId(followRoutes.manage, marker)),
        button(t('follow.stopAll'), followRoutes.stopAll),
      ),
    ],
  };
}
