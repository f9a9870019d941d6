import type { Message } from '../messages/message.ts';
import type { Responder } from './incoming.ts';

/** More than are pressed while anybody could still press one of them again. */
const keptAtMost = 1000;

interface Presses {
  /**
   * Runs what a press asks for. A second press under the same `key` runs nothing: it shows what the first made of the message,
   * as soon as that is known. After a failure the next press runs anew. Without a key, each runs.
   */
  once(key: string | undefined, run: () => Promise<Message | null>, responder: Responder): Promise<void>;
}

/**
 * Tells a second press of a button from the first. In memory, for a bot is one process, and after a restart the message itself
 * shows a button that was pressed. A repeated press is deferred when `patience` ends before the first one's result is known.
 */
export function createPresses(patience: () => Promise<undefined>): Presses {
  const results = new Map<string, Promise<Message | null>>();

  function keep(key: string, result: Promise<Message | null>): void {
    results.set(key, result);
    const forget = () => results.delete(key);
    result.then((message) => message ?? forget(), forget);
    const [oldest] = results.keys();
    if (results.size > keptAtMost && oldest !== undefined) results.delete(oldest);
  }

  const once: Presses['once'] = async (key, run, responder) => {
    const first = key === undefined ? undefined : results.get(key)?.catch(() => null);
    if (first !== undefined) {
      const early = await Promise.race([first, patience()]);
      if (early === null) return once(key, run, responder);
      if (early !== undefined) return responder.update(early);
      await responder.deferUpdate();
      const late = await first;
      if (late !== null) await responder.editOriginal(late);
      return;
    }
    const result = run();
    if (key !== undefined) keep(key, result);
    await result;
  };
  return { once };
}
