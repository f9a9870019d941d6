import { once } from 'node:events';
import { get } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOverview } from '../../src/preview/open-overview.ts';
import type { ServedApp } from '../../src/preview/serve-app.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { startBot } from '../support/bot-process.ts';
import { dailyAt } from '../support/daily-at.ts';
import { dailyDigest } from '../support/daily-digest.ts';
import { startDiscordDouble } from '../support/discord/discord-double.ts';

const password = 'a river on the border: 黑龙江';
const nowMs = Date.parse('2026-11-20T12:00:00Z');

let store: Store;
let page: ServedApp;
let clockMs: number;
let digestId: string;
beforeEach(async () => {
  clockMs = nowMs;
  store = await openStore(temporaryFolder());
  const { id } = await store.subscriptions.add(
    dailyDigest({
      guildId: '197038439483310086',
      channelId: '197038439483310087',
      channelName: '<b>news</b>',
      locale: 'ru',
      schedule: dailyAt('08:00', 'Asia/Shanghai'),
    }),
    '2026-11-21T00:00:00.000Z',
    nowMs,
  );
  digestId = id;
  page = await openOverview(
    { host: '127.0.0.1', port: 0 },
    {
      password,
      store,
      now: () => clockMs,
      log: { error: () => {} },
      reader: { locale: 'en', isLocaleChosen: false, timeZone: 'UTC' },
    },
  );
});
afterEach(async () => {
  await page.close();
  await store.close();
});

function visit(path: string, given: string | null = password): Promise<Response> {
  const credentials = Buffer.from(`anybody:${given}`).toString('base64');
  const headers = given === null ? {} : { authorization: `Basic ${credentials}` };
  return fetch(`${page.address}${path}`, { headers });
}

describe('what it shows', () => {
  it('the digests of the servers, with their next run', async () => {
    const html = await (await visit('/')).text();
    expect(html).toContain('197038439483310086');
    expect(html).toContain('#&lt;b&gt;news&lt;/b&gt;');
    expect(html).toContain('08:00 · every day · Asia/Shanghai');
    expect(html).toContain('21 November at 00:00');
  });

  it('why one is paused, in the language that is asked for', async () => {
    await store.subscriptions.pause(digestId, { key: 'channelGone' });
    const html = await (await visit('/?lang=zh-TW')).text();
    expect(html).toContain('<html lang="zh-TW">');
    expect(html).toContain('頻道');
    expect(html).not.toContain('21 November');
  });

  it('what became of the runs of one', async () => {
    await store.deliveries.plan(
      {
        subscriptionId: digestId,
        seen: { nextRunAt: '2026-11-21T00:00:00.000Z', cursorSeq: null, open: [] },
        rows: [
          {
            subscriptionId: digestId,
            occurrence: '2026-11-21#0',
            part: 0,
            kind: 'digest',
            channelId: '197038439483310087',
            dueAt: '2026-11-21T00:00:00.000Z',
            expiresAt: '2026-11-21T12:00:00.000Z',
            nonce: 'n',
            marker: 'm',
            ends: { state: 'expired', reason: { key: 'tooLate', graceHours: 12 }, coverage: null },
          },
        ],
        merged: [],
        mergedInto: '2026-11-21#0',
        nextRunAt: '2026-11-22T00:00:00.000Z',
      },
      nowMs,
    );
    const html = await (await visit(`/digests/${digestId}`)).text();
    expect(html).toContain('21 November at 00:00');
    expect(html).toContain('too late, not sent');
  });

  it('nothing that is not there', async () => {
    expect((await visit('/digests/none')).status).toBe(404);
    expect((await visit('/events')).status).toBe(404);
    const sent = await fetch(`${page.address}/commands`, { method: 'POST' });
    expect(sent.status).toBe(415);
  });
});

describe('its password', () => {
  it('is enough behind a server that has a name, and TLS, of its own', async () => {
    const authorization = `Basic ${Buffer.from(`x:${password}`).toString('base64')}`;
    const headers = { host: 'amur.example.org', authorization };
    const { port } = new URL(page.address);
    const [answer] = await once(get({ hostname: '127.0.0.1', port, headers }), 'response');
    answer.destroy();
    expect(answer.statusCode).toBe(200);
  });

  it('is asked for before anything is shown', async () => {
    for (const path of ['/', `/digests/${digestId}`, '/page/messages.css', '/nothing']) {
      const answer = await visit(path, null);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Basic realm="Amur", charset="UTF-8"');
      expect(await answer.text()).not.toContain('197038439483310086');
    }
  });

  it.each(['', 'wrong', `${password} `, password.toUpperCase(), 'x'.repeat(5_000)])(
    'is not %j',
    async (wrong) => {
      expect((await visit('/', wrong)).status).toBe(401);
    },
  );

  it('cannot be tried out: five wrong ones make even the right one wait for a minute', async () => {
    const wrong = await Promise.all(Array.from({ length: 5 }, (_, index) => visit('/', `wrong ${index}`)));
    expect(wrong.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    const waiting = await visit('/');
    expect({ status: waiting.status, after: waiting.headers.get('retry-after') }).toEqual({
      status: 429,
      after: '60',
    });
    clockMs += 59_000;
    expect((await visit('/')).status).toBe(429);
    clockMs += 1_000;
    expect((await visit('/')).status).toBe(200);
  });

  it('given rightly in between, begins the count anew', async () => {
    for (const given of [...Array(4).fill('wrong'), password, ...Array(4).fill('wrong')])
      await visit('/', given);
    expect((await visit('/')).status).toBe(200);
  }, 10_000);
});

it('the running bot shows it behind the password alone, and writes neither to its log', async () => {
  const double = await startDiscordDouble();
  const settings = { AMUR_PREVIEW_PASSWORD: password, AMUR_PREVIEW_PORT: '0' };
  const bot = startBot(double, temporaryFolder(), settings);
  const address = () => /http:\/\/127\.0\.0\.1:\d+/.exec(bot.log())?.[0];
  await double.until(() => address() !== undefined, 15_000);
  const shut = await fetch(`${address()}/`);
  const headers = { authorization: `Basic ${Buffer.from(`x:${password}`).toString('base64')}` };
  const open = await fetch(`${address()}/`, { headers });
  const html = await open.text();
  const { code } = await bot.end('SIGTERM');
  await double.close();
  expect({ shut: shut.status, open: open.status, code }).toEqual({ shut: 401, open: 200, code: 0 });
  expect(html).toContain('No server has a digest yet');
  expect(bot.log()).not.toContain(password);
});
