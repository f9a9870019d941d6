import { channelId, markUnread, showChannel } from './channels.js';
import { find } from './elements.js';
import { language } from './preferences.js';

/** @param {string} id */
function postOf(id) {
  const found = document.querySelector(`article[data-post="${CSS.escape(id)}"]`);
  return found instanceof HTMLElement ? found : null;
}

/** What comes so soon after a message belongs to it, and is read after it. */
const burstMs = 1_500;
let lastShownMs = -burstMs;

/** Puts a message in its place: that of the one with the same id, else the end. @param {{ id: string, channelId: string, isNew: boolean, html: string }} heard */
function put({ id, channelId: where, isNew, html }) {
  const posts = find('#posts', HTMLElement);
  const before = postOf(id);
  const isAtEnd = posts.scrollHeight - posts.scrollTop - posts.clientHeight < 80;
  const focused = before?.contains(document.activeElement) ? document.activeElement : null;
  const place = focused instanceof HTMLElement ? (focused.dataset.customId ?? null) : null;
  const template = document.createElement('template');
  // Written by our own server, which escapes whatever is not its own.
  template.innerHTML = html;
  const post = template.content.querySelector('article');
  if (post === null) return;
  post.hidden = where !== channelId();
  if (before === null) posts.append(post);
  else before.replaceWith(post);
  if (focused !== null) refocus(post, place);
  if (isNew && before === null) markUnread(where);
  if (post.hidden) return;
  const isFilled = before?.querySelector('.post-waiting') != null;
  const beginsBurst = before === null && performance.now() - lastShownMs > burstMs;
  if (before === null) lastShownMs = performance.now();
  if (isFilled || beginsBurst) post.scrollIntoView({ block: 'start' });
  else if (before !== null && isAtEnd) post.scrollIntoView({ block: 'nearest' });
}

/** The keyboard stays where it was, or as near as what has changed allows. @param {HTMLElement} post @param {string | null} customId */
function refocus(post, customId) {
  const same =
    customId === null
      ? null
      : post.querySelector(`[data-custom-id="${CSS.escape(customId)}"]:not(:disabled)`);
  const next = same ?? post.querySelector('button:not(:disabled), select, a');
  if (next instanceof HTMLElement) next.focus();
  else find('#line', HTMLInputElement).focus();
}

/** A link to a message of this page's own server leads to it. @param {string} address */
export function followOwnLink(address) {
  const [, where = '', id = ''] = /^https:\/\/discord\.com\/channels\/\d+\/(\d+)\/(\d+)$/.exec(address) ?? [];
  const post = postOf(id);
  if (post === null) return false;
  showChannel(post.dataset.channel ?? where);
  post.scrollIntoView({ block: 'start' });
  post.tabIndex = -1;
  post.focus();
  return true;
}

/** Listens to everything that is written in the channels; after a break the browser asks again by itself. */
export function setUpPosts() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const events = new EventSource(`/events?${new URLSearchParams({ lang: language(), zone })}`);
  const fault = find('#fault', HTMLElement);
  events.addEventListener('reset', () => {
    find('#posts', HTMLElement).replaceChildren();
    fault.textContent = '';
  });
  events.addEventListener('message', ({ data }) => {
    const heard = JSON.parse(data);
    if ('removed' in heard) postOf(heard.removed)?.remove();
    else put(heard);
  });
  events.addEventListener('error', () => {
    fault.textContent = document.body.dataset.failed ?? '';
  });
}
