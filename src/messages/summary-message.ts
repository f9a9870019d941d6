import { agencyName } from '../articles/agencies.ts';
import type { Article } from '../articles/article.ts';
import type { Reading, Summary } from '../reading/reading.ts';
import { truncate } from '../text/truncate.ts';
import { byline, headline, type Reader, readButton, readLink, words } from './article-lines.ts';
import { container, row, textDisplay } from './components.ts';
import { escapeMarkdown } from './markdown.ts';
import type { Message } from './message.ts';

/** Room for the extract: the headline, escapes and frame words share Discord's 4,000 characters with it. */
const extractCharacters = 1500;

function metaLine(article: Article, reading: Reading | null, reader: Reader): string {
  const t = words(reader);
  const agencies = article.agencies.map((id) => escapeMarkdown(agencyName(id, reader.locale)));
  return [
    byline(article, reader),
    ...(reading?.topics ?? []).map((topic) => t(`topic.${topic}`)),
    ...(agencies.length === 0 ? [] : [t('article.agencies', { names: agencies.join(t('list.comma')) })]),
  ].join(' · ');
}

/** One article: headline, where and when, its own words in short, and the way to the whole text. */
export function summaryMessage(
  article: Article,
  reading: Reading | null,
  summary: Summary,
  reader: Reader,
): Message {
  const t = words(reader);
  const extract = truncate(summary.sentences.map(({ text }) => text).join('\n'), extractCharacters);
  const read = readButton(article.url, reader);
  const text = [
    `### ${headline(article)}`,
    `-# ${metaLine(article, reading, reader)}`,
    extract === '' ? t('summary.noText') : extract.split('\n').map(escapeMarkdown).join('\n'),
    `-# ${t('summary.foot')}${read === null ? ` · ${readLink(article.url, reader)}` : ''}`,
  ].join('\n');
  return { components: [container(textDisplay(text), ...(read === null ? [] : [row(read)]))] };
}
