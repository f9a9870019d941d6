import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/sources/decode-text.ts';
import { parseFeedBytes } from '../../src/sources/parse-feed.ts';

/** What the bytes of each charset say; made with iconv, since Node encodes UTF-8 alone. */
const samples: readonly (readonly [charset: string, hex: string, text: string])[] = [
  ['gb2312', 'd6d0b6edb9d8cfb5', '中俄关系'],
  ['gbk', 'd6d0b6edb9d8cfb5', '中俄关系'],
  ['GB18030', '8139ee39d6d0b6ed', '㐀中俄'],
  ['big5', 'a4a4ab58c3f6ab59', '中俄關係'],
  ['windows-1251', 'cfeef1eeeb20d0eef1f1e8e8', 'Посол России'],
  ['koi8-r', 'f0cfd3cfcc20f2cfd3d3c9c9', 'Посол России'],
  ['iso-8859-5', 'bfdee1dedb20c0dee1e1d8d8', 'Посол России'],
  ['iso-8859-1', '43616ee96b', 'Canék'],
  ['windows-1252', '93e993', '“é“'],
  ['shift_jis', '92868d9182c693fa967b', '中国と日本'],
  ['euc-jp', 'c3e6b9f1a4c8c6fccbdc', '中国と日本'],
  ['iso-2022-jp', '1b24424366397124484b5c1b2842', '中国と本'],
  ['euc-kr', 'c1dfb1b9bfcd20b7afbdc3bec6', '중국와 러시아'],
  ['utf-8', 'e4b8ade4bf84', '中俄'],
];

const bytesOf = (hex: string) => Buffer.from(hex, 'hex');
const withDeclaration = (charset: string, hex: string) =>
  Buffer.concat([
    Buffer.from(`<?xml version="1.0" encoding="${charset}"?><rss version="2.0"><channel><title>`),
    bytesOf(hex),
    Buffer.from('</title></channel></rss>'),
  ]);

const titleOf = (bytes: Uint8Array, contentType: string | null) => {
  const parsed = parseFeedBytes({ bytes, contentType, url: 'https://example.org/' });
  return parsed.ok ? parsed.value.title : parsed.fault.key;
};

describe('charsets', () => {
  it.each(samples)('%s by its declaration', (charset, hex, text) => {
    expect(titleOf(withDeclaration(charset, hex), 'text/xml')).toBe(text);
  });

  it.each(samples)('%s by the header', (charset, hex, text) => {
    expect(decodeText({ bytes: bytesOf(hex), contentType: `text/html; charset="${charset}"` })).toBe(text);
  });

  it.each(samples)('%s by a meta element', (charset, hex, text) => {
    for (const meta of [
      `<meta charset=${charset}>`,
      `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`,
    ]) {
      const bytes = Buffer.concat([Buffer.from(`<html><head>${meta}</head>`), bytesOf(hex)]);
      expect(decodeText({ bytes, contentType: null })).toContain(text);
    }
  });

  it.each([
    ['UTF-8', 'efbbbf', Buffer.from('<中俄>')],
    ['UTF-16LE', 'fffe', Buffer.from('<中俄>', 'utf16le')],
    ['UTF-16BE', 'feff', Buffer.from('<中俄>', 'utf16le').swap16()],
  ])('%s by its byte order mark, whatever else is said', (_, mark, text) => {
    const bytes = Buffer.concat([bytesOf(mark), text]);
    expect(decodeText({ bytes, contentType: 'text/xml; charset=gbk' })).toBe('<中俄>');
  });

  it.each(['le', 'be'])('UTF-16%s without a mark', (order) => {
    const bytes = Buffer.from(
      '<?xml version="1.0" encoding="UTF-16"?><rss version="2.0"><channel><title>中俄</title></channel></rss>',
      'utf16le',
    );
    expect(titleOf(order === 'le' ? bytes : bytes.swap16(), null)).toBe('中俄');
  });
});

/** Four bytes a character; JavaScript's own strings have two. */
function utf32(text: string, order: 'le' | 'be'): Buffer {
  const codePoints = [...text].map((character) => character.codePointAt(0) ?? 0);
  const bytes = Buffer.alloc(codePoints.length * 4);
  for (const [i, codePoint] of codePoints.entries()) {
    if (order === 'le') bytes.writeUInt32LE(codePoint, i * 4);
    else bytes.writeUInt32BE(codePoint, i * 4);
  }
  return bytes;
}

