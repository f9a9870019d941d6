import type { Message } from '../messages/message.ts';

/** A message as JSON can hold it: files in base64. */
export interface PayloadJson extends Omit<Message, 'files'> {
  readonly files?: readonly { readonly name: string; readonly data: string; readonly description: string }[];
}

export function toPayloadJson({ files, ...message }: Message): PayloadJson {
  if (!files) return message;
  return {
    ...message,
    files: files.map((file) => ({ ...file, data: Buffer.from(file.data).toString('base64') })),
  };
}

export function fromPayloadJson({ files, ...message }: PayloadJson): Message {
  if (!files) return message;
  return {
    ...message,
    files: files.map((file) => ({ ...file, data: new Uint8Array(Buffer.from(file.data, 'base64')) })),
  };
}
