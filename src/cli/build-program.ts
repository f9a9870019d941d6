import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import type { CliIo } from './cli-io.ts';
import { deliverCommand } from './deliver-command.ts';
import { digestCommand } from './digest-command.ts';
import { doctorCommand } from './doctor-command.ts';
import { exportCommand } from './export-command.ts';
import { importCommand } from './import-command.ts';
import { listCommand } from './list-command.ts';
import { searchCommand } from './search-command.ts';
import { showCommand } from './show-command.ts';
import { sourcesCommand } from './sources-command.ts';
import { startCommand } from './start-command.ts';
import { storiesCommand } from './stories-command.ts';
import { summaryCommand } from './summary-command.ts';
import { trendsCommand } from './trends-command.ts';

const commands = [
  startCommand,
  importCommand,
  listCommand,
  showCommand,
  searchCommand,
  summaryCommand,
  storiesCommand,
  trendsCommand,
  exportCommand,
  digestCommand,
  deliverCommand,
  sourcesCommand,
  doctorCommand,
];

/** The command line with all its commands. Instead of ending the process, commander throws `CommanderError`. */
export function buildProgram(io: CliIo): Command {
  const program = new Command('amur')
    .description(packageJson.description)
    .version(packageJson.version, '--version', 'print the version')
    .option('--data <dir>', 'the data folder (default: AMUR_DATA_DIR, else ./data)')
    .option('--json', 'print one JSON document instead of text');
  settle(program, io);
  for (const build of commands) program.addCommand(settle(build(io), io));
  return program;
}

/** Commander does not hand these down to commands that are made apart from their parent. */
function settle(command: Command, io: CliIo): Command {
  for (const part of command.commands) settle(part, io);
  return command
    .exitOverride()
    .showHelpAfterError('(add --help for the usage)')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHasColors: () => io.stdout.isTTY ?? false,
      getErrHasColors: () => io.stderr.isTTY ?? false,
    });
}
