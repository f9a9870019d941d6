import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PreviewProcess, startPreviewProcess } from '../support/preview-process.ts';

let preview: PreviewProcess;
beforeAll(async () => {
  preview = await startPreviewProcess();
});
afterAll(() => preview.end('SIGTERM'));

/** A request with headers that `fetch` would not let through. */
function ask(
  path: string,
  { method = 'GET', headers = {}, body = '' } = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const { hostname, port } = new URL(preview.address);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', reject).end(body);
  });
}

const line = JSON.stringify({ line: '/help', channelId: '18000000000000000101', locale: 'en' });
const json = { 'content-type': 'application/json' };

describe('what the browser may do', () => {
  it.each(['/', '/page/main.js', '/nothing', '/events'])('%s has the strict policy', async (path) => {
    const gone = new AbortController();
    const { headers } = await fetch(`${preview.address}${path}`, { signal: gone.signal });
    gone.abort();
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.has('access-control-allow-origin')).toBe(false);
  });

  it('nothing inline, nothing from elsewhere', async () => {
    const { text } = await ask('/');
    expect(text).not.toMatch(/<script(?![^>]*\bsrc="\/)|\sstyle=|\son\w+=|<style|javascript:/);
    expect([...text.matchAll(/(?:src|href)="([^"]*)"/g)].every(([, to]) => to?.startsWith('/'))).toBe(true);
  });
});

describe('whose requests are answered', () => {
  it.each([
    ['127.0.0.1', 200],
    ['localhost:2023', 200],
    ['[::1]:2023', 200],
    ['192.168.1.20:8080', 200],
    ['evil.example', 421],
    ['localhost.evil.example:2023', 421],
    ['127.0.0.1.nip.io', 421],
  ])('Host: %s gets %i', async (host, status) => {
    expect(await ask('/', { headers: { host } })).toMatchObject({ status });
  });

  it.each([
    [{}, 200],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'none' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://127.0.0.1:1' }, 403],
    [{ 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1:1' }, 403],
    // Behind a server that asks under another name than it was asked.
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://amur.example.org' }, 200],
  ])('a command with %j gets %i', async (headers, status) => {
    const sent = { method: 'POST', body: line, headers: { ...json, ...headers } };
    expect(await ask('/commands', sent)).toMatchObject({ status });
  });

  it.each([
    ['/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 200],
    ['/', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }, 200],
    ['/page/main.js', { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }, 200],
    ['/page/main.js', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403],
    ['/events', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }, 403],
  ])('%s with %j gets %i', async (path, headers, status) => {
    expect(await ask(path, { headers })).toMatchObject({ status });
  });

  it('its own origin may ask', async () => {
    const headers = { ...json, origin: preview.address, 'sec-fetch-site': 'same-origin' };
    expect(await ask('/commands', { method: 'POST', body: line, headers })).toMatchObject({ status: 200 });
  });
});

describe('bad requests', () => {
  it.each([
    ['text instead of JSON', { body: line, headers: { 'content-type': 'text/plain' } }, 415],
    ['no type at all', { body: line }, 415],
    ['broken JSON', { body: '{', headers: json }, 400],
    ['an unknown channel', { body: line.replace('101', '999'), headers: json }, 400],
    ['an unknown language', { body: line.replace('"en"', '"xx"'), headers: json }, 400],
    ['too much', { body: JSON.stringify({ line: 'x'.repeat(70_000) }), headers: json }, 413],
  ])('%s', async (_what, sent, status) => {
    expect(await ask('/commands', { method: 'POST', ...sent })).toMatchObject({ status });
  });

  it.each([
    '/page/../page.ts',
    '/page/%2e%2e%2fpage.ts',
    '/page/..%5cpage.ts',
    '/page/tsconfig.json',
    '/page/.env',
    '/fonts/noto-sans/package.json',
    '/fonts/..%2f..%2fhono/package.json',
    '/fonts/hono/files/x.woff2',
    '/files/1/x.png',
  ])('%s is not there', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404 });
  });
});

describe('what it serves', () => {
  it.each([
    ['/page/main.js', 'text/javascript; charset=utf-8'],
    ['/page/messages.css', 'text/css; charset=utf-8'],
    ['/page/amur.svg', 'image/svg+xml'],
    ['/fonts/noto-sans/400.css', 'text/css; charset=utf-8'],
    ['/fonts/noto-sans/files/noto-sans-cyrillic-400-normal.woff2', 'font/woff2'],
  ])('%s as %s', async (path, type) => {
    const { status, headers } = await fetch(`${preview.address}${path}`);
    expect({ status, type: headers.get('content-type') }).toEqual({ status: 200, type });
  });

  it.each([
    ['/?lang=ru', 'en', 'ru'],
    ['/', 'zh-HK,en;q=0.5', 'zh-TW'],
    ['/', 'zh', 'zh-CN'],
    ['/', 'fr-FR, ru-RU;q=0.8', 'ru'],
    ['/', 'fr', 'en'],
    ['/?lang=xx', ';;,*,-', 'en'],
  ])('%s for a browser of %s in %s', async (path, languages, lang) => {
    const { text } = await ask(path, { headers: { 'accept-language': languages } });
    expect(text).toContain(`<html lang="${lang}">`);
  });
});
