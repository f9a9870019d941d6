import { html } from 'hono/html';
import { type Locale, locales } from '../locale/locale.ts';
import { type MessageKey, translator } from '../locale/translate.ts';
import { channelName, type DemoChannel, demoChannels, isDirect } from './demo-server.ts';
import { textAtMost } from './request-bodies.ts';

/** Words that the page's scripts say, by the names that they have there. */
const scriptWords = {
  failed: 'preview.failed',
  refused: 'preview.refused',
  unread: 'preview.unread',
} as const satisfies Record<string, MessageKey>;

function channelButton(channel: DemoChannel, index: number, locale: Locale) {
  const name = channelName(channel, locale);
  return html`<li><button type="button" class="channel" data-channel="${channel.id}" aria-current="${index === 0 ? 'true' : 'false'}"><span aria-hidden="true">${isDirect(channel) ? '@' : '#'}</span> <span class="channel-name">${name}</span></button></li>`;
}

/** The frame of the page: channels, messages, the box. Everything in it that changes is done by `page/main.js`. */
export function renderPage(locale: Locale, examples: readonly string[]) {
  const t = translator(locale);
  const words = Object.entries(scriptWords).map(([name, key]) => [`data-${name}`, t(key)] as const);
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t('preview.title')}</title>
<link rel="icon" href="/page/amur.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page/messages.css">
<link rel="stylesheet" href="/page/frame.css">
<script type="module" src="/page/main.js"></script>
</head>
<body ${words.map(([name, word]) => html` ${name}="${word}"`)}>
<header class="frame-head">
<h1>${t('preview.title')}</h1>
<p class="frame-about">${t('preview.about')}</p>
<div class="frame-settings">
<label>${t('preview.language')} <select id="language">${locales.map(
    (one) =>
      html`<option value="${one}"${one === locale && html` selected`}>${t(`language.${one}`)}</option>`,
  )}</select></label>
<label>${t('preview.theme')} <select id="theme">${(['system', 'light', 'dark'] as const).map(
    (theme) => html`<option value="${theme}">${t(`preview.theme.${theme}`)}</option>`,
  )}</select></label>
</div>
</header>
<nav class="frame-channels" aria-label="${t('preview.channels')}"><ul>${demoChannels.map((channel, index) => channelButton(channel, index, locale))}</ul></nav>
<main class="frame-main">
<div id="posts" class="posts" role="log" aria-label="${t('preview.messages')}" tabindex="0"></div>
<ul class="examples" aria-label="${t('preview.examples')}">${examples.map(
    (line) => html`<li><button type="button" class="example" data-line="${line}">${line}</button></li>`,
  )}</ul>
<form id="box" class="box" autocomplete="off">
<ul id="completions" class="completions" role="listbox" aria-label="${t('preview.completions')}" hidden></ul>
<p id="fault" class="fault" role="alert"></p>
<label class="box-label" for="line">${t('preview.box')}</label>
<input id="line" name="line" type="text" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="completions" aria-describedby="fault" placeholder="${t('preview.placeholder')}" maxlength="${textAtMost}" spellcheck="false" autocapitalize="off" enterkeyhint="send">
<button type="submit" class="button primary">${t('preview.send')}</button>
</form>
</main>
<dialog id="modal"></dialog>
<noscript>${t('preview.noScript')}</noscript>
</body>
</html>`;
}
