/** An http(s) URL without user, password and fragment; null for anything else. */
export function webUrl(address: string, base?: string): URL | null {
  const url = URL.parse(address.trim(), base);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  // To set a part takes longer than to parse the whole: only where there is something to take away.
  if (/[@#]/.test(url.href)) {
    url.username = '';
    url.password = '';
    url.hash = '';
  }
  return url;
}
