import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APIFileComponent,
  type APISeparatorComponent,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { truncate } from '../text/truncate.ts';
import { limits } from './limits.ts';

/** The Amur's water: the accent of every container. */
const accentColor = 0x2f6f8f;

export function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** A file of the message's own, by its name. */
export function file(name: string): APIFileComponent {
  return { type: ComponentType.File, file: { url: `attachment://${name}` } };
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
}

/** A menu to pick one of at most 25; labels of others are cut to what Discord takes. */
export function menu(
  customId: string,
  placeholder: string,
  choices: readonly MenuChoice[],
): APIActionRowComponent<APIStringSelectComponent> {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: customId,
        placeholder,
        options: choices.slice(0, limits.selectOptions).map(({ label, value, description }) => ({
          label: truncate(label, limits.selectText),
          value,
          ...(description === undefined ? {} : { description: truncate(description, limits.selectText) }),
        })),
      },
    ],
  };
}
