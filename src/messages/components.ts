import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIChannelSelectComponent,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APIFileComponent,
  type APIMediaGalleryComponent,
  type APISectionComponent,
  type APISeparatorComponent,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  type ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord-api-types/v10';
import { truncate } from '../text/truncate.ts';
import { limits } from './limits.ts';
import type { Attachment } from './message.ts';

/** The Amur's water: the accent of every container. */
const accentColor = 0x2f6f8f;

export function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** A file of the message's own, by its name. */
export function file(name: string): APIFileComponent {
  return { type: ComponentType.File, file: { url: `attachment://${name}` } };
}

/** A picture of the message's own, in its full width: several in one gallery would be cut to squares. */
export function picture({
  name,
  description,
}: Pick<Attachment, 'name' | 'description'>): APIMediaGalleryComponent {
  return {
    type: ComponentType.MediaGallery,
    items: [{ media: { url: `attachment://${name}` }, description }],
  };
}

export function separator(): APISeparatorComponent {
  return { type: ComponentType.Separator };
}

export function container(...components: APIComponentInContainer[]): APIContainerComponent {
  return { type: ComponentType.Container, accent_color: accentColor, components };
}

export function row(...components: APIButtonComponent[]): APIActionRowComponent<APIButtonComponent> {
  return { type: ComponentType.ActionRow, components };
}

/** A text with a button at its side. */
export function section(text: string, accessory: APIButtonComponent): APISectionComponent {
  return { type: ComponentType.Section, components: [textDisplay(text)], accessory };
}

export function button(
  label: string,
  customId: string,
  style: 'primary' | 'secondary' | 'danger' = 'secondary',
  disabled = false,
): APIButtonComponent {
  const styles = {
    primary: ButtonStyle.Primary,
    secondary: ButtonStyle.Secondary,
    danger: ButtonStyle.Danger,
  } as const;
  return { type: ComponentType.Button, style: styles[style], label, custom_id: customId, disabled };
}

/** A button that opens an address; null where Discord would refuse it for its length. */
export function linkButton(label: string, url: string): APIButtonComponent | null {
  if (url.length > limits.buttonUrl) return null;
  return { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
}

export interface MenuChoice {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  /** It is picked already. */
  readonly isChosen?: boolean;
}

/** How many can be picked: exactly one unless said otherwise. */
interface Picks {
  readonly min: number;
  readonly max: number;
}

/** A menu to pick of at most 25; labels of others are cut to what Discord takes. */
export function menu(
  customId: string,
  placeholder: string,
  choices: readonly MenuChoice[],
  picks: Picks = { min: 1, max: 1 },
): APIActionRowComponent<APIStringSelectComponent> {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: customId,
        placeholder,
        ...(picks.max === 1 && picks.min === 1 ? {} : { min_values: picks.min, max_values: picks.max }),
        options: choices
          .slice(0, limits.selectOptions)
          .map(({ label, value, description, isChosen = false }) => ({
            label: truncate(label, limits.selectText),
            value,
            ...(description === undefined ? {} : { description: truncate(description, limits.selectText) }),
            ...(isChosen ? { default: true } : {}),
          })),
      },
    ],
  };
}

/** A menu of the server's channels of some types; `chosen` is picked already. */
export function channelMenu(
  customId: string,
  placeholder: string,
  types: readonly ChannelType[],
  chosen: string | null,
): APIActionRowComponent<APIChannelSelectComponent> {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.ChannelSelect,
        custom_id: customId,
        placeholder,
        channel_types: [...types],
        ...(chosen === null
          ? {}
          : { default_values: [{ id: chosen, type: SelectMenuDefaultValueType.Channel }] }),
      },
    ],
  };
}
