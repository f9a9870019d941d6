import type { ArticleLanguage } from './article.ts';
import { furtherOutlets } from './further-outlets.ts';
import type { LocalNames } from './local-names.ts';
import type { Outlet, OutletCamp } from './outlet.ts';
import { studiedOutlets } from './studied-outlets.ts';

/** All outlets that are known by name, those with rules for their pages first. */
export const outlets: readonly Outlet[] = [...studiedOutlets, ...furtherOutlets];

const outletsByHost = new Map<string, readonly Outlet[]>();
for (const outlet of outlets) {
  for (const host of outlet.hosts) outletsByHost.set(host, [...(outletsByHost.get(host) ?? []), outlet]);
}

const outletsById: ReadonlyMap<string, Outlet> = new Map(outlets.map((outlet) => [outlet.id, outlet]));

/** The outlet that an article's `source` names, where that is known. */
export function outletById(source: string): Outlet | undefined {
  return outletsById.get(source);
}

/** What to call an article's `source`: the outlet's name, or the host itself where the outlet is not known. */
export function outletName(source: string, locale: keyof LocalNames): string {
  return outletsById.get(source)?.names[locale] ?? source;
}

/** Who stands behind an article's `source`; null where the outlet is not known. */
export function outletCamp(source: string): OutletCamp | null {
  return outletsById.get(source)?.camp ?? null;
}

/** The zone of an outlet's days; UTC where the outlet is not known. */
export function outletTimeZone(source: string): string {
  return outletsById.get(source)?.timeZone ?? 'UTC';
}

/** The outlet whose pages are at a host and path, both as in a canonical URL. */
export function outletAt(host: string, path: string): Outlet | undefined {
  return outletsByHost.get(host)?.find(({ edition }) => edition === undefined || edition.test(path));
}

/** The language that an outlet declares for a path. */
export function declaredLanguage(outlet: Outlet, path: string): ArticleLanguage {
  return outlet.languageByPath?.find((rule) => rule.path.test(path))?.language ?? outlet.language;
}

/** The section that a path names, decoded: `亚洲`, `world`. */
export function sectionAt(outlet: Outlet, path: string): string | null {
  return outlet.page?.section?.exec(decodePath(path))?.[1] ?? null;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
