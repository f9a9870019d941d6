import type {
  APIFileComponent,
  APIMediaGalleryComponent,
  APIThumbnailComponent,
} from 'discord-api-types/v10';
import { html } from 'hono/html';
import type { Look } from './look.ts';
import type { Html } from './render-markdown.ts';

const ours = 'attachment://';

/** What a message shows lies on this page; nothing is fetched from elsewhere. */
function file(url: string, { files }: Look): { readonly name: string; readonly address: string } {
  const name = url.slice(ours.length);
  const address = url.startsWith(ours) ? files.get(name) : undefined;
  if (address === undefined) throw new Error(`no attachment for ${url}`);
  return { name, address };
}

export function renderGallery({ items }: APIMediaGalleryComponent, look: Look): Html {
  return html`<div class="gallery">${items.map(({ media, description }) => {
    const { name, address } = file(media.url, look);
    return html`<a class="picture" href="${address}" target="_blank" rel="noopener noreferrer"><img src="${address}" alt="${description ?? name}"></a>`;
  })}</div>`;
}

export function renderThumbnail({ media, description }: APIThumbnailComponent, look: Look): Html {
  return html`<img class="thumbnail" src="${file(media.url, look).address}" alt="${description ?? ''}">`;
}

export function renderFile({ file: { url } }: APIFileComponent, look: Look): Html {
  const { name, address } = file(url, look);
  return html`<a class="file" href="${address}" download="${name}">${name}</a>`;
}
