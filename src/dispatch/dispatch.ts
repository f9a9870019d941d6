import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { UserError } from '../errors.ts';
import { isMessageKey, translator } from '../locale/translate.ts';
import { parseCustomId } from '../messages/custom-id.ts';
import type { Message } from '../messages/message.ts';
import { noticeMessage } from '../messages/notice-message.ts';
import type { Services } from '../services.ts';
import { checkOptions, fittingOptions } from './check-options.ts';
import type { Answer, Command, Visibility } from './command.ts';
import { giveAnswer } from './give-answer.ts';
import type { Incoming, Responder } from './incoming.ts';
import { createPresses } from './presses.ts';
import type { Registry } from './registry.ts';

/** The part of a logger that dispatch needs; pino's shape. */
export interface DispatchLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface DispatchOptions {
  /** After so long without an answer, dispatch defers: Discord wants one within 3 s, people within 1 s. */
  readonly deferAfterMs?: number;
  /** Names the errors that a user may report. */
  readonly referenceId?: () => string;
}

export type Dispatch = (incoming: Incoming, responder: Responder) => Promise<void>;

/** What is to be run for one interaction, and how it may be deferred meanwhile. */
interface Job {
  readonly name: string;
  readonly visibility: Visibility;
  readonly defer: 'reply' | 'update' | 'never';
  /** Of a button that counts once: what tells one press of it from another. */
  readonly onceKey?: string;
  run(): Promise<Answer>;
}

function jobOf(
  incoming: Exclude<Incoming, { kind: 'autocomplete' }>,
  registry: Registry,
  services: Services,
): Job {
  switch (incoming.kind) {
    case 'command':
      return commandJob(incoming, registry, services);
    case 'messageCommand':
      return messageCommandJob(incoming, registry, services);
    default:
      return routedJob(incoming, registry, services);
  }
}

function unknownJob(name: string, key: `error.${string}`): Job {
  return {
    name,
    visibility: 'private',
    defer: 'never',
    run: () => Promise.reject(new UserError(key)),
  };
}

function commandJob(incoming: Incoming & { kind: 'command' }, registry: Registry, services: Services): Job {
  const name = incoming.path.join(' ');
  const command = registry.command(incoming.path);
  if (command === null) return unknownJob(name, 'error.command.unknown');
  const checked = checkOptions(command.options, incoming.options);
  if ('wrong' in checked) return unknownJob(name, 'error.command.badOption');
  const request = { ...incoming, options: checked.options };
  return {
    name,
    visibility: command.visibility(request),
    defer: 'reply',
    run: () => command.run(request, services),
  };
}

function messageCommandJob(
  incoming: Incoming & { kind: 'messageCommand' },
  registry: Registry,
  services: Services,
): Job {
  const { name } = incoming;
  const command = registry.messageCommand(name);
  if (command === null) return unknownJob(name, 'error.command.unknown');
  const { visibility } = command;
  return { name, visibility, defer: 'reply', run: () => command.run(incoming, services) };
}

function routedJob(
  incoming: Incoming & { kind: 'component' | 'modal' },
  registry: Registry,
  services: Services,
): Job {
  const { route, args } = parseCustomId(incoming.customId);
  if (incoming.kind === 'component') {
    const handler = registry.component(route);
    if (handler === null) return unknownJob(route, 'error.component.unknown');
    const request = { ...incoming, args };
    const answers = typeof handler.answers === 'function' ? handler.answers(request) : handler.answers;
    return {
      name: route,
      visibility: handler.visibility?.(request) ?? 'private',
      defer: answers === 'modal' ? 'never' : answers,
      ...(handler.once === true ? { onceKey: `${incoming.messageId} ${incoming.customId}` } : {}),
      run: () => handler.run(request, services),
    };
  }
  const handler = registry.modal(route);
  if (handler === null) return unknownJob(route, 'error.component.unknown');
  const request = { ...incoming, args };
  return {
    name: route,
    visibility: handler.visibility?.(request) ?? 'private',
    defer: handler.answers === 'update' && incoming.fromMessage ? 'update' : 'reply',
    run: () => handler.run(request, services),
  };
}

