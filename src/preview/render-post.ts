import { html } from 'hono/html';
import { formatTime } from '../locale/dates.ts';
import { translator } from '../locale/translate.ts';
import type { Post } from './conversation.ts';
import type { OfferedMessageCommand } from './offered-commands.ts';
import type { Look } from './render/look.ts';
import { renderMessage } from './render/render-message.ts';

/** A message with what stands around it in a channel: who, when, which command it answers, and who can see it. */
export function renderPost(post: Post, messageCommands: readonly OfferedMessageCommand[], look: Look) {
  const t = translator(look.locale);
  const at = new Date(post.atMs);
  const time = formatTime(at.toISOString(), look);
  const answers =
    post.answers && html`<p class="post-answers">${t('preview.used')} <code>${post.answers}</code></p>`;
  const body =
    post.read === null
      ? html`<p class="post-waiting">${t('preview.thinking')}</p>`
      : renderMessage(post.read(look.locale), look);
  const published = post.isPublished && html`<p class="post-note">${t('preview.published')}</p>`;
  const own =
    post.visibility === 'private' &&
    html`<p class="post-note">${t('preview.private')} · <button type="button" class="post-dismiss" data-dismiss>${t('preview.dismiss')}</button></p>`;
  const apps =
    post.read !== null &&
    html`<details class="post-apps"><summary>${t('preview.apps')}</summary><div>${messageCommands.map(
      ({ name, names }) =>
        html`<button type="button" class="button secondary" data-message-command="${name}">${names[look.locale]}</button>`,
    )}</div></details>`;
  return html`<article class="post" data-post="${post.id}" data-channel="${post.channelId}" aria-label="Amur, ${time}"><img class="post-avatar" src="/page/amur.svg" alt="" width="40" height="40"><div class="post-content">${answers}<header class="post-head"><strong>Amur</strong> <span class="post-badge">${t('preview.app')}</span> <time datetime="${at.toISOString()}">${time}</time>${apps}</header>${body}${published}${own}</div></article>`;
}
