import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** IANA gives out global unicast addresses from here alone (RFC 4291 §2.4, the registry of 2013 and since). */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address is one of the public Internet: not private, loopback, link-local, shared (CGNAT), reserved,
 * documentation, multicast, nor IPv4 inside IPv6 by a tunnel or translator. IPv4-mapped IPv6 is judged as the IPv4 that it is.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  // A zone (`fe80::1%eth0`) belongs to link-local addresses only.
  if (address.includes('%')) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast);
}

/** The IP address that a URL's hostname is, without brackets; null where it is a name. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) === 0 ? null : bare;
}
