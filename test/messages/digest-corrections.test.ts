import { expect, test } from 'vitest';
import type { DigestCorrection } from '../../src/digest/digest.ts';
import { linkTo } from '../../src/digest/link-to.ts';
import { withCorrections } from '../../src/digest/with-corrections.ts';
import { locales } from '../../src/locale/locale.ts';
import { digestMessage } from '../../src/messages/digest-message.ts';
import { digestText } from '../../src/messages/digest-text.ts';
import { readArticle } from '../support/coverage.ts';
import { textOf } from '../support/discord/user-actions.ts';

const window = { from: '2023-07-13T00:00:00.000Z', to: '2023-07-14T00:00:00.000Z' };

function correction(id: string, given: Partial<DigestCorrection>): DigestCorrection {
  const { article } = readArticle(id, { source: 'rfi-zh' });
  const same = { formerHeadline: null, gone: null, standing: [] };
  return { link: linkTo({ article }), headline: article.title, ...same, changedAt: window.from, ...given };
}

const digest = withCorrections(
  null,
  [
    correction('a', { headline: '王毅与拉夫罗夫通电话', formerHeadline: '王毅会见*拉夫罗夫*' }),
    correction('b', {
      headline: '中俄贸易额增长',
      gone: { text: '中俄贸易额增长40%。', now: '中俄贸易额增长四成。' },
    }),
    correction('c', { headline: '本报道已撤回', gone: { text: '中俄签署协议。', now: null } }),
  ],
  { composedAt: window.to, window, timeZone: 'Asia/Shanghai' },
);
if (digest === null) throw new Error('no digest');

test.each(locales)('a digest of corrections alone in %s', async (locale) => {
  const message = digestMessage(digest, { locale, marker: 'abc' });
  const inDiscord = textOf(structuredClone(message) as never);
  const both = `${inDiscord}\n\n=== terminal\n\n${digestText(digest, locale)}`;
  await expect(both).toMatchFileSnapshot(`golden/corrections.${locale}.txt`);
});
