import { html } from 'hono/html';
import type { Delivery } from '../delivery/delivery.ts';
import type { GuildSubscription } from '../delivery/subscription.ts';
import { formatTime } from '../locale/dates.ts';
import { type Locale, locales } from '../locale/locale.ts';
import { translator } from '../locale/translate.ts';
import { scheduleText } from '../messages/schedule-text.ts';
import { pauseText, reasonText } from '../messages/subscription-message.ts';
import type { Reader } from './look-at.ts';

export interface ListedServer {
  readonly guildId: string;
  /** `last`: the newest row of its ledger; null before the first. */
  readonly digests: readonly { readonly subscription: GuildSubscription; readonly last: Delivery | null }[];
}

interface Visitor extends Reader {
  readonly nowMs: number;
}

interface Pages {
  /** From 1. */
  readonly page: number;
  readonly isLast: boolean;
}

type Html = ReturnType<typeof html>;

function renderFrame(title: string, { locale }: Visitor, content: Html) {
  const t = translator(locale);
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/page/amur.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page/messages.css">
<link rel="stylesheet" href="/page/overview.css">
</head>
<body>
<header>
<h1>${title}</h1>
<nav aria-label="${t('preview.language')}">${locales.map(
    (one) =>
      html`<a href="?lang=${one}" lang="${one}"${one === locale && html` aria-current="true"`}>${t(`language.${one}`)}</a> `,
  )}</nav>
</header>
<main>${content}</main>
</body>
</html>`;
}

function renderTable(headings: readonly string[], rows: readonly (readonly (string | Html)[])[]): Html {
  return html`<div class="table" tabindex="0"><table><thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead><tbody>${rows.map(
    (cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}

function renderPages({ page, isLast }: Pages, locale: Locale): Html {
  const t = translator(locale);
  const to = (target: number, label: string) =>
    html`<a href="?lang=${locale}&amp;page=${target}">${label}</a> `;
  return html`<p class="pages">${page > 1 && to(page - 1, t('list.previous'))}${!isLast && to(page + 1, t('list.next'))}</p>`;
}

function timeOf(iso: string | null, { nowMs, ...reader }: Visitor): string {
  return iso === null ? '' : formatTime(iso, { ...reader, now: new Date(nowMs).toISOString() });
}

function outcomeOf({ state, reason }: Delivery, locale: Locale): string {
  const why = reason === null ? '' : ` · ${reasonText(reason, locale)}`;
  return `${translator(locale)(`delivery.state.${state}`)}${why}`;
}

/** The servers' digests: where, when, in which state, and how the last one ended. */
export function renderServers(servers: readonly ListedServer[], pages: Pages, visitor: Visitor) {
  const { locale } = visitor;
  const t = translator(locale);
  const headings = [
    t('overview.channel'),
    t('overview.schedule'),
    t('preview.language'),
    t('overview.next'),
    t('overview.last'),
    t('overview.history'),
  ];
  const sections = servers.map(({ guildId, digests }) => {
    const rows = digests.map(({ subscription, last }) => [
      `#${subscription.channelName}`,
      scheduleText(subscription.schedule, locale),
      t(`language.${subscription.locale}`),
      subscription.pause === null
        ? timeOf(subscription.nextRunAt, visitor)
        : pauseText(subscription.pause, locale),
      last === null ? '' : `${timeOf(last.dueAt, visitor)} · ${outcomeOf(last, locale)}`,
      html`<a href="/digests/${subscription.id}?lang=${locale}">${t('overview.runs')}</a>`,
    ]);
    return html`<section><h2>${t('overview.server', { id: guildId })}</h2>${renderTable(headings, rows)}</section>`;
  });
  const content = servers.length === 0 ? html`<p>${t('overview.none')}</p>` : html`${sections}`;
  return renderFrame(t('overview.title'), visitor, html`${content}${renderPages(pages, locale)}`);
}

/** What became of a digest's runs, newest first. */
export function renderHistory(
  { channelName, guildId }: GuildSubscription,
  runs: readonly Delivery[],
  pages: Pages,
  visitor: Visitor,
) {
  const { locale } = visitor;
  const t = translator(locale);
  const rows = runs.map((run) => [
    timeOf(run.dueAt, visitor),
    outcomeOf(run, locale),
    timeOf(run.endedAt, visitor),
    run.messageId ?? '',
  ]);
  const headings = [t('overview.due'), t('overview.outcome'), t('overview.ended'), t('overview.message')];
  const back = html`<p><a href="/?lang=${locale}">${t('overview.title')}</a> · ${t('overview.server', { id: guildId })}</p>`;
  const content = rows.length === 0 ? html`<p>${t('overview.noRuns')}</p>` : renderTable(headings, rows);
  return renderFrame(`#${channelName}`, visitor, html`${back}${content}${renderPages(pages, locale)}`);
}
