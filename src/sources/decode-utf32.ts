/** As many code points at once as a call may have arguments. */
const pieceLength = 8_192;

/** By its byte order mark, or by an ASCII character at the start. */
function isLittleEndian(view: DataView): boolean | null {
  if (view.byteLength < 4) return null;
  const isStart = (codePoint: number) => codePoint === 0xfeff || codePoint === 0x3c || codePoint === 0x7b;
  if (isStart(view.getUint32(0, true))) return true;
  return isStart(view.getUint32(0, false)) ? false : null;
}

/** The text of a document in UTF-32, which `TextDecoder` does not know; null where it is none. */
export function decodeUtf32(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = isLittleEndian(view);
  if (littleEndian === null) return null;
  let text = '';
  for (let start = 0; start + 4 <= view.byteLength; start += 4 * pieceLength) {
    const length = Math.min(pieceLength, Math.floor((view.byteLength - start) / 4));
    const codePoints = Array.from({ length }, (_, i) => view.getUint32(start + 4 * i, littleEndian));
    text += String.fromCodePoint(...codePoints.map((each) => (each > 0x10ffff ? 0xfffd : each)));
  }
  return text.replace(/^\uFEFF/, '');
}
