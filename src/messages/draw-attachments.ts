import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord-api-types/v10';
import type { DrawChart } from '../pictures/chart.ts';
import type { Attachment, Message } from './message.ts';

interface DrawnFile {
  readonly name: string;
  readonly data: Uint8Array;
}

async function drawOne(attachment: Attachment, draw: DrawChart): Promise<DrawnFile | null> {
  const { name } = attachment;
  if (attachment.kind === 'text') return { name, data: new TextEncoder().encode(attachment.text) };
  const data = await draw(attachment.chart);
  return data === null ? null : { name, data };
}

/** A component without the pictures of `names`; null when nothing of it is left. */
function without<C extends APIMessageTopLevelComponent | APIComponentInContainer>(
  component: C,
  names: ReadonlySet<string>,
): C | null {
  if (component.type === ComponentType.MediaGallery) {
    const items = component.items.filter(({ media }) => !names.has(media.url.replace('attachment://', '')));
    return items.length === 0 ? null : { ...component, items };
  }
  if (component.type !== ComponentType.Container) return component;
  return {
    ...component,
    components: component.components.map((part) => without(part, names)).filter((part) => part !== null),
  };
}

/**
 * The files of a message, in its order. What cannot be drawn is taken out of the message as well: its words must not be lost
 * with a picture.
 */
export async function drawAttachments(
  message: Message,
  draw: DrawChart,
): Promise<{ readonly message: Message; readonly files: readonly DrawnFile[] }> {
  const { attachments = [] } = message;
  if (attachments.length === 0) return { message, files: [] };
  const drawn = await Promise.all(attachments.map((attachment) => drawOne(attachment, draw)));
  const files = drawn.filter((file) => file !== null);
  if (files.length === drawn.length) return { message, files };
  const missing = new Set(attachments.filter((_, index) => drawn[index] === null).map(({ name }) => name));
  return {
    message: {
      ...message,
      components: message.components
        .map((component) => without(component, missing))
        .filter((component) => component !== null),
      attachments: attachments.filter(({ name }) => !missing.has(name)),
    },
    files,
  };
}
