import type { APISelectMenuComponent } from 'discord-api-types/v10';
import { html } from 'hono/html';
import { translator } from '../../locale/translate.ts';
import type { Look } from './look.ts';
import { type MenuOption, menuOptions } from './menu-options.ts';
import type { Html } from './render-markdown.ts';

interface Menu {
  readonly customId: string;
  /** What it is called by those who do not see where it stands. */
  readonly name: string;
  readonly placeholder: string;
  readonly least: number;
  readonly most: number;
  readonly disabled: boolean;
  readonly options: readonly MenuOption[];
}

/** The second line of an option; where menus show one line alone, a dot parts the two. */
function described({ label, description }: MenuOption): Html {
  if (description === null) return html`<span class="option-label">${label}</span>`;
  return html`<span class="option-label">${label}</span><span class="option-dot"> · </span><span class="option-description">${description}</span>`;
}

/** The first, empty option stands for no choice. */
function single({ customId, name, placeholder, least, disabled, options }: Menu): Html {
  const none = !options.some(({ chosen }) => chosen);
  return html`<select class="menu" data-custom-id="${customId}" data-min="${least}" data-max="1" aria-label="${name}"${disabled && html` disabled`}><option value=""${none && html` selected`}${least > 0 && html` disabled`}>${placeholder}</option>${options.map(
    (option) =>
      html`<option value="${option.value}"${option.chosen && html` selected`}>${described(option)}</option>`,
  )}</select>`;
}

/** Boxes to tick: a list box, in which several can only be chosen with a key held, is for those who know it. */
function several(menu: Menu, look: Look): Html {
  const { customId, name, placeholder, least, most, disabled, options } = menu;
  const chosen = options.filter((option) => option.chosen).map(({ label }) => label);
  const t = translator(look.locale);
  return html`<details class="menu" data-custom-id="${customId}" data-min="${least}" data-max="${most}"><summary>${chosen.length === 0 ? placeholder : chosen.join(t('list.comma'))}</summary><fieldset aria-label="${name}"${disabled && html` disabled`}>${options.map(
    (option) =>
      html`<label><input type="checkbox" value="${option.value}"${option.chosen && html` checked`}><span>${described(option)}</span></label>`,
  )}<button type="button" class="button primary" data-pick>${t('preview.menu.done')}</button></fieldset></details>`;
}

/**
 * A menu. Of one choice: a `<select>`, whose value is empty where nothing is chosen. Of several: a `<details>` with
 * boxes to tick and a `[data-pick]` button that sends them. Both have `data-custom-id`, `data-min` and `data-max`.
 */
export function renderMenu(component: APISelectMenuComponent, look: Look, label?: string): Html {
  const placeholder = component.placeholder ?? translator(look.locale)('preview.menu.placeholder');
  const menu: Menu = {
    customId: component.custom_id,
    name: label ?? placeholder,
    placeholder,
    least: component.min_values ?? 1,
    most: component.max_values ?? 1,
    disabled: component.disabled ?? false,
    options: menuOptions(component, look),
  };
  return menu.most === 1 ? single(menu) : several(menu, look);
}
