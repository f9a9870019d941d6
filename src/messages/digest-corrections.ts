import { outletName } from '../articles/outlets.ts';
import type { Digest, DigestCorrection } from '../digest/digest.ts';
import { formatTime } from '../locale/dates.ts';
import { truncate } from '../text/truncate.ts';
import { type Reader, words } from './article-lines.ts';
import { gap } from './digest-event.ts';
import type { PartStyle } from './digest-parts.ts';

/** What was shown is known: enough of it to know it again. */
const headlineCharacters = 80;
const passageCharacters = 60;

/** What earlier digests showed and its source has changed since, two lines each. */
export function correctionTexts(
  { corrections }: Digest,
  reader: Reader,
  style: PartStyle,
): readonly string[] {
  const tag = style.strong(words(reader)('digest.changed'));
  return corrections.map((correction) => {
    const headline = style.strong(style.plain(truncate(correction.headline, headlineCharacters)));
    const source = style.source(outletName(correction.link.source, reader.locale), correction.link);
    return `🔄 ${tag}${gap}${headline}\n${[...detailsOf(correction, reader, style), source].join(' · ')}`;
  });
}

function detailsOf(
  { formerHeadline, gone, changedAt }: DigestCorrection,
  reader: Reader,
  style: PartStyle,
): readonly string[] {
  const t = words(reader);
  const time = formatTime(changedAt, reader);
  const cut = (text: string, characters = passageCharacters) => style.plain(truncate(text, characters));
  const updated =
    formerHeadline === null
      ? t('article.updated', { time })
      : t('article.formerHeadline', { time, title: cut(formerHeadline, headlineCharacters) });
  if (gone === null) return [updated];
  const text = cut(gone.text);
  return [
    updated,
    gone.now === null ? t('digest.gone', { text }) : t('digest.rewritten', { text, now: cut(gone.now) }),
  ];
}
