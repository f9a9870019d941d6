import { webUrl } from './web-url.ts';
import type { Namespaces } from './xml-namespaces.ts';

/** Group 1 is the name, 2 or 3 the value of an attribute in a tag. */
export const attribute = /([^\s"'=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** By name in small letters; of two of one name the first. */
export function attributesOf(tag: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single] of tag.matchAll(attribute)) {
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, double ?? single ?? '');
  }
  return found;
}

/** `link` of `atom:link`. */
export const localName = (name: string) => name.slice(name.indexOf(':') + 1);
/** `atom` of `atom:link`; empty without one. */
export const prefixOf = (name: string) => name.slice(0, Math.max(0, name.indexOf(':')));

/** The namespaces in an element: those around it, and its own. */
export function declaredIn(attributes: ReadonlyMap<string, string>, outer: Namespaces): Namespaces {
  const declared = [...attributes]
    .filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
    .map(([name, uri]) => [name.slice('xmlns:'.length), uri] as const);
  return declared.length === 0 ? outer : new Map([...outer, ...declared]);
}

/** Absolute, with what XML does not take as it is escaped; as it was where it is no address of the web. */
export function resolved(address: string, base: string): string {
  const url = address.trim() === '' ? null : webUrl(address.replaceAll('&amp;', '&'), base);
  return url === null ? address : escaped(url.href);
}

/** As it stands in an attribute or a text of XML. */
export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
