/** JSON that came over the wire, before anybody looked at it. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A component of a message or a modal, loosely typed: the double reads what the bot sent, whatever it is. */
export interface ComponentJson {
  readonly type: number;
  readonly id?: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly url?: string;
  readonly content?: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly value?: string;
  readonly required?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly style?: number;
  readonly options?: readonly {
    readonly label: string;
    readonly value: string;
    readonly description?: string;
    readonly default?: boolean;
  }[];
  readonly channel_types?: readonly number[];
  readonly default_values?: readonly { readonly id: string; readonly type: string }[];
  readonly components?: readonly ComponentJson[];
  readonly component?: ComponentJson;
  readonly accessory?: ComponentJson;
  readonly items?: readonly GalleryItemJson[];
}

export interface GalleryItemJson {
  readonly media: { readonly url: string };
  readonly description?: string | null;
  readonly spoiler?: boolean;
}

/** Every component of a tree, parents first: rows, containers, sections with their accessory, labels with their field. */
export function flattenComponents(components: readonly ComponentJson[]): readonly ComponentJson[] {
  return components.flatMap((component) => [
    component,
    ...flattenComponents(component.components ?? []),
    ...flattenComponents([component.accessory, component.component].filter((child) => child !== undefined)),
  ]);
}

export function componentsOf(body: JsonObject): readonly ComponentJson[] {
  return Array.isArray(body.components) ? (body.components as readonly ComponentJson[]) : [];
}
