/** An http(s) URL without user, password and fragment; null for anything else. */
export function webUrl(address: string, base?: string): URL | null {
  const url = URL.parse(address.trim(), base);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}
