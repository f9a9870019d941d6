import { Command } from 'commander';
import type { CliIo } from './cli-io.ts';
import type { DeliverOptions } from './deliver.ts';
import { parseTime } from './option-values.ts';
import { inSession } from './session.ts';

export function deliverCommand(io: CliIo): Command {
  return new Command('deliver')
    .description('send the digests that are due, once, and exit: for hosts with their own timer')
    .option('--now <T>', 'pretend that it is this time (RFC 3339)', parseTime)
    .addHelpText('after', '\nExample:\n  amur deliver --json')
    .action((options: DeliverOptions, command: Command) =>
      inSession(io, command, async (session) => {
        // Loaded here, so that every other command does without discord.js.
        const { deliver } = await import('./deliver.ts');
        await deliver(session, options);
      }),
    );
}
