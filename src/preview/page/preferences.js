import { find } from './elements.js';

/** The language that the page is written in: the server wrote it. */
export function language() {
  return document.documentElement.lang;
}

/** Storage may be forbidden; then a choice lasts as long as the page. */
const kept = {
  /** @param {string} name */
  get(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  /** @param {string} name @param {string} value */
  set(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {}
  },
};

/** @param {string} locale */
function goTo(locale) {
  location.replace(`/?lang=${encodeURIComponent(locale)}${location.hash}`);
}

/** @param {string} theme `light` or `dark`; anything else leaves it to the system */
function show(theme) {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

/** Takes up the kept choices, and keeps new ones. Another language is another page: the server writes it. */
export function setUpPreferences() {
  const languages = find('#language', HTMLSelectElement);
  const asked = new URLSearchParams(location.search).get('lang');
  const before = kept.get('language');
  if (asked === null && before !== null && before !== language()) goTo(before);
  languages.value = language();
  languages.addEventListener('change', () => {
    kept.set('language', languages.value);
    goTo(languages.value);
  });

  const themes = find('#theme', HTMLSelectElement);
  themes.value = kept.get('theme') ?? 'system';
  show(themes.value);
  themes.addEventListener('change', () => {
    kept.set('theme', themes.value);
    show(themes.value);
  });
}
