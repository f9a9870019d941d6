import { take } from './actions.js';
import { ask } from './ask.js';
import { channelId } from './channels.js';
import { find } from './elements.js';

/** Somebody who types waits for nothing; who stops sees what fits. */
const quietMs = 120;

const line = find('#line', HTMLInputElement);
const list = find('#completions', HTMLElement);

/** @type {import('./ask.js').Completion[]} */
let shown = [];
let active = -1;
/** The line that the list belongs to: while another stands in the box, nothing of it is picked by a key. */
let shownFor = '';
/** Lines that were sent, newest last; Arrow Up in an empty box brings them back. @type {string[]} */
const sent = [];
let asking = new AbortController();
let timer = 0;

function hide() {
  shown = [];
  active = -1;
  draw();
}

/** Nothing more is offered for what has been typed. */
function stopCompleting() {
  clearTimeout(timer);
  asking.abort();
  hide();
}

function isCurrent() {
  return shown.length > 0 && shownFor === line.value;
}

function draw() {
  list.replaceChildren(
    ...shown.map(({ label, description }, index) => {
      const option = document.createElement('li');
      option.id = `completion-${index}`;
      option.role = 'option';
      option.ariaSelected = String(index === active);
      const name = document.createElement('span');
      name.className = 'completion-label';
      name.textContent = label;
      const about = document.createElement('small');
      about.textContent = description;
      option.append(name, ' ', about);
      // Before the box loses the focus.
      option.addEventListener('pointerdown', (event) => {
        event.preventDefault();
        pick(index);
      });
      return option;
    }),
  );
  list.hidden = shown.length === 0;
  list.ariaBusy = String(!isCurrent());
  line.setAttribute('aria-expanded', String(shown.length > 0));
  if (active >= 0) {
    line.setAttribute('aria-activedescendant', `completion-${active}`);
    list.children[active]?.scrollIntoView({ block: 'nearest' });
  } else line.removeAttribute('aria-activedescendant');
}

async function complete() {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const { value } = line;
  if (!value.startsWith('/')) return hide();
  try {
    const { completions = [] } = await ask('/completions', { line: value, channelId: channelId() }, signal);
    if (signal.aborted) return;
    shown = completions;
    shownFor = value;
    active = -1;
    draw();
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function completeSoon() {
  active = -1;
  draw();
  clearTimeout(timer);
  timer = setTimeout(complete, quietMs);
}

/** @param {number} index */
function pick(index) {
  const completion = shown[index];
  if (completion === undefined) return;
  write(completion.line);
}

/** @param {string} text */
function write(text) {
  line.value = text;
  line.focus();
  line.setSelectionRange(text.length, text.length);
  find('#fault', HTMLElement).textContent = '';
  hide();
  complete();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  // Enter and the arrows belong to the input method while it composes Chinese.
  if (event.isComposing) return;
  const { key } = event;
  if ((key === 'ArrowDown' || key === 'ArrowUp') && isCurrent()) {
    const step = key === 'ArrowDown' ? 1 : -1;
    active = active < 0 && step < 0 ? shown.length - 1 : (active + step + shown.length) % shown.length;
    draw();
  } else if (key === 'ArrowUp' && line.value === '' && sent.length > 0) write(sent.at(-1) ?? '');
  else if (key === 'Escape' && shown.length > 0) hide();
  else if (key === 'Tab' && !event.shiftKey && isCurrent()) pick(Math.max(active, 0));
  else if (key === 'Enter' && active >= 0) pick(active);
  else return;
  event.preventDefault();
}

async function send() {
  const text = line.value.trim();
  if (text === '') return;
  stopCompleting();
  line.value = '';
  sent.push(text);
  const isTaken = take(await ask('/commands', { line: text, channelId: channelId() }));
  // What was wrong can be mended.
  if (!isTaken && line.value === '') line.value = text;
}

export function setUpBox() {
  line.addEventListener('input', completeSoon);
  line.addEventListener('focus', completeSoon);
  line.addEventListener('blur', stopCompleting);
  line.addEventListener('keydown', onKey);
  find('#box', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  for (const example of document.querySelectorAll('button.example'))
    example.addEventListener('click', () => {
      if (example instanceof HTMLElement) write(example.dataset.line ?? '');
      send();
    });
}
