import { type APISelectMenuComponent, ComponentType } from 'discord-api-types/v10';
import type { Look } from './look.ts';

export interface MenuOption {
  readonly label: string;
  readonly value: string;
  readonly description: string | null;
  readonly chosen: boolean;
}

interface Entry {
  readonly id: string;
  readonly name: string;
}

function entries(
  mark: string,
  named: readonly Entry[],
  chosen: readonly { readonly id: string }[] = [],
): readonly MenuOption[] {
  return named.map(({ id, name }) => ({
    label: `${mark}${name}`,
    value: id,
    description: null,
    chosen: chosen.some((each) => each.id === id),
  }));
}

/** What a menu offers: its own options, or what Discord fills in from the server. */
export function menuOptions(menu: APISelectMenuComponent, look: Look): readonly MenuOption[] {
  switch (menu.type) {
    case ComponentType.StringSelect:
      return menu.options.map(({ label, value, description = null, default: chosen = false }) => ({
        label,
        value,
        description,
        chosen,
      }));
    case ComponentType.ChannelSelect: {
      const { channel_types: types, default_values: chosen } = menu;
      return entries(
        '#',
        look.channels.filter(({ type }) => types === undefined || types.includes(type)),
        chosen,
      );
    }
    case ComponentType.UserSelect:
      return entries('@', look.people, menu.default_values);
    case ComponentType.RoleSelect:
      return entries('@', look.roles, menu.default_values);
    case ComponentType.MentionableSelect:
      return entries('@', [...look.people, ...look.roles], menu.default_values);
  }
}
