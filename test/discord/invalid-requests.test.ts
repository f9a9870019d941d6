import { expect, test } from 'vitest';
import { createInvalidRequests } from '../../src/discord/invalid-requests.ts';
import { createRest } from '../../src/discord/rest.ts';
import { sendMessage } from '../../src/discord/send-message.ts';
import { cannotDraw } from '../support/cannot-draw.ts';
import { textMessage } from './support.ts';

test('2,000 invalid requests within ten minutes stop all, until the oldest is ten minutes old', () => {
  let nowMs = 0;
  const invalid = createInvalidRequests(() => nowMs);
  for (const status of [200, 204, 400, 404, 500])
    for (let n = 0; n < 2_000; n += 1) invalid.note(status, null);
  for (let n = 0; n < 2_000; n += 1) invalid.note(429, 'shared');
  expect(invalid.stopMs()).toBe(0);
  for (const status of [401, 403, 429]) {
    for (let n = 0; n < 667 && invalid.stopMs() === 0; n += 1) {
      invalid.note(status, status === 429 ? 'user' : null);
      nowMs += 100;
    }
  }
  expect(invalid.stopMs()).toBe(600_000 - 2_000 * 100);
  nowMs += invalid.stopMs();
  expect(invalid.stopMs()).toBe(0);
});

test('the client makes no request then, and reports a limit of the whole bot; answers to people go on', async () => {
  const statuses: number[] = [];
  const invalid = createInvalidRequests(() => 0);
  for (let n = 0; n < 1_990; n += 1) invalid.note(403, null);
  const headers = { 'content-type': 'application/json' };
  const rest = createRest({
    token: 't',
    apiUrl: 'http://127.0.0.1:9/api',
    invalid,
    fetch: async () => {
      statuses.push(403);
      return new Response('{"code": 50013, "message": "Missing Permissions"}', { status: 403, headers });
    },
  });
  const send = () => sendMessage(rest, '197038439483310086', textMessage('x'), 'n', cannotDraw);
  for (let n = 0; n < 10; n += 1)
    expect(await send()).toEqual({ outcome: 'refused', status: 403, code: 50013 });
  const stopped = await send();
  expect(stopped).toMatchObject({ outcome: 'rateLimited', scope: 'global' });
  expect(stopped.outcome === 'rateLimited' && stopped.retryAfterMs).toBeGreaterThanOrEqual(600_000);
  expect(statuses).toHaveLength(10);
  await rest.post('/interactions/1/t/callback', { auth: false }).catch(() => {});
  expect(statuses).toHaveLength(11);
});
