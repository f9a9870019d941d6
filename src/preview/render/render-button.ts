import { type APIButtonComponent, ButtonStyle } from 'discord-api-types/v10';
import { html } from 'hono/html';
import type { Html } from './render-markdown.ts';

const styleNames = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
} as const;

/** A button that answers, with its `custom_id` in `data-custom-id`, or a link that opens beside the page. */
export function renderButton(button: APIButtonComponent): Html {
  if (button.style === ButtonStyle.Premium) throw new Error('no rendering for premium buttons');
  const { label = '', emoji, disabled = false } = button;
  const face = emoji?.name === undefined ? label : html`<span class="emoji">${emoji.name}</span> ${label}`;
  if (button.style === ButtonStyle.Link)
    return html`<a class="button secondary link" href="${webHref(button.url)}" target="_blank" rel="noopener noreferrer">${face}</a>`;
  return html`<button type="button" class="button ${styleNames[button.style]}" data-custom-id="${button.custom_id}"${disabled && html` disabled`}>${face}</button>`;
}

/** Discord takes other schemes in buttons too; a page that opens them would run what they say. */
function webHref(address: string): string {
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) throw new Error(`a button may not open ${url.protocol}`);
  return url.href;
}
