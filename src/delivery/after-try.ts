import { backoffMs } from './backoff.ts';
import type { Delivery, DeliveryReason } from './delivery.ts';
import type { SendOutcome } from './discord-port.ts';
import { type FailureAction, failureAction } from './failure-policy.ts';
import { mayBeThere } from './open-row.ts';

/** What an answer, or its absence, tells about Discord as a whole. */
export type DiscordHealth =
  | { readonly kind: 'answers' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'unreachable' }
  /** All requests are to wait. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number };

export interface Wait {
  readonly kind: 'wait';
  /** Whether Discord may have the message, of this try or an earlier one. */
  readonly mayBeThere: boolean;
  readonly delayMs: number;
  readonly reason: DeliveryReason | null;
  readonly health: DiscordHealth;
}

/** What follows from a try. */
export type AfterTry =
  | Wait
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'unauthorized' }
  | {
      readonly kind: 'refused';
      readonly reason: DeliveryReason;
      readonly action: Exclude<FailureAction, { action: 'wait' }>;
    };

/**
 * `tried` is the row with the state from before the try: a try that Discord certainly did not take leaves that state true.
 * `random` gives [0, 1).
 */
export function afterTry(outcome: SendOutcome, tried: Delivery, random: () => number): AfterTry {
  const delayMs = backoffMs(tried.attempts, random);
  const noAnswer: Wait = {
    kind: 'wait',
    mayBeThere: mayBeThere(tried),
    delayMs,
    reason: { key: 'noAnswer' },
    health: { kind: 'unreachable' },
  };
  switch (outcome.outcome) {
    case 'sent':
      return { kind: 'sent', messageId: outcome.messageId };
    case 'unauthorized':
      return { kind: 'unauthorized' };
    case 'notRequested':
      return notTried(tried);
    case 'unreachable':
      return noAnswer;
    case 'unknown':
      return { ...noAnswer, mayBeThere: true, health: { kind: 'silent' } };
    case 'rateLimited':
      return afterLimit(noAnswer, outcome, tried);
    case 'refused':
      return afterRefusal(noAnswer, outcome.status, outcome.code);
  }
}

/** How a row goes on after a try that made no request. */
export function notTried(row: Delivery): Wait {
  const { reason } = row;
  return { kind: 'wait', mayBeThere: mayBeThere(row), delayMs: 0, reason, health: { kind: 'answers' } };
}

function afterLimit(
  wait: Wait,
  { retryAfterMs, scope }: Extract<SendOutcome, { outcome: 'rateLimited' }>,
  tried: Delivery,
): Wait {
  const health: DiscordHealth = scope === 'global' ? { kind: 'limited', retryAfterMs } : { kind: 'answers' };
  return { ...wait, delayMs: retryAfterMs, reason: tried.reason, health };
}

function afterRefusal(wait: Wait, status: number, code: number): AfterTry {
  const reason: DeliveryReason = { key: 'refused', status, code };
  const action = failureAction(status, code);
  if (action.action !== 'wait') return { kind: 'refused', reason, action };
  const delayMs = Math.max(action.atLeastMs, wait.delayMs);
  return { ...wait, delayMs, reason, health: { kind: 'answers' } };
}
