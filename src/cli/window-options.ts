import type { Command } from 'commander';
import { UserError } from '../errors.ts';
import { parseSince, parseUntil, whenHelp } from './option-values.ts';

/** When an article was published: from `since` up to, not including, `until`; RFC 3339, UTC. */
export interface WindowOptions {
  readonly since?: string;
  readonly until?: string;
}

/** Gives a command `--since` and `--until`. */
export function withWindow(command: Command): Command {
  return command
    .option('--since <D>', `published at or after: ${whenHelp}`, parseSince)
    .option('--until <D>', 'published before a time, or up to the end of a date', parseUntil);
}

/** The window alone, out of a command's options. @throws UserError when it ends before it begins */
export function windowOf({ since, until }: WindowOptions): WindowOptions {
  if (since !== undefined && until !== undefined && since >= until) {
    throw new UserError('error.date.order', {}, { kind: 'usage' });
  }
  return { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
}
