import { z } from 'zod';
import { locales } from '../locale/locale.ts';
import { demoChannels } from './demo-server.ts';

/** No line of the box is longer: 25 options of 6,000 characters are Discord's limit, which nobody types. */
export const textAtMost = 8_000;

const locale = z.enum(locales);
const channelId = z.enum(demoChannels.map(({ id }) => id));
const text = z.string().max(textAtMost);
const customId = z.string().min(1).max(100);

export const lineBody = z.object({ line: text, channelId, locale });
export const componentBody = z.object({
  messageId: z.string(),
  customId,
  values: z.array(z.string().max(100)).max(25),
  locale,
});
export const messageCommandBody = z.object({ messageId: z.string(), name: z.string().max(32), locale });
export const modalBody = z.object({
  messageId: z.string().nullable(),
  customId,
  fields: z.record(z.string(), text),
  channelId,
  locale,
});
export const dismissBody = z.object({ messageId: z.string(), locale });
