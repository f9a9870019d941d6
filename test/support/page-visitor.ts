import { demoChannels } from '../../src/preview/demo-server.ts';

export interface HeardPost {
  readonly id: string;
  readonly channelId: string;
  readonly html: string;
}

interface Answer {
  readonly status: number;
  readonly fault?: string;
  readonly modal?: string;
  readonly completions?: readonly { readonly label: string; readonly line: string }[];
}

/** Somebody who has the page open, without a browser: speaks to its server as its scripts do. */
export interface PageVisitor {
  /** What stands in the channels now, oldest first. */
  posts(): readonly HeardPost[];
  /** The newest message that is there once all that was asked for is answered. */
  newest(): Promise<HeardPost>;
  /** Waits until a message is there that fits. */
  until(fits: (post: HeardPost) => boolean): Promise<HeardPost>;
  ask(path: string, body: object): Promise<Answer>;
  /** Sends a line of the box. */
  type(line: string, channel?: string): Promise<Answer>;
  /** What the box offers for a line. */
  complete(
    line: string,
    channel?: string,
  ): Promise<readonly { readonly label: string; readonly line: string }[]>;
  /** Presses a button or picks from a menu. */
  use(post: HeardPost, customId: string, values?: readonly string[]): Promise<Answer>;
  leave(): void;
}

export function channelIdOf(key: string): string {
  const channel = demoChannels.find((one) => one.key === key);
  if (channel === undefined) throw new Error(`no channel ${key}`);
  return channel.id;
}

/** Opens the page in a language. */
export async function visitPage(address: string, locale = 'en'): Promise<PageVisitor> {
  const posts = new Map<string, HeardPost>();
  const gone = new AbortController();
  const response = await fetch(`${address}/events?lang=${locale}&zone=Asia/Shanghai`, {
    signal: gone.signal,
  });
  const listening = listen(response, (heard) => {
    if ('removed' in heard) posts.delete(heard.removed);
    else posts.set(heard.id, heard);
  });
  listening.catch(() => {});

  const until = async (fits: (post: HeardPost) => boolean): Promise<HeardPost> => {
    const deadline = performance.now() + 10_000;
    for (;;) {
      const found = [...posts.values()].findLast(fits);
      if (found !== undefined) return found;
      if (performance.now() > deadline) throw new Error('no such message within 10 s');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const ask: PageVisitor['ask'] = async (path, body) => {
    const answer = await fetch(`${address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ locale, ...body }),
    });
    const said: object = JSON.parse(await answer.text());
    return { ...said, status: answer.status };
  };

  return {
    posts: () => [...posts.values()],
    // What is written before an answer is given is sent before it as well, but on another connection.
    async newest() {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return until(({ html }) => !html.includes('post-waiting'));
    },
    until,
    ask,
    type: (line, channel = 'news') => ask('/commands', { line, channelId: channelIdOf(channel) }),
    async complete(line, channel = 'news') {
      const { completions = [] } = await ask('/completions', { line, channelId: channelIdOf(channel) });
      return completions;
    },
    use: ({ id }, customId, values = []) => ask('/components', { messageId: id, customId, values }),
    leave: () => gone.abort(),
  };
}

/** Every `custom_id` in a message, in order. */
export function customIdsIn({ html }: HeardPost): readonly string[] {
  return [...html.matchAll(/data-custom-id="([^"]+)"/g)].map(([, id]) => id ?? '');
}

async function listen(
  response: Response,
  hear: (heard: HeardPost | { readonly removed: string }) => void,
): Promise<void> {
  let rest = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const events = `${rest}${chunk}`.split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = event
        .split('\n')
        .filter((line) => line.startsWith('data: '))
        .map((line) => line.slice('data: '.length))
        .join('\n');
      if (data !== '' && !event.startsWith('event: reset')) hear(JSON.parse(data));
    }
  }
}
