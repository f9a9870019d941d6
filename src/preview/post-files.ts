import { locales } from '../locale/locale.ts';
import type { Attachment } from '../messages/message.ts';
import type { DrawChart } from '../pictures/chart.ts';
import type { Conversation, Post } from './conversation.ts';

export interface PostFile {
  readonly type: string;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** Where a message's attachments lie on the page, by their names. */
export function fileAddresses({ id, read }: Post): ReadonlyMap<string, string> {
  return new Map(attachmentsOf(read).map(({ name }) => [name, `/files/${id}/${encodeURIComponent(name)}`]));
}

function attachmentsOf(read: Post['read']): readonly Attachment[] {
  return read === null ? [] : locales.flatMap((locale) => read(locale).attachments ?? []);
}

/** So many pictures are kept drawn, some 50 KB each; an older one is drawn again when it is asked for. */
const drawnAtMost = 40;

/** The files of the messages, made when they are first looked at. Null where there is no such file, or it could not be drawn. */
export function createPostFiles(
  conversation: Conversation,
  draw: DrawChart,
): (postId: string, name: string) => Promise<PostFile | null> {
  const drawn = new Map<Attachment, Promise<Uint8Array | null>>();
  return async (postId, name) => {
    const attachment = attachmentsOf(conversation.get(postId)?.read ?? null).find((one) => one.name === name);
    if (attachment === undefined) return null;
    if (attachment.kind === 'text')
      return { type: 'text/plain; charset=utf-8', data: new TextEncoder().encode(attachment.text) };
    const picture = drawn.get(attachment) ?? draw(attachment.chart);
    drawn.delete(attachment);
    drawn.set(attachment, picture);
    for (const oldest of [...drawn.keys()].slice(0, -drawnAtMost)) drawn.delete(oldest);
    const data = await picture;
    return data === null ? null : { type: 'image/png', data: new Uint8Array(data) };
  };
}
