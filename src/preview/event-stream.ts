import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Change, Conversation, Post } from './conversation.ts';

/** What a page hears: a message that is to stand in the place of the one with the same id, or one that is gone. */
type Heard =
  | { readonly id: string; readonly channelId: string; readonly isNew: boolean; readonly html: string }
  | { readonly removed: string };

/** Proxies and sleeping machines cut connections on which nothing comes. */
const beatMs = 25_000;

/**
 * A stream of events: `reset`, then everything that stands in the conversation, then every change of it, until the page goes
 * away or `stopping`.
 */
export function streamConversation(
  c: Context,
  conversation: Conversation,
  render: (post: Post) => Promise<string>,
  stopping: AbortSignal,
): Response {
  const heard = async (change: Change, isNew: boolean): Promise<Heard> => {
    if (change.kind === 'removed') return { removed: change.id };
    const { id, channelId } = change.post;
    return { id, channelId, isNew, html: await render(change.post) };
  };
  return streamSSE(c, async (stream) => {
    const changes: Change[] = [];
    let wake = () => {};
    const unwatch = conversation.watch((change) => {
      changes.push(change);
      wake();
    });
    const beat = setInterval(() => void stream.write(':\n\n'), beatMs);
    const isOver = () => stream.aborted || stopping.aborted;
    const end = () => wake();
    stream.onAbort(end);
    stopping.addEventListener('abort', end);
    try {
      await stream.writeSSE({ event: 'reset', data: '' });
      for (const post of conversation.all())
        await stream.writeSSE({ data: JSON.stringify(await heard({ kind: 'shown', post }, false)) });
      while (!isOver()) {
        for (const change of changes.splice(0))
          await stream.writeSSE({ data: JSON.stringify(await heard(change, true)) });
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (changes.length > 0 || isOver()) resolve();
        });
      }
    } finally {
      clearInterval(beat);
      stopping.removeEventListener('abort', end);
      unwatch();
    }
  });
}
