import { afterEach, expect, it, vi } from 'vitest';
import { noticeMessage } from '../../src/messages/notice-message.ts';
import { type Conversation, createConversation } from '../../src/preview/conversation.ts';
import { demoChannels } from '../../src/preview/demo-server.ts';
import { createPreviewApp } from '../../src/preview/preview-app.ts';

const [{ id: channelId }] = demoChannels;
const stopping = new AbortController();
afterEach(() => stopping.abort());

/** What a page hears first, as far as the `count`th message. */
async function hear(conversation: Conversation, count: number, error = () => {}): Promise<string> {
  const unused = () => Promise.reject(new Error('nobody asks for that'));
  const app = createPreviewApp({
    conversation,
    interactions: {
      commands: [],
      messageCommands: [],
      complete: unused,
      command: unused,
      component: unused,
      messageCommand: unused,
      modal: unused,
    },
    draw: unused,
    log: { error },
    now: Date.now,
    host: '127.0.0.1',
    password: null,
    reader: { locale: 'en', isLocaleChosen: false, timeZone: 'UTC' },
    stopping: stopping.signal,
  });
  const { body } = await app.request('/events', { headers: { host: 'localhost' } });
  let heard = '';
  for await (const part of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    heard += part;
    if (heard.split('"html"').length > count) break;
  }
  return heard;
}

it('begins with the ids of what stands, then tells it', async () => {
  const conversation = createConversation(Date.now);
  const { id } = conversation.post({ channelId, read: () => noticeMessage('good day') });
  const heard = await hear(conversation, 1);
  expect(heard).toContain(`event: reset\ndata: ["${id}"]\n\n`);
  expect(heard).toContain('good day');
});

it('shows the others, and says so, where one message cannot be shown', async () => {
  const conversation = createConversation(Date.now);
  const error = vi.fn();
  conversation.post({
    channelId,
    read: () => {
      throw new Error('written by another version');
    },
  });
  conversation.post({ channelId, read: () => noticeMessage('good day') });
  const heard = await hear(conversation, 2, error);
  expect(heard).toContain('could not be shown');
  expect(heard).not.toContain('another version');
  expect(heard).toContain('good day');
  expect(error).toHaveBeenCalledOnce();
});
