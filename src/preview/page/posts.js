import { channelId, markUnread, showChannel } from './channels.js';
import { find } from './elements.js';
import { language } from './preferences.js';

/** @param {string} id */
function postOf(id) {
  const found = document.querySelector(`article[data-post="${CSS.escape(id)}"]`);
  return found instanceof HTMLElement ? found : null;
}

/** What was written so soon after a message, in answer to the same, belongs to it and is read after it. */
const burstMs = 1_500;
let last = { writtenMs: 0, answers: '' };

/** What stood there when the page was opened is not new. @type {Set<string> | null} */
let first = null;

/** Keeps what still stands. @param {string[]} ids */
function keep(ids) {
  const standing = new Set(ids);
  first ??= standing;
  for (const post of document.querySelectorAll('article.post'))
    if (post instanceof HTMLElement && !standing.has(post.dataset.post ?? '')) post.remove();
}

/** The markup that a message was made of. @type {WeakMap<Element, string>} */
const told = new WeakMap();

/** Puts a message in its place: that of the one with the same id, else the end. @param {{ id: string, channelId: string, html: string }} heard */
function put({ id, channelId: where, html }) {
  const posts = find('#posts', HTMLElement);
  const before = postOf(id);
  // Told again after a break: what somebody reads, or has begun to choose in it, stays as it is.
  if (before !== null && told.get(before) === html) return;
  const isAtEnd = posts.scrollHeight - posts.scrollTop - posts.clientHeight < 80;
  const focused = before?.contains(document.activeElement) ? document.activeElement : null;
  const place = focused instanceof HTMLElement ? (focused.dataset.customId ?? null) : null;
  const template = document.createElement('template');
  // Written by our own server, which escapes whatever is not its own.
  template.innerHTML = html;
  const post = template.content.querySelector('article');
  if (post === null) return;
  told.set(post, html);
  post.hidden = where !== channelId();
  if (before === null) posts.append(post);
  else before.replaceWith(post);
  if (focused !== null) refocus(post, place);
  if (before === null && !first?.has(id)) markUnread(where);
  if (!post.hidden) bringIntoView(post, before, isAtEnd);
}

/** @param {HTMLElement} post @param {HTMLElement | null} before what stood in its place @param {boolean} isAtEnd where the reader is */
function bringIntoView(post, before, isAtEnd) {
  const isFilled = before?.querySelector('.post-waiting') != null;
  const written = {
    writtenMs: Date.parse(post.querySelector('time')?.dateTime ?? ''),
    answers: post.querySelector('.post-answers')?.textContent ?? '',
  };
  const isFollowing = written.answers === last.answers && written.writtenMs - last.writtenMs < burstMs;
  const beginsBurst = before === null && !isFollowing;
  if (before === null) last = written;
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

/** The browser itself asks again when a connection breaks, but not when it was refused. */
const retryMs = 5_000;
/** @type {EventSource | null} */
let events = null;

/** Listens to everything that is written in the channels. A page that nobody sees does not: browsers allow six connections in all. */
function listen() {
  events?.close();
  if (document.hidden) return;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const opened = new EventSource(`/events?${new URLSearchParams({ lang: language(), zone })}`);
  events = opened;
  const fault = find('#fault', HTMLElement);
  const failed = document.body.dataset.failed ?? '';
  opened.addEventListener('reset', ({ data }) => {
    keep(JSON.parse(data));
    if (fault.textContent === failed) fault.textContent = '';
  });
  opened.addEventListener('message', ({ data }) => {
    const heard = JSON.parse(data);
    if ('removed' in heard) postOf(heard.removed)?.remove();
    else put(heard);
  });
  opened.addEventListener('error', () => {
    fault.textContent = failed;
    if (opened.readyState === EventSource.CLOSED) setTimeout(listen, retryMs);
  });
}

export function setUpPosts() {
  listen();
  document.addEventListener('visibilitychange', listen);
}
