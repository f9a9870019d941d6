import type { RawFile } from 'discord.js';
import type { Visibility } from '../dispatch/command.ts';
import { drawAttachments } from '../messages/draw-attachments.ts';
import type { Message } from '../messages/message.ts';
import type { DrawChart } from '../pictures/chart.ts';
import { messageBody } from './message-body.ts';

interface RequestContent {
  readonly body: Readonly<Record<string, unknown>>;
  readonly files: RawFile[];
}

/** A message ready to be sent, its pictures drawn; one that could not be drawn is left out. */
export async function requestContent(
  message: Message,
  draw: DrawChart,
  visibility: Visibility = 'public',
): Promise<RequestContent> {
  const { message: shown, files } = await drawAttachments(message, draw);
  return {
    body: messageBody(shown, visibility),
    files: files.map(({ name, data }) => ({ name, data: Buffer.from(data) })),
  };
}
