import { describe, expect, test } from 'vitest';
import type { PostKind } from '../../src/delivery/discord-port.ts';
import type { PostAs } from '../../src/delivery/subscription.ts';
import { choosePostAs } from '../../src/usecases/choose-post-as.ts';

const tags = ['News', 'Asia', 'Europe', 'Trade', 'Energy', 'Army'].map((name, index) => ({
  id: `${index}`.repeat(18),
  name,
}));
const [news, asia] = tags;

function choose(
  takes: PostKind,
  typed: { readonly publish?: boolean; readonly tag?: string } = {},
  before: PostAs | null = null,
) {
  return choosePostAs(
    { publish: null, tag: null, ...typed },
    { channelId: '1', takes, before, locale: 'en' },
  );
}

const forum: PostKind = { kind: 'forumPosts', tags, tagRequired: false };
const strictForum: PostKind = { ...forum, tagRequired: true };
const announcements: PostKind = { kind: 'announcements' };

describe('in an announcement channel', () => {
  test.each([
    [{}, null, 'message'],
    [{ publish: true }, null, 'published'],
    [{}, { kind: 'published' }, 'published'],
    [{ publish: false }, { kind: 'published' }, 'message'],
  ] as const)('%j after %j: %s', (typed, before, kind) => {
    expect(choose(announcements, typed, before)).toEqual({ kind });
  });
});

describe('in a forum', () => {
  test.each([
    ['News', [news]],
    ['asia, NEWS', [asia, news]],
    [`${asia?.id},${news?.id}`, [asia, news]],
    ['News，Asia、News', [news, asia]],
  ])('%s', (tag, chosen) => {
    expect(choose(forum, { tag })).toEqual({ kind: 'forumPost', tags: chosen });
  });

  test('tags are kept until others are chosen, those that are gone aside', () => {
    const gone = { id: '999', name: 'Gone' };
    const before = { kind: 'forumPost', tags: [news ?? gone, gone] } as const;
    expect(choose(forum, {}, before)).toEqual({ kind: 'forumPost', tags: [news] });
  });
});

test.each([
  ['an unknown tag', forum, { tag: 'Sports' }, 'error.forum.unknownTag'],
  ['a forum without tags', { ...forum, tags: [] }, { tag: 'News' }, 'error.forum.noTags'],
  ['six tags', forum, { tag: tags.map(({ name }) => name).join() }, 'error.forum.tooManyTags'],
  ['no tag where one is asked for', strictForum, {}, 'error.forum.tagRequired'],
  ['publishing from a forum', forum, { publish: true }, 'error.channel.notAnnouncement'],
  [
    'publishing from a text channel',
    { kind: 'messages' },
    { publish: true },
    'error.channel.notAnnouncement',
  ],
  ['a tag in a text channel', { kind: 'messages' }, { tag: 'News' }, 'error.channel.notForum'],
] as const)('%s is told', (_name, takes, typed, key) => {
  expect(() => choose(takes, typed)).toThrow(expect.objectContaining({ name: 'UserError', key }));
});
