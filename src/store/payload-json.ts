import type { Message } from '../messages/message.ts';

/** A message as JSON can hold it: files in base64. */
export interface PayloadJson {
  readonly components: Message['components'];
  readonly files?: readonly { readonly name: string; readonly data: string; readonly description: string }[];
}

export function toPayloadJson(message: Message): PayloadJson {
  const { components, files } = message;
  if (!files) return { components };
  return {
    components,
    files: files.map((file) => ({ ...file, data: Buffer.from(file.data).toString('base64') })),
  };
}

export function fromPayloadJson({ components, files }: PayloadJson): Message {
  if (!files) return { components };
  return {
    components,
    files: files.map((file) => ({ ...file, data: new Uint8Array(Buffer.from(file.data, 'base64')) })),
  };
}
