import { Command } from 'commander';
import { UserError } from '../errors.ts';
import { plainLine } from '../text/plain.ts';
import { type CoverageReport, takeInCoverage } from '../usecases/take-in-coverage.ts';
import type { CliIo } from './cli-io.ts';
import { withProgress } from './progress.ts';
import { answer, inSession, type Session, withStore } from './session.ts';

export function importCommand(io: CliIo): Command {
  return new Command('import')
    .description('import archived articles: files, and folders with everything in them')
    .argument('<path...>', 'archive files or folders')
    .addHelpText('after', '\nExample:\n  amur import ./archive ./more/004_252142d8092668fd.txt')
    .action((paths: readonly string[], _options: object, command: Command) =>
      inSession(io, command, (session) => importPaths(session, paths)),
    );
}

async function importPaths(session: Session, paths: readonly string[]): Promise<void> {
  const { io } = session;
  const startedMs = io.now();
  const report = await withStore(session, (store) =>
    withProgress(io, 'Importing', 'files', (onProgress) =>
      takeInCoverage(paths, { store, now: io.now }, { onProgress }),
    ),
  );
  const tookMs = Math.round(io.now() - startedMs);
  answer(session, { ...report, tookMs }, () => toText(report, tookMs));
  if (report.imported + report.updated + report.unchanged === 0) {
    throw new UserError('error.import.nothingUsable', { files: report.files }, { kind: 'unusable' });
  }
}

function toText(report: CoverageReport, tookMs: number): string {
  const { files, imported, updated, unchanged, skipped, rejected } = report;
  return [
    ...rejected.map(({ path, line, reason }) => `rejected ${plainLine(path)}:${line}: ${plainLine(reason)}`),
    `${files} files: ${imported} imported, ${updated} updated, ${unchanged} unchanged, ` +
      `${skipped} skipped, ${rejected.length} rejected (${(tookMs / 1000).toFixed(1)} s)`,
  ].join('\n');
}
