import { outletName } from '../articles/outlets.ts';
import { UserError } from '../errors.ts';
import { translator } from '../locale/translate.ts';
import type { StoryComparison } from '../messages/comparison-parts.ts';
import type { CampHeadline, SourceRead } from '../reading/compare-camps.ts';
import type { Story } from '../reading/reading.ts';
import { plainLine } from '../text/plain.ts';
import { truncate } from '../text/truncate.ts';
import { compareStory } from '../usecases/compare-story.ts';
import { listingLine } from './listing-line.ts';
import { answer, type Session, withStore } from './session.ts';
import { styled } from './styled.ts';

/** Prints how the camps headlined a story, and which sources had nothing. @throws UserError when there is no such story */
export async function printComparison(session: Session, id: string): Promise<void> {
  const { story, comparison } = await withStore(session, async (store) => {
    const found = await store.stories.get(id);
    if (found === null)
      throw new UserError('error.cli.story', { text: truncate(id, 200) }, { kind: 'missing' });
    return { story: found, comparison: await compareStory({ store, now: session.io.now }, found) };
  });
  answer(session, { story, comparison: toDocument(comparison) }, () => toText(story, comparison, session));
}

function toDocument({ framings, former, ...rest }: StoryComparison): object {
  return {
    ...rest,
    framings: framings.map(({ camp, headlines }) => ({
      camp,
      headlines: headlines.map(({ article, carriedBy, more }) => {
        const { id, url, title, source, publishedAt, agencies } = article;
        return {
          id,
          url,
          title,
          source,
          publishedAt,
          formerTitle: former.get(id)?.title ?? null,
          agencies,
          carriedBy,
          more,
        };
      }),
    })),
  };
}

function toText(story: Story, comparison: StoryComparison, session: Session): string {
  const t = translator(session.config.locale);
  const heading = (text: string) => styled('bold', plainLine(text), session.io.stdout);
  const sources = (read: readonly SourceRead[]) =>
    read.map(({ source, articles }) => `${plainLine(source)} (${articles})`).join(', ');
  const { framings, silent, elsewhere, unread, span } = comparison;
  return [
    heading(story.headline),
    ...framings.flatMap(({ camp, headlines }) => [
      '',
      heading(t(`sourceCamp.${camp}`)),
      ...headlines.map((each) => headlineText(each, session)),
    ]),
    '',
    ...(silent.length === 0 ? [] : [`nothing on it: ${sources(silent)}`]),
    ...(elsewhere.length === 0 ? [] : [`other China–Russia coverage only: ${sources(elsewhere)}`]),
    ...(unread.length === 0
      ? []
      : [`not read then: ${unread.map((camp) => t(`sourceCamp.${camp}`)).join(', ')}`]),
    `searched: articles stored from ${span.from} to ${span.to}`,
  ].join('\n');
}

function headlineText({ article, carriedBy, more }: CampHeadline, session: Session): string {
  const { locale } = session.config;
  const names = carriedBy.map((source) => plainLine(outletName(source, locale))).join(', ');
  const notes = [
    ...(names === '' ? [] : [`same text: ${names}`]),
    ...(more === 0 ? [] : [`${more} more of ${article.source}`]),
  ];
  return `${listingLine(article, session)}${notes.length === 0 ? '' : `\n    ${notes.join('; ')}`}`;
}
