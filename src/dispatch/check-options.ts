import type { OptionSpec, OptionSpecs } from './command.ts';

type Given = Readonly<Record<string, string | number | boolean>>;
type Value = string | number | boolean;

function fits(spec: OptionSpec, value: Value): boolean {
  switch (spec.type) {
    case 'string':
      return (
        typeof value === 'string' &&
        value.length >= (spec.minLength ?? 0) &&
        value.length <= (spec.maxLength ?? 6000) &&
        (spec.choices === undefined || spec.choices.includes(value))
      );
    case 'integer':
      return (
        typeof value === 'number' &&
        Number.isSafeInteger(value) &&
        value >= (spec.min ?? Number.MIN_SAFE_INTEGER) &&
        value <= (spec.max ?? Number.MAX_SAFE_INTEGER)
      );
    case 'boolean':
      return typeof value === 'boolean';
    case 'channel':
      return typeof value === 'string' && /^\d{15,21}$/.test(value);
  }
}

/**
 * Holds what came in against a command's declaration: every declared option is there, as a value of its type or null.
 * Discord has checked most of this; a registration that lags behind, or another adapter, has not. `wrong` names the
 * first option that does not fit.
 */
export function checkOptions(
  specs: OptionSpecs,
  given: Given,
): { readonly options: Readonly<Record<string, Value | null>> } | { readonly wrong: string } {
  const options: Record<string, Value | null> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined ? spec.required === true : !fits(spec, value)) return { wrong: name };
    options[name] = value ?? null;
  }
  return { options };
}

/** The options typed so far while one is being completed: whatever fits, nothing that is required. */
export function fittingOptions(specs: OptionSpecs, given: Given): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(given).filter(([name, value]) => {
      const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
      return spec !== undefined && fits(spec, value);
    }),
  );
}
