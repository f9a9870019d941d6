import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { ConfigurationError } from '../config/configuration-error.ts';
import { readConfig } from '../config/read-config.ts';
import { type Check, fault } from '../doctor/check.ts';
import { isLocale, type Locale } from '../locale/locale.ts';
import { translator } from '../locale/translate.ts';
import type { CliIo } from './cli-io.ts';
import { CommandFailed } from './command-failed.ts';
import { exitCodes } from './exit-codes.ts';
import { inSession } from './session.ts';
import { styled } from './styled.ts';

export function doctorCommand(io: CliIo): Command {
  return new Command('doctor')
    .description('check everything that Amur needs: what is wrong, and how to fix it')
    .addHelpText('after', '\nIt changes nothing, and can run beside the bot.\n\nExample:\n  amur doctor')
    .action(async (_options: object, command: Command) => {
      const wrong = faultsOfSettings(io);
      if (wrong !== null) {
        report(io, command, wrong, localeOf(io));
        throw new CommandFailed(exitCodes.configuration);
      }
      let sound = true;
      await inSession(io, command, async (session) => {
        // Loaded here, so that every other command does without discord.js.
        const { examineInstallation } = await import('./examine-installation.ts');
        const checks = await examineInstallation(session);
        report(io, command, checks, session.config.locale);
        sound = checks.every(({ ok }) => ok);
      });
      if (!sound) throw new CommandFailed(exitCodes.failed);
    });
}

/** Nothing else can be looked at while the settings cannot be read. */
function faultsOfSettings(io: CliIo): readonly Check[] | null {
  try {
    readConfig(io.env, io.cwd);
    return null;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const t = translator(localeOf(io));
    return error.faults.map(({ setting, problem, example }) =>
      fault('settings', `${setting} ${problem}`, t('doctor.settings.fix', { example })),
    );
  }
}

function localeOf({ env }: CliIo): Locale {
  const { AMUR_LOCALE: wanted = 'en' } = env;
  return isLocale(wanted) ? wanted : 'en';
}

function report(io: CliIo, command: Command, checks: readonly Check[], locale: Locale): void {
  const { json = false }: { json?: boolean } = command.optsWithGlobals();
  const ok = checks.every((check) => check.ok);
  const text = json ? JSON.stringify({ ok, checks }, null, 2) : toText(checks, locale, io);
  io.stdout.write(`${text}\n`);
}

function toText(checks: readonly Check[], locale: Locale, io: CliIo): string {
  const t = translator(locale);
  const lines = checks.flatMap(({ ok, detail, fix }) => {
    const mark = !ok ? t('doctor.mark.fault') : fix === null ? t('doctor.mark.ok') : t('doctor.mark.note');
    const head = `${ok ? mark : styled('bold', mark, io.stdout)}  ${detail}`;
    return fix === null ? [head] : [head, styled('dim', `    → ${fix}`, io.stdout)];
  });
  const faults = checks.filter(({ ok }) => !ok).length;
  return [
    `Amur ${packageJson.version} · Node ${process.versions.node}`,
    ...lines,
    t('doctor.faults', { count: faults }),
  ].join('\n');
}
