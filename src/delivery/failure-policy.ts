import type { PauseReason } from './subscription.ts';

/** What follows when Discord says no. */
export type FailureAction =
  /** The channel does not take messages of ours until an admin changes something. */
  | { readonly action: 'pause'; readonly reason: PauseReason }
  /** Said to be gone: ask once more, then pause. */
  | { readonly action: 'confirmGone' }
  /** This message is bad; the next may not be. */
  | { readonly action: 'giveUp' }
  /** Later, with the same message. */
  | { readonly action: 'wait'; readonly atLeastMs: number };

const slowMs = 60_000;

/** Discord's JSON error codes. [topics/opcodes-and-status-codes#json-json-error-codes], meaning beside each. */
const byCode: Readonly<Record<number, FailureAction>> = {
  // Unknown channel.
  10003: { action: 'confirmGone' },
  // Unknown guild.
  10004: { action: 'confirmGone' },
  // Missing access: cannot see the channel.
  50001: { action: 'pause', reason: { key: 'missingAccess' } },
  // Cannot send messages in a non-text channel.
  50008: { action: 'pause', reason: { key: 'wrongChannelType' } },
  // Cannot send messages to this user.
  50007: { action: 'pause', reason: { key: 'directMessagesClosed' } },
  // Cannot send messages to this user due to having no mutual guilds.
  50278: { action: 'pause', reason: { key: 'directMessagesClosed' } },
  // You lack permissions to perform that action.
  50013: { action: 'pause', reason: { key: 'missingPermission', code: 50013 } },
  // Cannot execute action on this channel type.
  50024: { action: 'pause', reason: { key: 'wrongChannelType' } },
  // Thread is archived.
  50083: { action: 'pause', reason: { key: 'threadLocked' } },
  // Thread is locked.
  160005: { action: 'pause', reason: { key: 'threadLocked' } },
  // A tag is required to create a forum post in this channel.
  40067: { action: 'pause', reason: { key: 'tagRequired' } },
  // Invalid form body.
  50035: { action: 'giveUp' },
  // Request entity too large.
  40005: { action: 'giveUp' },
  // Message was blocked by harmful links filter.
  240000: { action: 'giveUp' },
  // This action cannot be performed due to slowmode rate limit.
  20016: { action: 'wait', atLeastMs: slowMs },
  // This message cannot be edited due to announcement rate limits.
  20022: { action: 'wait', atLeastMs: slowMs },
  // The channel you are writing has hit the write rate limit.
  20028: { action: 'wait', atLeastMs: slowMs },
};

/**
 * What to do about a refusal. A code without a row decides by the status: a request that is wrong in itself (400, 413)
 * stays wrong; anything else (the front proxy's 403 page has no code) may pass.
 */
export function failureAction(status: number, code: number): FailureAction {
  const known = byCode[code];
  if (known) return known;
  return status === 400 || status === 413 ? { action: 'giveUp' } : { action: 'wait', atLeastMs: 0 };
}
