import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Change, Conversation, Post } from './conversation.ts';

/** What a page hears: a message that is to stand in the place of the one with the same id, or one that is gone. */
type Heard =
  | { readonly id: string; readonly channelId: string; readonly html: string }
  | { readonly removed: string };

/** Proxies and sleeping machines cut connections on which nothing comes. */
const beatMs = 25_000;

/**
 * A stream of events: `reset` with the ids of all that stands in the conversation, then each of these messages, then every change,
 * until the page goes away or `stopping`. `render` never fails.
 */
export function streamConversation(
  c: Context,
  conversation: Conversation,
  render: (post: Post) => Promise<string>,
  stopping: AbortSignal,
): Response {
  const heard = async (change: Change): Promise<Heard> => {
    if (change.kind === 'removed') return { removed: change.id };
    const { id, channelId } = change.post;
    return { id, channelId, html: await render(change.post) };
  };
  return streamSSE(c, async (stream) => {
    // The last of each message: a page that does not keep up costs no more than what stands in the conversation.
    const changes = new Map<string, Change>();
    let wake = () => {};
    const unwatch = conversation.watch((change) => {
      changes.set(change.kind === 'removed' ? change.id : change.post.id, change);
      wake();
    });
    const beat = setInterval(() => void stream.write(':\n\n'), beatMs);
    const isOver = () => stream.aborted || stopping.aborted;
    const end = () => wake();
    stream.onAbort(end);
    stopping.addEventListener('abort', end);
    const tell = async (each: readonly Change[]) => {
      for (const change of each) await stream.writeSSE({ data: JSON.stringify(await heard(change)) });
    };
    try {
      const standing = conversation.all();
      await stream.writeSSE({ event: 'reset', data: JSON.stringify(standing.map(({ id }) => id)) });
      await tell(standing.map((post) => ({ kind: 'shown', post })));
      while (!isOver()) {
        const latest = [...changes.values()];
        changes.clear();
        await tell(latest);
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (changes.size > 0 || isOver()) resolve();
        });
      }
    } finally {
      clearInterval(beat);
      stopping.removeEventListener('abort', end);
      unwatch();
    }
  });
}
