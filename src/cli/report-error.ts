import { randomBytes } from 'node:crypto';
import { UserError } from '../errors.ts';
import { isMessageKey, translator } from '../locale/translate.ts';
import { CommandFailed } from './command-failed.ts';
import { exitCodes } from './exit-codes.ts';
import type { Session } from './session.ts';

/** Tells a person what they can act on; a fault of ours goes to the log whole, and they get a reference to it. */
export function reportError(error: unknown, session: Session): CommandFailed {
  const { io, config, log } = session;
  const translate = translator(config.locale);
  if (error instanceof UserError) {
    const known = isMessageKey(error.key);
    io.stderr.write(`${known ? translate(error.key, error.params) : error.key}\n`);
    return new CommandFailed(exitCodes[error.kind]);
  }
  const reference = randomBytes(4).toString('hex');
  log.error({ err: error, reference }, 'command failed');
  io.stderr.write(`${translate('error.unexpected', { reference })}\n`);
  return new CommandFailed(exitCodes.failed);
}
