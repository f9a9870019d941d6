import { find } from './elements.js';

/** @returns {HTMLButtonElement[]} */
const buttons = () =>
  [...document.querySelectorAll('button.channel')].filter((one) => one instanceof HTMLButtonElement);

/** The id of the channel that is shown. */
export function channelId() {
  return buttons().find((button) => button.getAttribute('aria-current') === 'true')?.dataset.channel ?? '';
}

/** @param {string} id */
export function showChannel(id) {
  for (const button of buttons()) {
    const isShown = button.dataset.channel === id;
    button.setAttribute('aria-current', String(isShown));
    if (isShown) button.querySelector('.unread')?.remove();
  }
  for (const post of document.querySelectorAll('article.post'))
    if (post instanceof HTMLElement) post.hidden = post.dataset.channel !== id;
  history.replaceState(null, '', `#${id}`);
  const posts = find('#posts', HTMLElement);
  posts.scrollTop = posts.scrollHeight;
}

/** Something new stands in a channel that is not shown. @param {string} id */
export function markUnread(id) {
  const button = buttons().find((one) => one.dataset.channel === id);
  if (button === undefined || id === channelId() || button.querySelector('.unread') !== null) return;
  const mark = document.createElement('span');
  mark.className = 'unread';
  mark.textContent = document.body.dataset.unread ?? '';
  button.append(' ', mark);
}

export function setUpChannels() {
  for (const button of buttons())
    button.addEventListener('click', () => {
      showChannel(button.dataset.channel ?? '');
      find('#line', HTMLInputElement).focus();
    });
  const asked = location.hash.slice(1);
  showChannel(buttons().some((button) => button.dataset.channel === asked) ? asked : channelId());
}
