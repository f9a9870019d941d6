import type { Locale } from '../locale/locale.ts';
import { type MessageKey, translator } from '../locale/translate.ts';
import { container, textDisplay } from './components.ts';
import type { Message } from './message.ts';

/** What the help page lists, in this order; a test holds it against the commands. */
export const helpedCommands = {
  news: ['latest', 'search', 'summary', 'story', 'timeline', 'trends', 'digest', 'sources'],
  digest: ['setup', 'list', 'edit', 'preview', 'send', 'history', 'why', 'pause', 'resume', 'remove'],
} as const;
/** Those without subcommands that are for everyone. */
export const helpedRoots = ['follow', 'unfollow', 'follows'] as const;

/** The commands with a line each, and how to search. */
export function helpMessage(version: string, locale: Locale): Message {
  const t = translator(locale);
  const line = (...path: readonly string[]) => {
    const keys = path.map((_, depth) => `command.${path.slice(0, depth + 1).join('.')}`);
    const names = keys.map((key) => t(`${key}.name` as MessageKey));
    return `- \`/${names.join(' ')}\` ${t(`${keys.at(-1)}.description` as MessageKey)}`;
  };
  const section = (root: keyof typeof helpedCommands) =>
    [`**${t(`help.${root}`)}**`, ...helpedCommands[root].map((name) => line(root, name))].join('\n');
  const text = [
    `### ${t('help.title', { version })}`,
    t('help.about'),
    section('news'),
    ...helpedRoots.map((root) => line(root)),
    t('help.search'),
    section('digest'),
    `-# ${t('help.privacy')}`,
  ];
  return { components: [container(textDisplay(text.join('\n')))] };
}
