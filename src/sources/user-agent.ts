/** Who asks, as servers log it; with the host's address to write to, where the settings give one (RFC 9110 §10.1.5). */
export function userAgentOf(version: string, contact: string | null): string {
  const about = contact === null ? 'self-hosted reader of feeds' : `reader of feeds; +${contact}`;
  return `Amur/${version} (${about})`;
}
