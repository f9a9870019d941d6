import type { Story } from '../reading/reading.ts';
import { headline, type Reader, words } from './article-lines.ts';
import { type ComparisonPart, comparisonParts, type StoryComparison } from './comparison-parts.ts';
import { button, container, row, separator, textDisplay } from './components.ts';
import { limits } from './limits.ts';
import { openMenu, pageRow, pagingOf } from './list-message.ts';
import type { Message } from './message.ts';
import { packPages } from './pack-pages.ts';

/** What the buttons of a comparison lead to, as `custom_id`s. */
export interface ComparisonRoutes {
  readonly toPage: (page: number) => string;
  readonly back: string;
}

/** Room for the heading. */
const headCharacters = 450;
const room = { characters: limits.textCharacters - headCharacters, parts: 16 };
/** Room for the name of a camp above each headline: a page may begin with any of them. */
const campCharacters = 40;

/** The parts of a page, each camp named above its first. */
function pageText(parts: readonly ComparisonPart[], reader: Reader): string {
  const t = words(reader);
  return parts
    .map(({ camp, text }, at) =>
      camp === null || camp === parts[at - 1]?.camp ? text : `### ${t(`sourceCamp.${camp}`)}\n${text}`,
    )
    .join('\n');
}

/** How the camps headlined a story, camp by camp, and who had nothing: a page of it, from 1. */
export function comparisonMessage(
  { headline: title }: Pick<Story, 'headline'>,
  comparison: StoryComparison,
  { toPage, back }: ComparisonRoutes,
  asked: number,
  reader: Reader,
): Message {
  const t = words(reader);
  const lengthOf = ({ camp, text }: ComparisonPart) => text.length + (camp === null ? 1 : campCharacters);
  const pages = packPages(comparisonParts(comparison, reader), lengthOf, room);
  const page = Math.min(Math.max(1, asked || 1), pages.length);
  const parts = pages[page - 1] ?? [];
  const sections = [
    parts.filter(({ camp }) => camp !== null),
    parts.filter(({ camp }) => camp === null),
  ].filter((section) => section.length > 0);
  const articles = parts.flatMap(({ article }) => article ?? []);
  const paging = pagingOf(page, pages.length, toPage);
  return {
    components: [
      container(
        textDisplay(`## ${headline({ title })}\n-# ${t('compare.title')}`),
        ...sections.flatMap((section) => [separator(), textDisplay(pageText(section, reader))]),
      ),
      ...(articles.length === 0 ? [] : [openMenu(articles, reader)]),
      row(button(t('compare.back'), back)),
      ...(pages.length > 1 ? [pageRow(paging, reader)] : []),
    ],
  };
}
