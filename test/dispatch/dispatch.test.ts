import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type Answer, type Command, defineCommand, type MessageCommand } from '../../src/dispatch/command.ts';
import { createDispatch } from '../../src/dispatch/dispatch.ts';
import type { Incoming, Responder } from '../../src/dispatch/incoming.ts';
import { createRegistry } from '../../src/dispatch/registry.ts';
import { UserError } from '../../src/errors.ts';
import type { Message } from '../../src/messages/message.ts';
import { noticeMessage } from '../../src/messages/notice-message.ts';
import type { Services } from '../../src/services.ts';

const asker = {
  interactionId: '1',
  locale: 'en',
  guildLocale: null,
  userId: '2',
  guildId: '3',
  channelId: '4',
  place: 'guild',
  isThread: false,
  memberPermissions: 0n,
} as const;

function textOf(message: Message): string {
  return JSON.stringify(message.components);
}

/** What an adapter would have done, in order. */
function recorder(): { readonly calls: string[]; readonly responder: Responder } {
  const calls: string[] = [];
  const responder: Responder = {
    reply: async (message, visibility) => void calls.push(`reply ${visibility} ${textOf(message)}`),
    update: async (message) => void calls.push(`update ${textOf(message)}`),
    modal: async ({ custom_id }) => void calls.push(`modal ${custom_id}`),
    choices: async (choices) => void calls.push(`choices ${choices.map(({ value }) => value).join()}`),
    deferReply: async (visibility) => void calls.push(`deferReply ${visibility}`),
    deferUpdate: async () => void calls.push('deferUpdate'),
    editOriginal: async (message) => void calls.push(`editOriginal ${textOf(message)}`),
    followUp: async (message, visibility) => void calls.push(`followUp ${visibility} ${textOf(message)}`),
  };
  return { calls, responder };
}

function logged() {
  const lines: { level: string; fields: object; message: string }[] = [];
  const log = {
    info: (fields: object, message: string) => void lines.push({ level: 'info', fields, message }),
    error: (fields: object, message: string) => void lines.push({ level: 'error', fields, message }),
  };
  return { lines, log };
}

const charted: Answer = {
  kind: 'reply',
  message: {
    ...noticeMessage('drawn'),
    attachments: [
      {
        kind: 'chart',
        name: 'a.png',
        description: 'bars',
        chart: { kind: 'bars', title: 'A', labels: ['1'], series: [], locale: 'en' },
      },
    ],
  },
};

const reply = (text: string): Answer => ({ kind: 'reply', message: noticeMessage(text) });

function setUp(command: Command, deferAfterMs = 30, messageCommands: readonly MessageCommand[] = []) {
  const registry = createRegistry(
    [{ name: 'try', defaultMemberPermissions: null, contexts: 'guild' }],
    [command],
    messageCommands,
  );
  const { lines, log } = logged();
  const { calls, responder } = recorder();
  const dispatch = createDispatch(registry, {} as Services, log, {
    deferAfterMs,
    referenceId: () => 'ref-1',
  });
  const send = (incoming: Incoming, instead: Partial<Responder> = {}) =>
    dispatch(incoming, { ...responder, ...instead });
  return { lines, calls, send };
}

function tryCommand(run: () => Promise<Answer>, visibility: 'public' | 'private' = 'public'): Command {
  return defineCommand({
    path: ['try'],
    options: { n: { type: 'integer', min: 1, max: 3, required: true } },
    visibility: () => visibility,
    run,
  });
}

const command = (n: unknown = 1): Incoming => ({
  ...asker,
  kind: 'command',
  path: ['try'],
  options: { n: n as number },
});

