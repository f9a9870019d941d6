import { outletName } from '../articles/outlets.ts';
import type { Digest, DigestLink, DigestPassage } from '../digest/digest.ts';
import { formatSpan } from '../locale/dates.ts';
import type { MessageKey } from '../locale/translate.ts';
import { displayName } from '../names/names.ts';
import { truncate } from '../text/truncate.ts';
import { type Reader, words } from './article-lines.ts';

/** A passage longer than this is cut at a clause; a quotation is chosen short, and never cut. */
const passageCharacters = 110;

/** How a part of a digest is written: for Discord with links, for a terminal without. */
export interface PartStyle {
  /** Text of others, made safe. */
  plain(text: string): string;
  strong(text: string): string;
  /** An outlet, with the way to the article where there is room for one. */
  source(name: string, link: DigestLink): string;
}

/** What stands after the events, a line or two each: figures, a quotation, accounts that differ, what comes next. */
export function partLines(digest: Digest, reader: Reader, style: PartStyle): readonly string[] {
  const t = words(reader);
  const label = (key: MessageKey) => style.strong(t(key));
  const sourceOf = ({ link }: DigestPassage) => style.source(outletName(link.source, reader.locale), link);
  const cut = (text: string) => style.plain(truncate(text, passageCharacters));

  const figures = digest.figures.map((figure) =>
    t('digest.figure', {
      value: style.strong(style.plain(figure.text)),
      what: style.plain(figure.what),
      details: [
        ...(figure.change === null ? [] : [t(`figure.${figure.change}`)]),
        ...(figure.isExpected ? [t('figure.expected')] : []),
        ...[figure.period, figure.claimant].flatMap((detail) =>
          detail === null ? [] : [style.plain(detail)],
        ),
        sourceOf(figure),
      ].join(' · '),
    }),
  );
  const { quotation, disagreement } = digest;
  const quoted =
    quotation === null
      ? []
      : [
          t('digest.quotation', {
            text: style.plain(quotation.text),
            speaker: style.plain(
              quotation.speaker.nameId === null
                ? quotation.speaker.text
                : displayName(quotation.speaker.nameId, reader.locale),
            ),
            source: sourceOf(quotation),
          }),
        ];
  const accounts =
    disagreement === null
      ? []
      : [disagreement.claim, disagreement.denial].map((passage) =>
          t('digest.account', { source: sourceOf(passage), text: cut(passage.text) }),
        );
  const upcoming = digest.upcoming.map((passage) =>
    t('digest.upcoming', {
      date: formatSpan(passage.date, reader),
      text: cut(passage.text),
      source: sourceOf(passage),
    }),
  );
  const parts: readonly (readonly [MessageKey, readonly string[]])[] = [
    ['digest.figuresLabel', figures],
    ['digest.quotationLabel', quoted],
    ['digest.accountsLabel', accounts],
    ['digest.upcomingLabel', upcoming],
  ];
  return parts
    .filter(([, lines]) => lines.length > 0)
    .map(([key, lines]) => [label(key), ...lines].join('\n'));
}
