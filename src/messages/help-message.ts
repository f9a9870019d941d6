import type { Locale } from '../locale/locale.ts';
import { type MessageKey, translator } from '../locale/translate.ts';
import { container, textDisplay } from './components.ts';
import { maskedLink } from './markdown.ts';
import type { Message } from './message.ts';

/** Where the bot can be added; null where its host does not want that. */
export interface InviteLinks {
  readonly server: string | null;
  readonly user: string | null;
}

/** The commands by what people want to do; a test holds them against the list of commands. */
export const helpGroups = [
  { key: 'help.read', commands: ['news latest', 'news digest', 'news summary', 'news story'] },
  { key: 'help.find', commands: ['news search', 'news timeline', 'news trends', 'news sources'] },
  { key: 'help.follow', commands: ['follow', 'follows', 'unfollow'] },
  {
    key: 'help.digest',
    commands: [
      'digest setup',
      'digest list',
      'digest edit',
      'digest preview',
      'digest send',
      'digest history',
      'digest why',
      'digest pause',
      'digest resume',
      'digest remove',
    ],
  },
  { key: 'help.amur', commands: ['about', 'privacy'] },
] as const;

/** `/news latest` in the reader's language, and what it does. */
function commandLine(command: string, locale: Locale): string {
  const t = translator(locale);
  const path = command.split(' ');
  const keys = path.map((_, depth) => `command.${path.slice(0, depth + 1).join('.')}`);
  const names = keys.map((key) => t(`${key}.name` as MessageKey));
  return `- \`/${names.join(' ')}\` ${t(`${keys.at(-1)}.description` as MessageKey)}`;
}

/** What stands below the commands of a group. */
function groupNote(key: (typeof helpGroups)[number]['key'], locale: Locale): readonly string[] {
  const t = translator(locale);
  const name = t('messageCommand.summariseLinks.name');
  if (key === 'help.read') return [`- ${t('help.onMessage', { name })}`];
  return key === 'help.find' ? [t('help.search')] : [];
}

function inviteLine({ server, user }: InviteLinks, locale: Locale): readonly string[] {
  const t = translator(locale);
  const links = [
    ...(server === null ? [] : [maskedLink(t('help.inviteServer'), server)]),
    ...(user === null ? [] : [maskedLink(t('help.inviteUser'), user)]),
  ];
  return links.length === 0 ? [] : [`-# ${links.join(' · ')}`];
}

/** The commands with a line each, how to search, and where to add the bot. */
export function helpMessage(version: string, invites: InviteLinks, locale: Locale): Message {
  const t = translator(locale);
  const groups = helpGroups.map(({ key, commands }) =>
    [
      `**${t(key)}**`,
      ...commands.map((command) => commandLine(command, locale)),
      ...groupNote(key, locale),
    ].join('\n'),
  );
  const text = [
    `### ${t('help.title', { version })}`,
    t('help.about'),
    ...groups,
    ...inviteLine(invites, locale),
  ];
  return { components: [container(textDisplay(text.join('\n')))] };
}
