import { type FeedSelection, starterFeeds } from './feed-list.ts';

/** What a text selects, null for no feed at all; or what is wrong with it. */
export type ParsedSelection =
  | { readonly ok: true; readonly selection: FeedSelection | null }
  | { readonly ok: false; readonly problem: string };

/** The list that comes with Amur and nothing else. */
export const starterSelection: FeedSelection = { starter: true, without: [], urls: [] };

/**
 * `none`, or words with spaces or commas between them: `+https://…` adds a feed to the list that comes with Amur,
 * `-tass-ru` leaves one out; addresses without a sign are read instead of the list.
 */
export function parseFeedSelection(text: string): ParsedSelection {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  if (words.length === 1 && words[0] === 'none') return { ok: true, selection: null };
  const signed = words.filter((word) => /^[+-]/.test(word));
  if (signed.length > 0 && signed.length < words.length)
    return problem(
      'mixes addresses with a sign (for the list that comes with Amur) and without (instead of it).',
    );
  const without = signed.filter((word) => word.startsWith('-')).map((word) => word.slice(1));
  const stranger = without.find((id) => starterFeeds.every((feed) => feed.id !== id));
  if (stranger !== undefined)
    return problem(`leaves out ${stranger}, which is not in the list (amur sources list).`);
  const urls = words.filter((word) => !word.startsWith('-')).map((word) => word.replace(/^\+/, ''));
  const bad = urls.find((url) => !isWebAddress(url));
  if (bad !== undefined)
    return problem(`names ${bad}, which is no address that begins with https:// or http://.`);
  return { ok: true, selection: { starter: signed.length > 0 || words.length === 0, without, urls } };
}

function isWebAddress(text: string): boolean {
  return ['http:', 'https:'].includes(URL.parse(text)?.protocol ?? '');
}

function problem(text: string): ParsedSelection {
  return { ok: false, problem: text };
}
