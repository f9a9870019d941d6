declare const json: unique symbol;

/** JSON of a `T`, as a column holds it. */
export type JsonText<T> = string & { readonly [json]: T };

export function toJsonText<T>(value: T): JsonText<T> {
  return JSON.stringify(value) as JsonText<T>;
}

export function fromJsonText<T>(text: JsonText<T>): T {
  return JSON.parse(text) as T;
}
