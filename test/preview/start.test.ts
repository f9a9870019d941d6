import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startPreviewProcess } from '../support/preview-process.ts';

describe('npm start without a token', () => {
  it('prints what is stored, its digest and the link to a page, serves it, and ends with SIGTERM', async () => {
    const preview = await startPreviewProcess({ AMUR_LOCALE: 'zh-CN' });
    const page = await fetch(preview.address, { headers: { 'accept-language': 'ru' } });
    const html = await page.text();
    const { code, tookMs } = await preview.end('SIGTERM');

    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(5_000);
    expect(preview.stdout()).toContain('已收录2篇文章。');
    expect(preview.stdout().match(/https:\/\/www\.rfi\.fr\/cn\//g)?.length).toBeGreaterThanOrEqual(2);
    expect(preview.stdout()).toContain('DISCORD_TOKEN');
    expect(page.status).toBe(200);
    expect(html).toContain('<html lang="zh-CN">');
    expect(preview.log()).toContain('stopped');
  });

  it('ends while it still reads the archives, and opens nothing then', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'amur-preview-'));
    const stopping = new AbortController();
    const starting = startPreviewProcess({}, folder, stopping.signal);
    starting.catch(() => {});
    await expect.poll(() => existsSync(join(folder, 'amur.db')), { timeout: 15_000 }).toBe(true);
    stopping.abort();
    await expect(starting).rejects.toThrow('ended with 0');
    rmSync(folder, { recursive: true, force: true });
  });

  it('takes a free port when the usual one is taken and none was chosen', async () => {
    const taken = createServer().listen(2023, '127.0.0.1');
    const preview = await startPreviewProcess({ AMUR_PREVIEW_PORT: '' });
    const { status } = await fetch(preview.address);
    const { code } = await preview.end('SIGINT');
    taken.close();
    expect({ code, status }).toEqual({ code: 0, status: 200 });
    expect(preview.address).not.toBe('http://127.0.0.1:2023');
  });

  it('says so when the chosen port is taken, and ends', async () => {
    const preview = await startPreviewProcess();
    const { port } = new URL(preview.address);
    const second = startPreviewProcess({ AMUR_PREVIEW_PORT: port });
    await expect(second).rejects.toThrow(/ended with 75: .*AMUR_PREVIEW_PORT/s);
    await preview.end('SIGTERM');
  });

  it('asks the network for nothing unless feeds were chosen', async () => {
    const preview = await startPreviewProcess();
    await fetch(preview.address);
    await preview.end('SIGTERM');
    expect(preview.log()).not.toContain('feed');
  });
});
