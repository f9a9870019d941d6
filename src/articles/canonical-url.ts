import { outletAt } from './outlets.ts';

/** Parameters that tell who sent the reader, never what is shown. Families first: `utm_source`, `at_medium` … */
const trackingPrefix = /^(?:utm_|at_|ns_|mc_|pk_|mtm_|hsa_|__twitter_|ga_)/;
const trackingNames: ReadonlySet<string> = new Set([
  '_ga',
  '_gl',
  '_openstat',
  'cmpid',
  'dclid',
  'emc',
  'fbclid',
  'feedname',
  'feedtype',
  'ftcamp',
  'gbraid',
  'gclid',
  'gclsrc',
  'igsh',
  'igshid',
  'maca',
  'msclkid',
  'ocid',
  'partner',
  'ref_src',
  'ref_url',
  'rref',
  'smid',
  'smtyp',
  'spm',
  'srnd',
  'ttclid',
  'twclid',
  'wbraid',
  'wt.mc_id',
  'xtor',
  'yclid',
  'ysclid',
]);

/** What `encodeURIComponent` leaves alone: to write these as `%XX` or as themselves is the same address. */
const unreserved = /[A-Za-z0-9\-._~!*'()]/;

const defaultPorts: ReadonlySet<string> = new Set(['80', '443']);

function normalisePercents(part: string): string {
  return part
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replace(/[^\w\-.~!*'()%/:@&=+$,;?]/gu, (character) => encodeURIComponent(character))
    .replace(/%[0-9A-Fa-f]{2}/g, (code) => {
      const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return unreserved.test(character) ? character : code.toUpperCase();
    });
}

function isTracking(parameter: string): boolean {
  const name = (parameter.split('=', 1)[0] ?? '').toLowerCase();
  return trackingPrefix.test(name) || trackingNames.has(name);
}

function canonicalQuery(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .map(normalisePercents)
    .filter((parameter) => parameter !== '' && !isTracking(parameter));
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

/**
 * One form for all spellings of a page's address, fit to be opened: https (http where a port is named), the outlet's
 * main host, no fragment, user or tracking parameters, percent-encoding by RFC 3986 §6.2.2, no doubled slash at the
 * start of the path (`rfi.fr//cn`). Other parameters stay, in their order: `?full=y` is another page at FT中文网.
 * Null when it is no http(s) URL. Applying it twice changes nothing.
 */
export function canonicalUrl(address: string): string | null {
  const url = URL.parse(address.trim());
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  const host = url.hostname.replace(/\.+$/, '');
  if (host === '') return null;
  const path = normalisePercents(url.pathname.replace(/^\/{2,}/, '/'));
  const rest = path + canonicalQuery(url.search);
  if (url.port !== '' && !defaultPorts.has(url.port)) return `${url.protocol}//${host}:${url.port}${rest}`;
  return `https://${outletAt(host, path)?.hosts[0] ?? host}${rest}`;
}
