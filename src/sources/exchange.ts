import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { ResponseHeaders } from './response-headers.ts';

export interface Answer {
  readonly status: number;
  readonly headers: ResponseHeaders;
  /** To be read or destroyed; null where it is not wanted, and has gone by. */
  readonly body: Readable | null;
}

/** What is not wanted is let by up to here, so that the connection can be used again; beyond it the connection goes. */
const longestUnwantedBytes = 16 * 1024;

/**
 * One request on its way, and its answer. Undici's `request` makes a stream and listeners of a signal for each, which for the answer
 * that nothing has changed came to a third of its cost; here there is a stream only for a body that is wanted.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  /** Rejects with what the network or `abort` says. */
  readonly answer: Promise<Answer>;
  readonly #resolve: (answer: Answer) => void;
  readonly #reject: (reason: unknown) => void;
  readonly #wantsBody: (status: number) => boolean;
  #controller: Dispatcher.DispatchController | null = null;
  #abortedFor: Error | null = null;
  #received: Answer | null = null;
  #unwantedBytes = 0;

  constructor(wantsBody: (status: number) => boolean) {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.answer = promise;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#wantsBody = wantsBody;
  }

  /** Ends the request, or the body of its answer, wherever it is; nothing where it is over. */
  abort(reason: Error): void {
    this.#abortedFor = reason;
    this.#controller?.abort(reason);
    this.#end(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#abortedFor !== null) controller.abort(this.#abortedFor);
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: ResponseHeaders): void {
    if (status < 200) return;
    const body = this.#wantsBody(status) ? bodyFrom(controller) : null;
    this.#received = { status, headers, body };
    if (body !== null) this.#resolve(this.#received);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    const body = this.#received?.body ?? null;
    if (body !== null) {
      if (!body.push(chunk)) controller.pause();
      return;
    }
    this.#unwantedBytes += chunk.length;
    if (this.#unwantedBytes > longestUnwantedBytes) controller.abort(new Error('The body is not wanted.'));
  }

  onResponseEnd(): void {
    this.#received?.body?.push(null);
    if (this.#received !== null) this.#resolve(this.#received);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#end(error);
  }

  /** An answer whose body was not wanted has said all that it was asked for. */
  #end(error: Error): void {
    this.#received?.body?.destroy(error);
    if (this.#received === null) this.#reject(error);
    else this.#resolve(this.#received);
  }
}

function bodyFrom(controller: Dispatcher.DispatchController): Readable {
  const body = new Readable({
    read: () => controller.resume(),
    destroy(error, done) {
      if (!this.readableEnded) controller.abort(error ?? new Error('The body was given up.'));
      done(error);
    },
  });
  // It may break before anybody reads it, which would end the process; who reads it learns of it all the same.
  return body.on('error', () => {});
}
