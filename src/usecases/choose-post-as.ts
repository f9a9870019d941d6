import type { PostKind } from '../delivery/discord-port.ts';
import type { ForumTag, PostAs } from '../delivery/subscription.ts';
import { UserError } from '../errors.ts';
import type { Locale } from '../locale/locale.ts';
import { translator } from '../locale/translate.ts';

/** What an admin chose; null where nothing was chosen. */
export interface TypedPostAs {
  readonly publish: boolean | null;
  /** Names or ids, with commas. */
  readonly tag: string | null;
}

interface Place {
  readonly channelId: string;
  readonly takes: PostKind;
  /** How digests stood in this same channel so far; null in a new one. */
  readonly before: PostAs | null;
  readonly locale: Locale;
}

/** https://discord.com/developers/docs/resources/channel#channel-object-channel-structure, applied_tags */
const maxTags = 5;

/** How digests stand in a channel, from what was chosen and what the channel takes. `UserError` for a choice that does not fit it. */
export function choosePostAs(typed: TypedPostAs, place: Place): PostAs {
  const { takes, before } = place;
  const channel = `<#${place.channelId}>`;
  if (typed.tag !== null && takes.kind !== 'forumPosts')
    throw new UserError('error.channel.notForum', { channel });
  if (typed.publish === true && takes.kind !== 'announcements')
    throw new UserError('error.channel.notAnnouncement', { channel });
  switch (takes.kind) {
    case 'messages':
      return { kind: 'message' };
    case 'announcements':
      return { kind: (typed.publish ?? before?.kind === 'published') ? 'published' : 'message' };
    case 'forumPosts':
      return { kind: 'forumPost', tags: chooseTags(typed.tag, takes, place) };
  }
}

function chooseTags(
  typed: string | null,
  { tags, tagRequired }: Extract<PostKind, { kind: 'forumPosts' }>,
  { channelId, before, locale }: Place,
): readonly ForumTag[] {
  const channel = `<#${channelId}>`;
  const listed = tags.map(({ name }) => name).join(translator(locale)('list.comma'));
  const kept = before?.kind === 'forumPost' ? before.tags : [];
  const chosen = typed === null ? kept.filter(({ id }) => tags.some((tag) => tag.id === id)) : [];
  for (const part of typed === null ? [] : splitTags(typed)) {
    const tag = findTag(part, tags);
    if (tag === null && tags.length === 0) throw new UserError('error.forum.noTags', { channel });
    if (tag === null)
      throw new UserError('error.forum.unknownTag', { channel, text: part.slice(0, 40), tags: listed });
    if (!chosen.includes(tag)) chosen.push(tag);
  }
  if (chosen.length > maxTags) throw new UserError('error.forum.tooManyTags', { limit: maxTags });
  if (tagRequired && chosen.length === 0)
    throw new UserError('error.forum.tagRequired', { channel, tags: listed });
  return chosen;
}

/** The parts between commas, full-width ones among them. */
export function splitTags(text: string): readonly string[] {
  return text
    .split(/[,，、]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** By id, as completion gives it, or by name as a person types it. */
export function findTag(text: string, tags: readonly ForumTag[]): ForumTag | null {
  const folded = text.toLowerCase();
  return tags.find(({ id, name }) => id === text || name.trim().toLowerCase() === folded) ?? null;
}
