/** Deals groups to `count` folds by a hash of their names (FNV-1a): the same on every machine, and for each group alone. */
export function foldOf(group: string, count: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < group.length; at += 1) hash = Math.imul(hash ^ group.charCodeAt(at), 0x01000193);
  // The last step spreads names that differ in their end alone.
  return ((hash ^ (hash >>> 15)) >>> 0) % count;
}