describe('dispatch', () => {
  test('a quick answer goes out at once', async () => {
    const { calls, send } = setUp(tryCommand(async () => reply('quick')));
    await send(command());
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatch(/^reply public .*quick/);
  });

  test('a slow answer is deferred and fills the placeholder', async () => {
    const { calls, send } = setUp(
      tryCommand(async () => {
        await wait(60);
        return reply('slow');
      }, 'private'),
    );
    await send(command());
    expect(calls[0]).toBe('deferReply private');
    expect(calls[1]).toMatch(/^editOriginal .*slow/);
  });

  test('an answer with pictures is deferred at once: they are drawn while it is sent', async () => {
    const { calls, send } = setUp(
      tryCommand(async () => charted),
      10_000,
    );
    await send(command());
    expect(calls[0]).toBe('deferReply public');
    expect(calls[1]).toMatch(/^editOriginal .*drawn/);
  });

  test('an error that the user can act on is a private sentence, logged at info', async () => {
    const { calls, lines, send } = setUp(tryCommand(() => Promise.reject(new UserError('error.date.order'))));
    await send(command());
    expect(calls[0]).toMatch(/^reply private .*ends before it begins/);
    expect(lines.map(({ level }) => level)).toEqual(['info', 'info']);
  });

  test('any other error is one general sentence with a reference, and the log has both', async () => {
    const { calls, lines, send } = setUp(tryCommand(() => Promise.reject(new Error('database secrets'))));
    await send(command());
    expect(calls[0]).toMatch(/ref-1/);
    expect(calls[0]).not.toMatch(/database secrets/);
    expect(lines[0]).toMatchObject({ level: 'error', fields: { reference: 'ref-1' } });
  });

  test('an error after a public deferral edits the placeholder', async () => {
    const { calls, send } = setUp(
      tryCommand(async () => {
        await wait(60);
        throw new UserError('error.date.order');
      }),
    );
    await send(command());
    expect(calls[0]).toBe('deferReply public');
    expect(calls[1]).toMatch(/^editOriginal .*ends before it begins/);
  });

  test.each([[0], [4], ['two'], [1.5], [undefined]])(
    'an option of %j does not reach the command',
    async (n) => {
      let ran = false;
      const { calls, send } = setUp(
        tryCommand(async () => {
          ran = true;
          return reply('no');
        }),
      );
      const incoming = command(n);
      await send(n === undefined ? ({ ...incoming, options: {} } as Incoming) : incoming);
      expect(ran).toBe(false);
      expect(calls[0]).toMatch(/^reply private .*does not fit/);
    },
  );

  test.each([
    ['command', { ...asker, kind: 'command', path: ['other'], options: {} }],
    ['button', { ...asker, kind: 'component', customId: 'gone:1', values: [], messageId: null }],
    ['modal', { ...asker, kind: 'modal', customId: 'gone', fields: {}, fromMessage: false }],
  ] as const)('a %s of another version gets a sentence', async (_, incoming) => {
    const { calls, send } = setUp(tryCommand(async () => reply('no')));
    await send(incoming as Incoming);
    expect(calls[0]).toMatch(/^reply private .*another version/);
  });

  test('a slow component that updates its message defers the update; its error is private', async () => {
    const { calls, send } = setUp({
      ...tryCommand(async () => reply('no')),
      components: {
        'try.turn': {
          answers: 'update',
          run: async ({ args }) => {
            await wait(60);
            if (args[0] === 'bad') throw new UserError('error.component.expired');
            return { kind: 'update', message: noticeMessage(`page ${args[0]}`) };
          },
        },
      },
    });
    const press = (id: string): Incoming => ({
      ...asker,
      kind: 'component',
      customId: id,
      values: [],
      messageId: '5',
    });
    await send(press('try.turn:2'));
    await send(press('try.turn:bad'));
    expect(calls[0]).toBe('deferUpdate');
    expect(calls[1]).toMatch(/^editOriginal .*page 2/);
    expect(calls[2]).toBe('deferUpdate');
    expect(calls[3]).toMatch(/^followUp private .*too old/);
  });

  test('a menu may open a modal for one of its values, and change its message for the others', async () => {
    const modal = { custom_id: 'm', title: 'Other', components: [] };
    const { calls, send } = setUp({
      ...tryCommand(async () => reply('no')),
      components: {
        pick: {
          answers: ({ values }) => (values.includes('other') ? 'modal' : 'update'),
          run: async ({ values }) => {
            await wait(60);
            return values.includes('other')
              ? { kind: 'modal', modal }
              : { kind: 'update', message: noticeMessage('picked') };
          },
        },
      },
    });
    const pick = (value: string): Incoming => ({
      ...asker,
      kind: 'component',
      customId: 'pick',
      values: [value],
      messageId: '5',
    });
    await send(pick('other'));
    await send(pick('one'));
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['modal', 'deferUpdate', 'editOriginal']);
  });

  test('completion never fails: a broken one offers nothing', async () => {
    const { calls, lines, send } = setUp({
      ...tryCommand(async () => reply('no')),
      complete: {
        good: async ({ focused }) => [{ name: focused, value: focused }],
        bad: () => Promise.reject(new Error('broken')),
      },
    });
    const type = (focusedOption: string): Incoming => ({
      ...asker,
      kind: 'autocomplete',
      path: ['try'],
      options: {},
      focusedOption,
      focused: 'x',
    });
    await send(type('good'));
    await send(type('bad'));
    await send(type('none'));
    expect(calls).toEqual(['choices x', 'choices ', 'choices ']);
    expect(lines.map(({ level }) => level)).toEqual(['error']);
  });

  test('an answer that cannot be given is logged, not thrown', async () => {
    const { lines, log } = logged();
    const registry = createRegistry(
      [{ name: 'try', defaultMemberPermissions: null, contexts: 'guild' }],
      [tryCommand(async () => reply('x'))],
    );
    const { responder } = recorder();
    const broken = { ...responder, reply: () => Promise.reject(new Error('expired')) };
    await createDispatch(registry, {} as Services, log)(command(), broken);
    expect(lines).toMatchObject([{ level: 'error', message: 'answer failed' }]);
  });
});

