import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Config } from '../config/config.ts';
import { readConfig } from '../config/read-config.ts';
import { createLog, type Log } from '../log.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import type { CliIo } from './cli-io.ts';
import { reportError } from './report-error.ts';

/** One run of one command: the settings, and what the options common to all commands say. */
export interface Session {
  readonly io: CliIo;
  readonly config: Config;
  readonly log: Log;
  /** Exactly one JSON document goes to standard output, and nothing else. */
  readonly json: boolean;
}

/**
 * Runs the work of a command. An error that it throws is told on standard error in the language of the settings.
 * @throws CommandFailed once that is done
 * @throws ConfigurationError before anything is done
 */
export async function inSession(
  io: CliIo,
  command: Command,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  const session = openSession(io, command);
  try {
    await work(session);
  } catch (error) {
    throw reportError(error, session);
  }
}

function openSession(io: CliIo, command: Command): Session {
  const options: { data?: string; json?: boolean } = command.optsWithGlobals();
  const settings = readConfig(io.env, io.cwd);
  const config =
    options.data === undefined ? settings : { ...settings, dataDir: resolve(io.cwd, options.data) };
  const secrets = [config.discord?.token, config.page.password].filter(
    (secret) => typeof secret === 'string',
  );
  const log = createLog({ level: config.logLevel, secrets, destination: io.stderr });
  return { io, config, log, json: options.json ?? false };
}

/** Opens the store of the data folder, and closes it whatever happens. */
export async function withStore<T>(session: Session, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(session.config.dataDir);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** Writes the answer of a command: `json` for programs, else the text for people. */
export function answer({ io, json }: Session, document: unknown, text: () => string): void {
  io.stdout.write(`${json ? JSON.stringify(document, null, 2) : text().trimEnd()}\n`);
}
