import { describe, expect, it } from 'vitest';
import { createLog, type Log } from '../../src/log.ts';

const token = 'MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs';
const interactionToken = 'aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4';

/** Everything that a logger writes, as text and parsed. */
function record(use: (log: Log) => void): {
  readonly text: string;
  readonly lines: readonly Record<string, unknown>[];
} {
  let text = '';
  use(createLog({ level: 'info', secrets: [token], destination: { write: (line) => (text += line) } }));
  const lines = text.split('\n').filter((line) => line !== '');
  return { text, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('createLog', () => {
  it('writes one JSON object a line, with level and time', () => {
    const { lines } = record((log) => {
      log.info({ subscriptionId: 's1' }, 'digest sent');
      log.debug('not at this level');
    });
    expect(lines).toEqual([
      { level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/), subscriptionId: 's1', msg: 'digest sent' },
    ]);
  });

  it('keeps an error with its causes, code and status', () => {
    const cause = Object.assign(new TypeError('reset'), { code: 'ECONNRESET' });
    const { lines } = record((log) => log.error({ err: new Error('send failed', { cause }) }, 'job failed'));
    expect(lines[0]).toMatchObject({
      msg: 'job failed',
      err: {
        type: 'Error',
        message: 'send failed',
        stack: expect.stringContaining('create-log.test.ts'),
        cause: { type: 'TypeError', message: 'reset', code: 'ECONNRESET' },
      },
    });
  });

  it('survives cycles, depth, bytes and big integers', () => {
    const ring: Record<string, unknown> = { big: 12345678901234567890n, bytes: new Uint8Array(9) };
    ring.self = ring;
    let deep: unknown = 'bottom';
    for (let level = 0; level < 1000; level += 1) deep = { deep };
    const error = new Error('loop');
    error.cause = error;
    const { text } = record((log) => log.info({ ring, deep, err: error }, 'odd'));
    expect(text).toContain('[circular]');
    expect(text).toContain('[9 bytes]');
    expect(text).not.toContain('bottom');
  });
});

describe('what is never written', () => {
  const url = `https://discord.com/api/v10/webhooks/197038439483310086/${interactionToken}/messages/@original`;
  const callback = `/interactions/1234567890/${interactionToken}/callback`;

  it.each<[string, (log: Log) => void]>([
    ['as a field', (log) => log.info({ value: token }, 'x')],
    ['in a message', (log) => log.info(`login with ${token}`)],
    ['in a nested list', (log) => log.info({ a: [{ b: ['x', `y${token}z`] }] }, 'x')],
    ['as a key', (log) => log.info({ [token]: 1 }, 'x')],
    ['in an error message and its stack', (log) => log.error(new Error(`bad token ${token}`))],
    [
      'in a cause of a cause',
      (log) => log.error({ err: new Error('a', { cause: new Error('b', { cause: new Error(token) }) }) }),
    ],
    ['in one of several errors', (log) => log.error({ err: new AggregateError([new Error(token)]) }, 'x')],
    [
      'in an error under another name',
      (log) => log.error({ failure: Object.assign(new Error('x'), { url: `/?t=${token}` }) }, 'x'),
    ],
    ['in a child logger', (log) => log.child({ from: token }).info('x')],
    ['in a header', (log) => log.info({ headers: { Authorization: `Bot ${token}` } }, 'x')],
    ['in headers printed as text', (log) => log.info({ raw: `authorization: Bot ${token}` }, 'x')],
  ])('the bot token %s', (_where, use) => {
    const { text } = record(use);
    expect(text).not.toBe('');
    expect(text).not.toContain(token);
    expect(text).not.toContain(token.slice(0, 20));
  });

  it.each<[string, (log: Log) => void]>([
    ['in a webhook address', (log) => log.info({ url }, 'x')],
    ['in a callback address', (log) => log.info({ path: callback }, 'x')],
    ['in an error about an address', (log) => log.error(new Error(`POST ${url} failed`))],
    ['as a field', (log) => log.info({ interaction: { id: '1', token: interactionToken } }, 'x')],
    [
      'in a failed request',
      (log) =>
        log.error({
          err: Object.assign(new Error('404'), { url, requestBody: { json: { token: interactionToken } } }),
        }),
    ],
  ])('an interaction token %s', (_where, use) => {
    const { text } = record(use);
    expect(text).not.toBe('');
    expect(text).not.toContain(interactionToken);
  });

  it('another Authorization header', () => {
    const { text } = record((log) =>
      log.error(new Error('{"Authorization":"Bearer abcdefgh.ijkl"} refused')),
    );
    expect(text).not.toContain('abcdefgh');
  });

  it.each(['content', 'components', 'embeds', 'payload', 'requestBody', 'body'])(
    'message text under %s',
    (field) => {
      const { text } = record((log) => {
        log.info({ message: { [field]: ['what somebody wrote'] } }, 'x');
        log.error(Object.assign(new Error('50035'), { [field]: { json: 'what somebody wrote' } }));
      });
      expect(text).not.toContain('somebody');
    },
  );

  it('leaves the rest as it is', () => {
    const { lines } = record((log) =>
      log.info({ url: 'https://www.rfi.fr/cn/webhooks/1', title: '普京访华' }, 'read'),
    );
    expect(lines[0]).toMatchObject({ url: 'https://www.rfi.fr/cn/webhooks/1', title: '普京访华' });
  });
});
