import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackComponent,
  type APIModalInteractionResponseCallbackData,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { html } from 'hono/html';
import { translator } from '../../locale/translate.ts';
import type { Look } from './look.ts';
import { type Html, renderMarkdown } from './render-markdown.ts';
import { renderMenu } from './render-menu.ts';

/** Discord: 4000 characters where a text input says nothing else [components/reference, text input]. */
const textLengthAtMost = 4000;

function renderInput(input: APITextInputComponent, label: string): Html {
  const { custom_id: name, placeholder = '', value = '', required = true } = input;
  const attributes = html`name="${name}" aria-label="${label}" placeholder="${placeholder}" minlength="${input.min_length ?? 0}" maxlength="${input.max_length ?? textLengthAtMost}"${required && html` required`}`;
  return input.style === TextInputStyle.Paragraph
    ? html`<textarea rows="4" ${attributes}>${value}</textarea>`
    : html`<input type="text" value="${value}" ${attributes}>`;
}

function renderField({ component, label }: APILabelComponent, look: Look): Html {
  switch (component.type) {
    case ComponentType.TextInput:
      return renderInput(component, label);
    case ComponentType.StringSelect:
    case ComponentType.ChannelSelect:
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
      return renderMenu(component, look, label);
    default:
      throw new Error(`no rendering for component ${component.type} of a modal`);
  }
}

function renderPart(part: APIModalInteractionResponseCallbackComponent, look: Look): Html {
  switch (part.type) {
    case ComponentType.TextDisplay:
      return html`<div class="text">${renderMarkdown(part.content, look)}</div>`;
    case ComponentType.Label: {
      const description = part.description && html`<small>${part.description}</small>`;
      return html`<div class="field"><span class="field-label">${part.label}</span>${description}${renderField(part, look)}</div>`;
    }
    case ComponentType.ActionRow:
      return html`${part.components.map(
        (input) =>
          html`<div class="field"><span class="field-label">${input.label ?? ''}</span>${renderInput(input, input.label ?? '')}</div>`,
      )}`;
  }
}

/**
 * A modal as a form, for a dialog: the fields have their `custom_id` as name, menus as in a message. The button with the
 * value `cancel` closes without an answer.
 */
export function renderModal(modal: APIModalInteractionResponseCallbackData, look: Look): Html {
  const t = translator(look.locale);
  return html`<form class="modal" method="dialog" data-custom-id="${modal.custom_id}"><h2>${modal.title}</h2>${modal.components.map((part) => renderPart(part, look))}<div class="row"><button type="submit" class="button secondary" value="cancel" formnovalidate>${t('preview.modal.cancel')}</button><button type="submit" class="button primary" value="submit">${t('preview.modal.submit')}</button></div></form>`;
}