/** Then it is deferred at once: pictures are drawn while it is sent, and the first one takes a second. */
function hasPictures(answer: Answer): boolean {
  return answer.kind !== 'modal' && (answer.message.attachments ?? []).some(({ kind }) => kind === 'chart');
}

/**
 * The one place that defers, answers, times, logs and turns errors into sentences. A handler that has not answered
 * within `deferAfterMs` is deferred; its answer then fills the placeholder.
 */
export function createDispatch(
  registry: Registry,
  services: Services,
  log: DispatchLog,
  { deferAfterMs = 700, referenceId = () => randomUUID().slice(0, 8) }: DispatchOptions = {},
): Dispatch {
  const presses = createPresses(() => timeout(deferAfterMs));

  function errorAnswer(error: unknown, incoming: Incoming, name: string): Message {
    const t = translator(incoming.locale);
    if (error instanceof UserError && isMessageKey(error.key)) {
      log.info({ interaction: name, error: error.key }, 'answered with an error');
      return noticeMessage(t(error.key, error.params));
    }
    const reference = referenceId();
    log.error({ interaction: name, reference, err: error }, 'interaction failed');
    return noticeMessage(t('error.unexpected', { reference }));
  }

  /** What the message that carries the component became; null where it stays as it was. */
  async function runJob(job: Job, incoming: Incoming, responder: Responder): Promise<Message | null> {
    const startedMs = performance.now();
    let { visibility } = job;
    const work = job.run().catch((error: unknown): Answer => {
      visibility = 'private';
      return { kind: 'reply', message: errorAnswer(error, incoming, job.name) };
    });
    const first = job.defer === 'never' ? await work : await Promise.race([work, timeout(deferAfterMs)]);
    const early = first !== undefined && job.defer !== 'never' && hasPictures(first) ? undefined : first;
    const deferred = early === undefined ? job.defer : 'never';
    if (deferred === 'reply') await responder.deferReply(visibility);
    if (deferred === 'update') await responder.deferUpdate();
    const answer = early ?? (await work);
    try {
      await giveAnswer(answer, { visibility, deferred, responder });
    } catch (error) {
      if (answer.kind !== 'update' || answer.followUps === undefined) throw error;
      // The press was acknowledged before its follow-ups went out, so that its person can still be told.
      await responder.followUp(errorAnswer(error, incoming, job.name), 'private');
      return null;
    }
    const tookMs = Math.round(performance.now() - startedMs);
    log.info({ interaction: job.name, tookMs, deferred: early === undefined }, 'answered');
    return answer.kind === 'update' ? answer.message : null;
  }

  async function complete(
    incoming: Incoming & { kind: 'autocomplete' },
    responder: Responder,
  ): Promise<void> {
    const command: Command | null = registry.command(incoming.path);
    const completer = command?.complete?.[incoming.focusedOption];
    if (command === null || completer === undefined) return responder.choices([]);
    const request = { ...incoming, options: fittingOptions(command.options, incoming.options) };
    const choices = await completer(request, services).catch((error: unknown) => {
      log.error({ interaction: incoming.path.join(' '), err: error }, 'completion failed');
      return [];
    });
    return responder.choices(choices);
  }

  return async (incoming, responder) => {
    try {
      if (incoming.kind === 'autocomplete') await complete(incoming, responder);
      else {
        const job = jobOf(incoming, registry, services);
        await presses.once(job.onceKey, () => runJob(job, incoming, responder), responder);
      }
    } catch (error) {
      // The answer itself could not be given: an expired token, a lost connection. Nobody is left to tell.
      log.error({ interaction: incoming.kind, err: error }, 'answer failed');
    }
  };
}

function timeout(ms: number): Promise<undefined> {
  return setTimeout(ms, undefined, { ref: false });
}
