import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';
import type { SourceFaultKey } from './feed.ts';

/** What requests may be answered in. */
export const acceptedEncodings = 'gzip, br, zstd, deflate';

/** A body that is refused for what it is, not for the network. */
export class BodyError extends Error {
  readonly key: Extract<SourceFaultKey, 'tooLarge' | 'encoding'>;

  constructor(key: BodyError['key']) {
    super(key);
    this.name = 'BodyError';
    this.key = key;
  }
}

/** A window of 8 MB, the most that a web server may ask for (RFC 9659 §3). */
const zstdOptions = { params: { [constants.ZSTD_d_windowLogMax]: 23 } };

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  zstd: () => createZstdDecompress(zstdOptions),
};

/** `deflate` means the zlib format (RFC 9110 §8.4.1.2); some servers send it bare. The first byte tells. */
async function inflaterFor(body: Readable): Promise<Transform> {
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    const bytes: Buffer = chunk;
    body.unshift(bytes);
    return (bytes[0] ?? 0x08) % 16 === 8 ? createInflate() : createInflateRaw();
  }
  return createInflate();
}

async function decoderOf(encoding: string, body: Readable): Promise<Transform | null> {
  const name = encoding.trim().toLowerCase();
  if (name === '' || name === 'identity') return null;
  if (name === 'deflate') return inflaterFor(body);
  // Also `gzip, gzip`: decoders in a chain multiply what a small body can grow to.
  const create = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
  if (create === undefined) throw new BodyError('encoding');
  return create();
}

async function collect(source: AsyncIterable<Buffer>, largestBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > largestBytes) throw new BodyError('tooLarge');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/**
 * The whole body, decompressed; the limit counts what has come out so far, so that a small bomb never unfolds.
 * @param encoding the `Content-Encoding`, empty where there is none
 * @throws BodyError, or what the stream throws: damage (`Z_DATA_ERROR` and its like), the network
 */
export async function readBody(body: Readable, encoding: string, largestBytes: number): Promise<Uint8Array> {
  try {
    const decoder = await decoderOf(encoding, body);
    if (decoder === null) return await collect(body, largestBytes);
    let bytes: Uint8Array = new Uint8Array();
    const take = async (source: AsyncIterable<Buffer>) => {
      bytes = await collect(source, largestBytes);
    };
    await pipeline(body, decoder, take);
    return bytes;
  } finally {
    body.destroy();
  }
}
