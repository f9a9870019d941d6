import { ask } from './ask.js';
import { channelId } from './channels.js';
import { find } from './elements.js';
import { followOwnLink } from './posts.js';

/**
 * Does what was asked for: shows a fault, or opens a modal.
 * @param {Awaited<ReturnType<typeof ask>>} answer
 */
export function take({ fault, modal, messageId }) {
  find('#fault', HTMLElement).textContent = fault ?? '';
  if (modal !== undefined) openModal(modal, messageId ?? null);
  return fault === undefined;
}

/** @param {Element} place @returns {string | null} the id of the message that it stands in */
function messageOf(place) {
  const post = place.closest('article.post');
  return post instanceof HTMLElement ? (post.dataset.post ?? null) : null;
}

/** The chosen values of a menu. @param {HTMLElement} menu */
function valuesOf(menu) {
  if (menu instanceof HTMLSelectElement) return menu.value === '' ? [] : [menu.value];
  return [...menu.querySelectorAll('input:checked')].map((box) =>
    box instanceof HTMLInputElement ? box.value : '',
  );
}

/** @param {HTMLElement} component @param {string[]} values */
async function use(component, values) {
  const messageId = messageOf(component);
  // Pressed twice, it is used once, as in Discord.
  if (messageId === null || component.getAttribute('aria-busy') === 'true') return;
  component.setAttribute('aria-busy', 'true');
  take(await ask('/components', { messageId, customId: component.dataset.customId, values }));
  component.removeAttribute('aria-busy');
  // The same can be picked again: of what is picked already, a menu would tell nobody.
  if (component instanceof HTMLSelectElement)
    for (const option of component.options) option.selected = option.defaultSelected;
}

/** @param {string} html @param {string | null} messageId */
function openModal(html, messageId) {
  const dialog = find('#modal', HTMLDialogElement);
  dialog.innerHTML = html;
  const form = find('form', HTMLFormElement, dialog);
  const heading = form.querySelector('h2');
  if (heading !== null) {
    heading.id = 'modal-title';
    dialog.setAttribute('aria-labelledby', 'modal-title');
  }
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { submitter } = event;
    const isSent = submitter instanceof HTMLButtonElement && submitter.value === 'submit';
    dialog.close();
    if (!isSent) return;
    const fields = fieldsOf(form);
    take(
      await ask('/modals', { messageId, customId: form.dataset.customId, fields, channelId: channelId() }),
    );
  });
  dialog.showModal();
}

/** What is filled in, by the `custom_id` of the fields; several picked values are joined by commas. @param {HTMLFormElement} form */
function fieldsOf(form) {
  const texts = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  const menus = [...form.querySelectorAll('select[data-custom-id], details[data-custom-id]')].map((menu) =>
    menu instanceof HTMLElement ? [menu.dataset.customId ?? '', valuesOf(menu).join(',')] : ['', ''],
  );
  return Object.fromEntries([...texts, ...menus]);
}

/** Buttons and menus of messages, wherever they stand now or later. */
export function setUpActions() {
  const posts = find('#posts', HTMLElement);
  posts.addEventListener('click', async (event) => {
    const target = event.target instanceof Element ? event.target.closest('button, a') : null;
    if (target instanceof HTMLAnchorElement && followOwnLink(target.href)) event.preventDefault();
    if (!(target instanceof HTMLButtonElement)) return;
    if (target.dataset.dismiss !== undefined) await ask('/dismissals', { messageId: messageOf(target) });
    else if (target.dataset.messageCommand !== undefined) {
      target.closest('details')?.removeAttribute('open');
      take(
        await ask('/message-commands', { messageId: messageOf(target), name: target.dataset.messageCommand }),
      );
    } else if (target.dataset.pick !== undefined) {
      const menu = target.closest('details');
      if (menu !== null) await use(menu, valuesOf(menu));
    } else if (target.dataset.customId !== undefined) await use(target, []);
  });
  posts.addEventListener('change', async ({ target }) => {
    if (target instanceof HTMLSelectElement && target.dataset.customId !== undefined)
      await use(target, valuesOf(target));
  });
}
