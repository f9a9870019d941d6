import { CommanderError } from 'commander';
import { ConfigurationError } from '../config/configuration-error.ts';
import { buildProgram } from './build-program.ts';
import type { CliIo } from './cli-io.ts';
import { CommandFailed } from './command-failed.ts';
import { exitCodes } from './exit-codes.ts';

/** Runs one command line; resolves to its exit code. Whatever went wrong has been told on standard error by then. */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  try {
    await buildProgram(io).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommandFailed) return error.exitCode;
    // Commander has written its help, its version or its complaint.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
    if (error instanceof ConfigurationError) {
      io.stderr.write(`${error.message}\n`);
      return exitCodes.configuration;
    }
    throw error;
  }
}
