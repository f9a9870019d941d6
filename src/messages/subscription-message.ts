import type { Locale } from '../locale/locale.ts';
import { type MessageKey, translator } from '../locale/translate.ts';
import { container, textDisplay } from './components.ts';
import { limits } from './limits.ts';
import { escapeMarkdown } from './markdown.ts';
import type { Message } from './message.ts';
import { type ShownSchedule, scheduleText } from './schedule-text.ts';

/** The last part of the locale keys that begin with `P`. */
type KeysUnder<P extends string> = MessageKey extends infer K
  ? K extends `${P}.${infer Rest}`
    ? Rest
    : never
  : never;

type Reason<P extends string> = { readonly key: KeysUnder<P> };

type ShownPostAs =
  | { readonly kind: 'message' }
  | { readonly kind: 'published' }
  | { readonly kind: 'forumPost'; readonly tags: readonly { readonly name: string }[] };

export interface ShownSubscription {
  readonly channelId: string;
  readonly schedule: ShownSchedule;
  readonly locale: Locale;
  readonly limit: number;
  readonly onEmpty: KeysUnder<'onEmpty'>;
  readonly chart: boolean;
  readonly postAs: ShownPostAs;
  readonly pause: Reason<'pause'> | null;
  readonly nextRunAt: string | null;
}

/** Discord shows it in the reader's own zone and language. */
export function momentOf(iso: string): string {
  return `<t:${Math.floor(Date.parse(iso) / 1000)}:F>`;
}

export function pauseText({ key }: Reason<'pause'>, locale: Locale): string {
  return translator(locale)(`pause.${key}`);
}

/** The same as a line of its own, which begins with a capital letter. */
export function pauseLine(pause: Reason<'pause'>, locale: Locale): string {
  const text = pauseText(pause, locale);
  return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);
}

export function reasonText(reason: Reason<'delivery.reason'>, locale: Locale): string {
  const { key, ...params } = reason;
  return translator(locale)(`delivery.reason.${key}`, params);
}

export interface ListedSubscription {
  readonly subscription: ShownSubscription;
  /** The newest row of its ledger; null before the first. */
  readonly last: {
    readonly state: KeysUnder<'delivery.state'>;
    readonly dueAt: string;
    readonly reason: Reason<'delivery.reason'> | null;
  } | null;
}

function settings(
  { locale: language, limit, onEmpty, chart, postAs }: ShownSubscription,
  locale: Locale,
): string {
  const t = translator(locale);
  return [
    t(`language.${language}`),
    t('subscription.limit', { count: limit }),
    t(`onEmpty.${onEmpty}`),
    ...(chart ? [t('subscription.chart')] : []),
    ...postAsTexts(postAs, locale),
  ].join(' · ');
}

function postAsTexts(postAs: ShownPostAs, locale: Locale): readonly string[] {
  const t = translator(locale);
  if (postAs.kind === 'message') return [];
  if (postAs.kind === 'published') return [t('postAs.published')];
  if (postAs.tags.length === 0) return [t('postAs.forumPost')];
  const tags = postAs.tags.map(({ name }) => escapeMarkdown(name)).join(t('list.comma'));
  return [t('postAs.forumPostTagged', { tags })];
}

function lastText(last: ListedSubscription['last'], locale: Locale): string {
  const t = translator(locale);
  if (last === null) return t('subscription.noneYet');
  const params = { when: momentOf(last.dueAt), state: t(`delivery.state.${last.state}`) };
  return last.reason === null
    ? t('subscription.last', params)
    : t('subscription.lastWithReason', { ...params, reason: reasonText(last.reason, locale) });
}

function listed({ subscription, last }: ListedSubscription, locale: Locale): string {
  const t = translator(locale);
  const { channelId, schedule, pause, nextRunAt } = subscription;
  const next =
    pause !== null
      ? `${pauseText(pause, locale)}`
      : nextRunAt === null
        ? ''
        : t('subscription.next', { when: momentOf(nextRunAt) });
  return `**<#${channelId}>** · ${scheduleText(schedule, locale)}\n-# ${settings(subscription, locale)}\n-# ${next} · ${lastText(last, locale)}`;
}

/** The subscriptions of a server: when, where, in which state, and how the last one ended. As many messages as it takes. */
export function subscriptionsMessages(
  subscriptions: readonly ListedSubscription[],
  locale: Locale,
): readonly [Message, ...Message[]] {
  let text = `### ${translator(locale)('subscription.title')}`;
  const full: string[] = [];
  for (const one of subscriptions) {
    const more = listed(one, locale);
    if (text.length + more.length < limits.textCharacters) text = `${text}\n${more}`;
    else {
      full.push(text);
      text = more;
    }
  }
  const [first = text, ...others] = [...full, text];
  const messageOf = (part: string): Message => ({ components: [container(textDisplay(part))] });
  return [messageOf(first), ...others.map(messageOf)];
}

/** What was set up or changed, with the next runs in the reader's own time. */
export function subscriptionMessage(
  heading: string,
  subscription: ShownSubscription,
  nextRuns: readonly string[],
  notes: readonly string[],
  locale: Locale,
): Message {
  const t = translator(locale);
  const runs = nextRuns.map((iso) => `- ${momentOf(iso)}`);
  const text = [
    `### ${heading}`,
    `<#${subscription.channelId}> · ${scheduleText(subscription.schedule, locale)}`,
    settings(subscription, locale),
    ...(runs.length === 0 ? [] : [`**${t('subscription.nextRuns')}**`, ...runs]),
    ...notes.map((note) => `-# ${note}`),
  ].join('\n');
  return { components: [container(textDisplay(text))] };
}
