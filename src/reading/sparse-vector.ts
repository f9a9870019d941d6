/** A vector of length 1, its few entries by number: the dot product of two is their cosine. */
export interface SparseVector {
  readonly keys: Int32Array;
  readonly values: Float64Array;
}

export function unitVector(keys: readonly number[], values: Float64Array): SparseVector {
  let squares = 0;
  for (const value of values) squares += value * value;
  const length = Math.sqrt(squares) || 1;
  return { keys: Int32Array.from(keys), values: values.map((value) => value / length) };
}

/**
 * A function from each index, asked for in order, to the cosines with all vectors before it: the same array each time,
 * good until the next call.
 */
export function cosineRows(vectors: readonly SparseVector[]): (at: number) => Float64Array {
  const { begins, items, values } = emptyPostings(vectors);
  const ends = begins.slice();
  const row = new Float64Array(vectors.length);
  return (at) => {
    row.fill(0);
    const vector = vectors[at];
    vector?.keys.forEach((key, place) => {
      const value = vector.values[place] ?? 0;
      const end = ends[key] ?? 0;
      for (let i = begins[key] ?? 0; i < end; i += 1) {
        const item = items[i] as number;
        row[item] = (row[item] as number) + value * (values[i] as number);
      }
      items[end] = at;
      values[end] = value;
      ends[key] = end + 1;
    });
    return row;
  };
}

/** Room for each key's holders, side by side: key k has its own from `begins[k]` on. */
function emptyPostings(vectors: readonly SparseVector[]) {
  const highest = vectors.reduce((most, { keys }) => keys.reduce((a, b) => Math.max(a, b), most), 0);
  const begins = new Int32Array(highest + 2);
  for (const { keys } of vectors) for (const key of keys) begins[key + 1] = (begins[key + 1] ?? 0) + 1;
  for (let key = 1; key < begins.length; key += 1) begins[key] = (begins[key] ?? 0) + (begins[key - 1] ?? 0);
  const total = begins.at(-1) ?? 0;
  return { begins, items: new Int32Array(total), values: new Float64Array(total) };
}
