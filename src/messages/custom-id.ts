/** Discord: a `custom_id` has 1–100 characters [components/reference]. */
const maxLength = 100;

/**
 * Builds the `custom_id` of a component: a route, then its arguments. Colons separate, so neither may hold one;
 * what is longer than 100 characters belongs in the dialogue store, under a short key.
 */
export function customId(route: string, ...args: readonly string[]): string {
  const id = [route, ...args].join(':');
  if (id.length > maxLength) throw new RangeError(`custom_id of ${id.length} characters: ${route}`);
  if (args.some((arg) => arg.includes(':')))
    throw new RangeError(`custom_id argument with a colon: ${route}`);
  return id;
}

export function parseCustomId(id: string): { readonly route: string; readonly args: readonly string[] } {
  const [route = '', ...args] = id.split(':');
  return { route, args };
}
