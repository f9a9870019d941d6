import type { APIActionRowComponent, APIComponentInMessageActionRow } from 'discord-api-types/v10';
import { formatTime } from '../locale/dates.ts';
import { type Locale, locales } from '../locale/locale.ts';
import { translator } from '../locale/translate.ts';
import {
  button,
  channelMenu,
  container,
  type MenuChoice,
  menu,
  row,
  separator,
  textDisplay,
} from './components.ts';
import { customId } from './custom-id.ts';
import { digestChannelTypes } from './digest-channel-types.ts';
import type { Message } from './message.ts';
import { scheduleText } from './schedule-text.ts';
import { otherChoice, setupRoutes } from './setup-routes.ts';
import { momentOf, type ShownSubscription } from './subscription-message.ts';

/** What the channel leaves to choose. */
export type ShownPlace =
  | { readonly kind: 'messages' }
  | { readonly kind: 'announcements'; readonly isPublished: boolean }
  | {
      readonly kind: 'forumPosts';
      readonly tags: readonly { readonly id: string; readonly name: string; readonly isChosen: boolean }[];
    };

/** A digest in the making, or one that is being changed. */
export interface ShownSetup {
  /** Of the dialogue. */
  readonly key: string;
  readonly kind: 'new' | 'edit';
  readonly settings: Pick<
    ShownSubscription,
    'channelId' | 'schedule' | 'locale' | 'limit' | 'onEmpty' | 'chart'
  >;
  /** Discord takes no channel as picked that is not of the menu's types. */
  readonly isChannelOffered: boolean;
  /** Null where the channel cannot be used. */
  readonly place: ShownPlace | null;
  readonly times: readonly MenuChoice[];
  readonly days: readonly MenuChoice[];
  readonly nextRuns: readonly string[];
  /** What keeps the bot from posting there, as a sentence; null when all is well. */
  readonly fault: string | null;
  readonly notes: readonly string[];
  /** Digests that the channel has already. */
  readonly others: readonly (Pick<ShownSubscription, 'schedule'> & { readonly id: string })[];
  /** RFC 3339. */
  readonly now: string;
}

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

const tagsAtMost = 5;
const limitsOffered = [1, 2, 3, 4, 5];
const onEmptyOffered = ['once', 'silent', 'always'] as const;

/** The dialogue of `/digest setup` and `/digest edit`: what is chosen so far, what comes of it, and menus to change it. */
export function setupMessage(setup: ShownSetup, locale: Locale): Message {
  return {
    components: [
      container(
        textDisplay(headText(setup, locale)),
        separator(),
        ...menus(setup, locale),
        row(...switches(setup, locale)),
        separator(),
        row(...actions(setup, locale)),
      ),
    ],
  };
}

function headText(
  { kind, settings, nextRuns, fault, notes, others, now }: ShownSetup,
  locale: Locale,
): string {
  const t = translator(locale);
  const { channelId, schedule } = settings;
  const { timeZone } = schedule;
  const channel = `<#${channelId}>`;
  const runs = nextRuns.map((iso) => `- ${formatTime(iso, { locale, timeZone, now })} · ${momentOf(iso)}`);
  return [
    `### ${t(kind === 'new' ? 'setup.title' : 'edit.title')}`,
    ...(kind === 'new' ? [`-# ${t('setup.hint')}`] : []),
    `${channel} · ${scheduleText(schedule, locale)}`,
    ...(runs.length === 0 ? [] : [`**${t('setup.nextRuns', { zone: timeZone })}**`, ...runs]),
    fault === null ? t('setup.ready', { channel }) : `**${t('setup.notReady')}** ${fault}`,
    ...othersText(others, channel, locale),
    ...notes.map((note) => `-# ${note}`),
  ].join('\n');
}

function othersText(others: ShownSetup['others'], channel: string, locale: Locale): readonly string[] {
  if (others.length === 0) return [];
  const t = translator(locale);
  const schedules = others.map(({ schedule }) => scheduleText(schedule, locale)).join(t('list.semicolon'));
  return [t('setup.others', { channel, count: others.length, schedules })];
}

function menus(
  { key, settings, isChannelOffered, place, times, days }: ShownSetup,
  locale: Locale,
): readonly Row[] {
  const t = translator(locale);
  const { channelId, locale: language, limit, onEmpty } = settings;
  const id = (field: string) => customId(setupRoutes.choose, key, field);
  return [
    channelMenu(
      id('channel'),
      t('setup.choose.channel'),
      digestChannelTypes,
      isChannelOffered ? channelId : null,
    ),
    menu(id('time'), t('setup.choose.time'), [...times, { label: t('setup.otherTime'), value: otherChoice }]),
    menu(id('days'), t('setup.choose.days'), [...days, { label: t('setup.otherDays'), value: otherChoice }]),
    menu(
      id('language'),
      t('setup.choose.language'),
      locales.map((value) => ({ label: t(`language.${value}`), value, isChosen: value === language })),
    ),
    menu(
      id('limit'),
      t('setup.choose.limit'),
      limitsOffered.map((count) => ({
        label: t('subscription.limit', { count }),
        value: String(count),
        isChosen: count === limit,
      })),
    ),
    menu(
      id('empty'),
      t('setup.choose.empty'),
      onEmptyOffered.map((value) => ({ label: t(`onEmpty.${value}`), value, isChosen: value === onEmpty })),
    ),
    ...tagMenu(id('tag'), place, locale),
  ];
}

function tagMenu(id: string, place: ShownPlace | null, locale: Locale): readonly Row[] {
  if (place?.kind !== 'forumPosts' || place.tags.length === 0) return [];
  const choices = place.tags.map(({ id: value, name, isChosen }) => ({ label: name, value, isChosen }));
  const picks = { min: 0, max: Math.min(tagsAtMost, choices.length) };
  return [menu(id, translator(locale)('setup.choose.tag'), choices, picks)];
}

/** Buttons that say how something is set, and set it otherwise. */
function switches({ key, settings, place }: ShownSetup, locale: Locale) {
  const t = translator(locale);
  const id = (field: string, value: string) => customId(setupRoutes.choose, key, field, value);
  const flip = (isOn: boolean) => (isOn ? 'no' : 'yes');
  const publishing = place?.kind === 'announcements' ? [place.isPublished] : [];
  return [
    button(t('setup.zone'), id('zone', otherChoice)),
    button(t(settings.chart ? 'setup.chart' : 'setup.noChart'), id('chart', flip(settings.chart))),
    ...publishing.map((isOn) =>
      button(t(isOn ? 'setup.published' : 'setup.notPublished'), id('publish', flip(isOn))),
    ),
  ];
}

function actions({ key, kind, fault, others }: ShownSetup, locale: Locale) {
  const t = translator(locale);
  const known = String(others.length);
  const [other] = others;
  const save = kind === 'edit' ? t('edit.save') : t(other === undefined ? 'setup.save' : 'setup.saveAnother');
  return [
    button(save, customId(setupRoutes.save, key, known), 'primary', fault !== null),
    ...(other === undefined
      ? []
      : [button(t('setup.changeOther'), customId(setupRoutes.instead, key, other.id))]),
    ...(fault === null ? [] : [button(t('setup.checkAgain'), customId(setupRoutes.show, key))]),
    button(t('setup.preview'), customId(setupRoutes.preview, key)),
    button(t('setup.cancel'), customId(setupRoutes.cancel, key)),
  ];
}
