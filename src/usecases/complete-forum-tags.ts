import type { ForumTag } from '../delivery/subscription.ts';
import { translator } from '../locale/translate.ts';
import { limits } from '../messages/limits.ts';
import type { Services } from '../services.ts';
import { truncate } from '../text/truncate.ts';
import { findTag, splitTags } from './choose-post-as.ts';
import type { Person, Suggestion } from './person.ts';

type Asked = Pick<Person, 'guildId' | 'locale'> & {
  readonly channelId: string | null;
  readonly focused: string;
  readonly options: { readonly channel?: string | null; readonly subscription?: string };
};

/**
 * The tags of the forum that is chosen: what is typed last is completed, what stands before it is kept. Values are ids, of which
 * five fit into a choice whatever the names.
 */
export async function completeForumTags(
  { guildId, channelId, locale, focused, options }: Asked,
  { discord, store }: Pick<Services, 'discord' | 'store'>,
): Promise<readonly Suggestion[]> {
  if (guildId === null) return [];
  const subscription =
    options.subscription === undefined ? null : await store.subscriptions.get(options.subscription);
  const isOfServer = subscription?.kind === 'guild' && subscription.guildId === guildId;
  const forum = options.channel ?? (isOfServer ? subscription.channelId : channelId);
  const tags = forum === null ? [] : await discord.forumTags(guildId, forum);
  const typed = splitTags(focused);
  const known = typed.flatMap((part) => findTag(part, tags) ?? []);
  const isWhole = known.length === typed.length;
  const kept = isWhole ? known : typed.slice(0, -1).flatMap((part) => findTag(part, tags) ?? []);
  const start = isWhole ? '' : (typed.at(-1)?.toLowerCase() ?? '');
  const next = tags.filter((tag) => !kept.includes(tag) && tag.name.toLowerCase().includes(start));
  const choices = [...(isWhole && known.length > 0 ? [known] : []), ...next.map((tag) => [...kept, tag])];
  return choices.slice(0, limits.choices).map((some) => suggestionOf(some, translator(locale)('list.comma')));
}

function suggestionOf(tags: readonly ForumTag[], comma: string): Suggestion {
  return {
    name: truncate(tags.map(({ name }) => name).join(comma), limits.choiceName),
    value: tags.map(({ id }) => id).join(','),
  };
}
