import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Command, CommandRoot, MessageCommand } from '../src/dispatch/command.ts';
import { about } from './about.ts';
import { edit } from './digest/edit.ts';
import { history } from './digest/history.ts';
import { list } from './digest/list.ts';
import { pause } from './digest/pause.ts';
import { preview } from './digest/preview.ts';
import { remove } from './digest/remove.ts';
import { resume } from './digest/resume.ts';
import { send } from './digest/send.ts';
import { setup } from './digest/setup.ts';
import { why } from './digest/why.ts';
import { follow } from './follow.ts';
import { follows } from './follows.ts';
import { help } from './help.ts';
import { summariseLinks } from './message/summarise-links.ts';
import { digest } from './news/digest.ts';
import { latest } from './news/latest.ts';
import { search } from './news/search.ts';
import { sources } from './news/sources.ts';
import { story } from './news/story.ts';
import { summary } from './news/summary.ts';
import { timeline } from './news/timeline.ts';
import { trends } from './news/trends.ts';
import { privacy } from './privacy.ts';
import { unfollow } from './unfollow.ts';

/** What stands at the top of Discord's command menu. */
export const roots: readonly CommandRoot[] = [
  { name: 'news', defaultMemberPermissions: null, contexts: 'everywhere' },
  { name: 'digest', defaultMemberPermissions: PermissionFlagsBits.ManageGuild, contexts: 'guild' },
  { name: 'follow', defaultMemberPermissions: null, contexts: 'everywhere' },
  { name: 'unfollow', defaultMemberPermissions: null, contexts: 'everywhere' },
  { name: 'follows', defaultMemberPermissions: null, contexts: 'everywhere' },
  { name: 'help', defaultMemberPermissions: null, contexts: 'everywhere' },
  { name: 'about', defaultMemberPermissions: null, contexts: 'everywhere' },
  { name: 'privacy', defaultMemberPermissions: null, contexts: 'everywhere' },
];

/** Every command: registration and dispatch both read this list. */
export const commands: readonly Command[] = [
  latest,
  search,
  summary,
  story,
  timeline,
  trends,
  digest,
  sources,
  setup,
  edit,
  list,
  history,
  why,
  preview,
  pause,
  resume,
  remove,
  send,
  follow,
  unfollow,
  follows,
  help,
  about,
  privacy,
];

/** What stands in the menu of a message. */
export const messageCommands: readonly MessageCommand[] = [summariseLinks];
