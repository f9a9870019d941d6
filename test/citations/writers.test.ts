import { Ajv } from 'ajv';
import { parse } from 'bibtex-parse';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CitableRow, toCitableRow } from '../../src/citations/citable-row.ts';
import { type ExportFormat, exportFormats, fileEndings, rowWriter } from '../../src/citations/row-writer.ts';
import { plainLine } from '../../src/text/plain.ts';
import { hostileText } from '../support/hostile-text.ts';
import { citedArticle, citedArticles } from './cited-articles.ts';

const head = {
  query: '王毅 "拉夫罗夫"',
  filters: { since: '2023-05-01T00:00:00.000Z', sort: 'newest' },
  madeAt: '2023-07-14T00:00:00.000Z',
  total: 1404,
};

function written(format: ExportFormat, rows: readonly CitableRow[]): string {
  const writer = rowWriter(format, head);
  return [writer.begin, ...rows.map((row, index) => writer.row(row, index)), writer.end].join('');
}

const rows = citedArticles.map((article) => toCitableRow(article, 'en'));
const rowWith = (title: string, url = 'https://example.org/1') =>
  toCitableRow(citedArticle('k3v9x2m4p6q8', { title, url }), 'en');

/** RFC 4180, section 2, read strictly. */
function readCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (match === null) throw new Error('not RFC 4180');
    const [, quoted, plain = '', end] = match;
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') records.push([]);
  }
  return records.slice(0, -1);
}

/** The characters that LaTeX prints for what stands in a field. */
function readLatex(text: string): string {
  const names: Readonly<Record<string, string>> = {
    textbackslash: '\\',
    textbraceleft: '{',
    textbraceright: '}',
    textasciitilde: '~',
    textasciicircum: '^',
  };
  return text.replace(
    /\\([a-z]+)\{\}|\\([%&#_$])/g,
    (_, name: string, sign: string) => sign ?? names[name] ?? '?',
  );
}

test.each(exportFormats)('the seeds and made articles as %s', async (format) => {
  await expect(written(format, rows)).toMatchFileSnapshot(`golden/rows.${fileEndings[format]}`);
});

describe('CSV', () => {
  test('reads back, whatever the title', () => {
    fc.assert(
      fc.property(fc.array(hostileText(200), { minLength: 1, maxLength: 5 }), (titles) => {
        const [names = [], ...records] = readCsv(
          written(
            'csv',
            titles.map((title) => rowWith(title)),
          ).slice(1),
        );
        const at = names.indexOf('title');
        const read = records.map((record) => record[at]?.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, ''));
        expect(read).toEqual(titles.map(plainLine));
        expect(new Set(records.map(({ length }) => length))).toEqual(new Set([names.length]));
      }),
      { numRuns: 40 },
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1'])('%j is no formula', (title) => {
    expect(readCsv(written('csv', [rowWith(title)]).slice(1))[1]?.[1]).toBe(`'${title}`);
  });

  test('begins with the mark that tells Excel of UTF-8', () => {
    expect(written('csv', []).codePointAt(0)).toBe(0xfeff);
  });
});

describe('BibTeX', () => {
  const entriesOf = (text: string) =>
    parse(text)
      .filter(({ itemtype }) => itemtype === 'entry')
      .map(({ type, key, fields = [] }) => ({
        type,
        key,
        fields: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
      }));

  test('reads back, whatever title and address', () => {
    fc.assert(
      fc.property(hostileText(200), fc.webUrl({ withQueryParameters: true }), (title, url) => {
        const row = rowWith(title, url);
        const [entry, ...others] = entriesOf(written('bibtex', [row, rowWith('after')]));
        expect(others).toHaveLength(1);
        expect(entry).toMatchObject({ type: 'online', key: row.id });
        expect(readLatex(entry?.fields.title ?? '')).toBe(plainLine(title));
        expect(entry?.fields).toMatchObject({ url, date: '2023-07-13', urldate: '2023-07-13' });
      }),
    );
  });

  test('an address keeps its braces as codes', () => {
    const [entry] = entriesOf(written('bibtex', [rowWith('x', 'https://example.org/?a={b}%7D_~')]));
    expect(entry?.fields.url).toBe('https://example.org/?a=%7Bb%7D%7D_~');
  });
});

describe('JSON', () => {
  const text = { type: 'string' };
  const day = { type: ['string', 'null'], pattern: '^\\d{4}-\\d\\d-\\d\\d$' };
  const instant = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' };
  const list = { type: 'array', items: text };
  const properties = {
    id: text,
    title: text,
    source: text,
    outlet: text,
    agencies: list,
    publishedOn: day,
    publishedAt: instant,
    publishedAtFrom: { enum: ['page', 'page-day', 'feed', 'capture'] },
    url: text,
    capturedAt: instant,
    accessedOn: { ...day, type: 'string' },
    retrievedAt: instant,
    language: { enum: ['zh-Hans', 'zh-Hant', 'en', 'ru', 'und'] },
    relevance: { enum: ['core', 'related', 'mention', 'none', null] },
    topics: list,
    citation: text,
  };
  const validate = new Ajv({ allowUnionTypes: true }).compile({
    type: 'object',
    required: ['query', 'filters', 'madeAt', 'total', 'rows'],
    additionalProperties: false,
    properties: {
      query: { type: ['string', 'null'] },
      filters: { type: 'object' },
      madeAt: instant,
      total: { type: ['integer', 'object'] },
      rows: {
        type: 'array',
        items: {
          type: 'object',
          required: Object.keys(properties),
          additionalProperties: false,
          properties,
        },
      },
    },
  });

  test('is one document with a head and the rows as they are', () => {
    const document: unknown = JSON.parse(written('json', rows));
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(document).toEqual({ ...head, rows });
  });

  test('is one without any rows too', () => {
    expect(JSON.parse(written('json', []))).toEqual({ ...head, rows: [] });
  });
});