describe('UTF-32', () => {
  const feed =
    '<?xml version="1.0" encoding="UTF-32"?><rss version="2.0"><channel><title>中𠮷</title></channel></rss>';

  it.each(['le', 'be'] as const)('%s, with a mark and without', (order) => {
    expect(titleOf(utf32(`\ufeff${feed}`, order), 'text/xml; charset=utf-8')).toBe('中𠮷');
    expect(titleOf(utf32(feed, order), null)).toBe('中𠮷');
  });

  it('a number that is no character is one that is unknown', () => {
    const bytes = Buffer.concat([utf32('<a', 'le'), Buffer.from('00001100', 'hex')]);
    expect(decodeText({ bytes, contentType: null })).toBe('<a\ufffd');
  });
});

describe('JSON', () => {
  const json = '{"version":"https://jsonfeed.org/version/1.1","title":"中俄","items":[]}';

  it('is UTF-8, whatever a server says', () => {
    expect(titleOf(Buffer.from(json), 'application/json; charset=iso-8859-1')).toBe('中俄');
  });

  it.each(['le', 'be'])('as UTF-16%s', (order) => {
    const bytes = Buffer.from(json, 'utf16le');
    expect(titleOf(order === 'le' ? bytes : bytes.swap16(), null)).toBe('中俄');
  });
});

describe('names that software writes', () => {
  it.each([
    ['x-gbk', 'd6d0b6ed', '中俄'],
    ['gb_2312-80', 'd6d0b6ed', '中俄'],
    ['big5-hkscs', 'a4a4ab58', '中俄'],
    ['ms950', 'a4a4ab58', '中俄'],
    ['win-1251', 'cff0e8', 'При'],
    ['x-cp1251', 'cff0e8', 'При'],
    ['cp866', '8fe0a8', 'При'],
    ['koi8r', 'f0d2c9', 'При'],
    ['uhc', 'c1dfb1b9', '중국'],
    ['ks_c_5601-1987', 'c1dfb1b9', '중국'],
    ['eucjp', 'c3e6', '中'],
    ['windows-31j', '9286', '中'],
    ['latin1', 'e9', 'é'],
    ['x-user-defined', '41', 'A'],
  ])('%s', (charset, hex, text) => expect(titleOf(withDeclaration(charset, hex), null)).toBe(text));
});

describe('what is said and not so', () => {
  const gbk = 'd6d0b6ed';

  it('the header counts before the declaration', () => {
    expect(titleOf(withDeclaration('iso-8859-1', gbk), 'text/xml; charset=gbk')).toBe('中俄');
  });

  it('UTF-8 that is valid counts before what contradicts it', () => {
    expect(titleOf(withDeclaration('utf-8', 'e4b8ade4bf84'), 'text/xml; charset=iso-8859-1')).toBe('中俄');
  });

  it('a charset that the bytes do not fit gives way', () => {
    expect(titleOf(withDeclaration('gbk', gbk), 'text/xml; charset=utf-8')).toBe('中俄');
    expect(titleOf(withDeclaration('utf-8', gbk), 'text/xml; charset=gbk')).toBe('中俄');
  });

  it('a charset that nobody knows is not asked', () => {
    expect(titleOf(withDeclaration('x-unknown', 'e4b8ad'), null)).toBe('中');
    expect(titleOf(withDeclaration('utf-16', 'e4b8ad'), null)).toBe('中');
    expect(titleOf(withDeclaration('cp936', gbk), 'text/xml; charset=none')).toBe('中俄');
  });

  it.each(['utf-16', 'UTF-16LE', 'ucs-2', 'unicode'])('%s of text that is read byte by byte', (charset) => {
    expect(titleOf(withDeclaration(charset, 'e4b8ad'), `text/xml; charset=${charset}`)).toBe('中');
  });

  it('nothing: UTF-8, else GB 18030', () => {
    expect(decodeText({ bytes: Buffer.from('中俄'), contentType: null })).toBe('中俄');
    expect(decodeText({ bytes: bytesOf(gbk), contentType: 'text/html' })).toBe('中俄');
  });

  it('a broken character is one, not the end', () => {
    expect(titleOf(withDeclaration('utf-8', 'e4b8ade4bf'), null)).toBe('中�');
    expect(titleOf(withDeclaration('utf-8', 'e4b8adff20'), 'text/xml; charset=utf-8')).toBe('中�');
  });
});