describe('a button that counts once', () => {
  const press: Incoming = { ...asker, kind: 'component', customId: 'post', values: [], messageId: '5' };

  function setUpOnce(run: () => Promise<Answer>) {
    return setUp({
      ...tryCommand(async () => reply('no')),
      components: { post: { answers: 'update', once: true, visibility: () => 'public', run } },
    });
  }
  const posted = async (): Promise<Answer> => ({
    kind: 'update',
    message: noticeMessage('posted'),
    followUps: [noticeMessage('the post')],
  });

  test('runs once for two presses at a time, and both see what became of it', async () => {
    let runs = 0;
    const { calls, send } = setUpOnce(() => {
      runs += 1;
      return posted();
    });
    await Promise.all([send(press), send(press)]);
    await send(press);
    expect(runs).toBe(1);
    expect(calls.filter((call) => call.startsWith('followUp'))).toHaveLength(1);
    expect(calls.filter((call) => /^(?:editOriginal|update) .*posted/.test(call))).toHaveLength(3);
  });

  test('defers a second press while the first takes long', async () => {
    const { calls, send } = setUpOnce(async () => {
      await wait(80);
      return posted();
    });
    await Promise.all([send(press), send(press)]);
    expect(calls.filter((call) => call === 'deferUpdate')).toHaveLength(2);
    expect(calls.filter((call) => call.startsWith('followUp'))).toHaveLength(1);
    expect(calls.filter((call) => /^editOriginal .*posted/.test(call))).toHaveLength(2);
  });

  test('runs for each message that carries it', async () => {
    const { calls, send } = setUpOnce(posted);
    await send(press);
    await send({ ...press, messageId: '6' } as Incoming);
    expect(calls.filter((call) => call.startsWith('followUp public'))).toHaveLength(2);
  });

  test('claims nothing before its follow-up has gone out; after a failure it can be pressed again', async () => {
    const { calls, lines, send } = setUpOnce(posted);
    let failures = 1;
    const followUp: Responder['followUp'] = async (message, visibility) => {
      if (visibility === 'public' && failures-- > 0) throw new Error('lost');
      calls.push(`followUp ${visibility} ${textOf(message)}`);
    };
    await send(press, { followUp });
    expect(calls[0]).toBe('deferUpdate');
    expect(calls[1]).toMatch(/^followUp private .*ref-1/);
    expect(calls).toHaveLength(2);
    expect(lines.map(({ level }) => level)).toEqual(['error']);
    await send(press, { followUp });
    expect(calls.slice(2).map((call) => call.split(' ', 2).join(' '))).toEqual([
      'deferUpdate',
      'followUp public',
      expect.stringMatching(/^editOriginal/),
    ]);
  });

  test('when nobody can be told any more, the log is', async () => {
    const { calls, lines, send } = setUpOnce(posted);
    await send(press, { followUp: () => Promise.reject(new Error('expired')) });
    expect(calls).toEqual(['deferUpdate']);
    expect(lines.map(({ message }) => message)).toEqual(['interaction failed', 'answer failed']);
  });

  test('can be pressed again after an error of the one who pressed it', async () => {
    let isAllowed = false;
    const { calls, send } = setUpOnce(() =>
      isAllowed ? posted() : Promise.reject(new UserError('error.date.order')),
    );
    const first = send(press);
    isAllowed = true;
    await send(press);
    await first;
    expect(calls[0]).toMatch(/^reply private .*ends before it begins/);
    expect(calls.at(-1)).toMatch(/^editOriginal .*posted/);
  });
});

describe('createRegistry', () => {
  test('refuses two commands of one path, two handlers of one route, and a command without a root', () => {
    const root = { name: 'try', defaultMemberPermissions: null, contexts: 'guild' } as const;
    const one = tryCommand(async () => reply('x'));
    const routed = { ...one, components: { r: { answers: 'reply' as const, run: async () => reply('x') } } };
    expect(() => createRegistry([root], [one, one])).toThrow(/try/);
    expect(() => createRegistry([root], [routed, { ...routed, path: ['try', 'b'] as const }])).toThrow(
      /component r/,
    );
    expect(() => createRegistry([], [one])).toThrow(/no root/);
  });
});
