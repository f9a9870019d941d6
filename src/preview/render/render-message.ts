import {
  type APIActionRowComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  type APISeparatorComponent,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord-api-types/v10';
import { html } from 'hono/html';
import type { Message } from '../../messages/message.ts';
import type { Look } from './look.ts';
import { renderButton } from './render-button.ts';
import { type Html, renderMarkdown } from './render-markdown.ts';
import { renderFile, renderGallery, renderThumbnail } from './render-media.ts';
import { renderMenu } from './render-menu.ts';

function renderText(content: string, look: Look): Html {
  return html`<div class="text">${renderMarkdown(content, look)}</div>`;
}

function renderRow({ components }: APIActionRowComponent<APIComponentInMessageActionRow>, look: Look): Html {
  return html`<div class="row">${components.map((component) =>
    component.type === ComponentType.Button ? renderButton(component) : renderMenu(component, look),
  )}</div>`;
}

function renderSection({ components, accessory }: APISectionComponent, look: Look): Html {
  const beside =
    accessory.type === ComponentType.Button ? renderButton(accessory) : renderThumbnail(accessory, look);
  return html`<div class="section"><div class="section-texts">${components.map(({ content }) => renderText(content, look))}</div>${beside}</div>`;
}

function renderSeparator({ divider = true, spacing }: APISeparatorComponent): Html {
  const size = spacing === SeparatorSpacingSize.Large ? 'large' : 'small';
  return divider ? html`<hr class="${size}">` : html`<div class="space ${size}"></div>`;
}

/** The accent is drawn, since the page's policy lets no element have a style of its own. */
function renderContainer({ accent_color: accent, components }: APIContainerComponent, look: Look): Html {
  const fill = accent === undefined || accent === null ? null : `#${accent.toString(16).padStart(6, '0')}`;
  const bar =
    fill &&
    html`<svg class="accent" aria-hidden="true"><rect width="100%" height="100%" fill="${fill}"/></svg>`;
  return html`<div class="container">${bar}${components.map((component) => renderComponent(component, look))}</div>`;
}

function renderComponent(component: APIMessageTopLevelComponent | APIComponentInContainer, look: Look): Html {
  switch (component.type) {
    case ComponentType.Container:
      return renderContainer(component, look);
    case ComponentType.TextDisplay:
      return renderText(component.content, look);
    case ComponentType.Section:
      return renderSection(component, look);
    case ComponentType.Separator:
      return renderSeparator(component);
    case ComponentType.ActionRow:
      return renderRow(component, look);
    case ComponentType.MediaGallery:
      return renderGallery(component, look);
    case ComponentType.File:
      return renderFile(component, look);
  }
}

/**
 * A message as Discord shows it: its components in the order and the nesting they have. Buttons and menus carry their
 * `custom_id` in `data-custom-id`.
 */
export function renderMessage(message: Message, look: Look): Html {
  const title = message.forumPost && html`<p class="post-title">${message.forumPost.title}</p>`;
  return html`<div class="message-body">${title}${message.components.map((component) => renderComponent(component, look))}</div>`;
}
