/** Gives back what was made before for the same key, or makes it. */
export type Remember<T> = (key: string, make: () => Promise<T>) => Promise<T>;

/** Keeps the results that were last asked for; one that failed is made again. */
export function rememberLast<T>(atMost: number): Remember<T> {
  const known = new Map<string, Promise<T>>();
  return (key, make) => {
    const result = known.get(key) ?? make();
    known.delete(key);
    known.set(key, result);
    result.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (known.size > atMost && oldest !== undefined) known.delete(oldest);
    return result;
  };
}
