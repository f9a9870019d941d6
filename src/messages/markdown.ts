import { plainLine } from '../text/plain.ts';

/**
 * Text of others for a message: shown as it is, on one line, with nothing in it that Discord would read as markup,
 * a mention, a timestamp, an emoji, a command or a link. A backslash before ASCII punctuation is Discord's own escape.
 */
export function escapeMarkdown(text: string): string {
  return plainLine(text)
    .replace(/[\\*_~`|<>[\]@#]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/(^|\s)(?=[-+]\s)/g, '$1\\')
    .replace(/^(\d+)(?=[.)]\s)/, '$1\\');
}

/**
 * A masked link in words of ours; beside it stands the host it leads to, so that no link hides where it goes.
 * The caller's label must not come from outside. Returns the host alone for an address that is not http(s).
 */
export function maskedLink(label: string, url: string): string {
  const { protocol, host, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return escapeMarkdown(label);
  const safe = href.replace(/[<>()\\\s]/g, (character) =>
    encodeURIComponent(character).replace('(', '%28').replace(')', '%29'),
  );
  return `[${label}](<${safe}>) (${host.replace(/^www\./, '')})`;
}
