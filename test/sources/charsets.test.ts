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
