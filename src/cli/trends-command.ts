import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { type Locale, locales } from '../locale/locale.ts';
import { translator } from '../locale/translate.ts';
import { noTrendsText, type Trends, trendsPictures, trendsText } from '../messages/trends-text.ts';
import { plainLine } from '../text/plain.ts';
import { findTrends } from '../usecases/show-trends.ts';
import { type TrendPeriod, trendPeriods } from '../usecases/trend-spans.ts';
import type { CliIo } from './cli-io.ts';
import { answer, inSession, type Session, withStore } from './session.ts';
import { writeFileWhole } from './write-file-whole.ts';

interface TrendsOptions {
  readonly period?: TrendPeriod;
  readonly locale?: Locale;
  readonly picture?: string;
  readonly force: boolean;
}

export function trendsCommand(io: CliIo): Command {
  return (
    new Command('trends')
      .description('count core and related coverage over time, by type of source and by topic')
      .argument('[query...]', 'as for search; without one, all coverage of the relation')
      .addOption(
        new Option(
          '--period <period>',
          'the last 30 days, 13 weeks or 12 months, or all (default: quarter, or longer if it has nothing)',
        ).choices(trendPeriods),
      )
      .addOption(
        new Option('--locale <code>', 'language of the words (default: AMUR_LOCALE)').choices(locales),
      )
      .option('--picture <file>', 'draw the coverage over time as PNG')
      .option('--force', 'replace the picture if it exists', false)
      .addHelpText('after', '\nExample:\n  amur trends 普京 --period year --picture putin.png')
      // Words to leave out begin like options; what begins with two dashes is refused in the action.
      .allowUnknownOption()
      .action((query: readonly string[], options: TrendsOptions, command: Command) => {
        const misspelt = query.find((word) => word.startsWith('--'));
        if (misspelt !== undefined) command.error(`error: unknown option '${misspelt}'`);
        return inSession(io, command, (session) => printTrends(session, query.join(' '), options));
      })
  );
}

async function printTrends(session: Session, text: string, options: TrendsOptions): Promise<void> {
  const { io, config } = session;
  const query = text === '' ? null : text;
  const locale = options.locale ?? config.locale;
  const reader = { locale, timeZone: config.timeZone, now: new Date(io.now()).toISOString() };
  const question = { query, period: options.period ?? null };
  const found = await withStore(session, (store) => findTrends({ store }, question, reader));
  if (found === null) {
    const none = query === null ? 'latest.none' : 'trends.noneAtAll';
    return answer(session, null, () => translator(locale)(none, { query: plainLine(text) }));
  }
  const { trends, period } = found;
  if (options.picture !== undefined) {
    const [{ chart }] = trendsPictures(trends, reader);
    // Loaded here, for its weight.
    const { drawChart } = await import('../pictures/draw-chart.ts');
    await writeFileWhole(resolve(io.cwd, options.picture), [drawChart(chart)], options);
  }
  answer(session, toDocument(trends, period, config.timeZone), () =>
    trends.bySource.length === 0
      ? noTrendsText(query === null ? null : plainLine(query), found.newest, reader)
      : trendsText(trends, reader),
  );
}

function toDocument(trends: Trends, period: TrendPeriod, timeZone: string): object {
  const { query, unit, edges, byTime, bySource, byTopic, stored, before } = trends;
  const spans = byTime.map((counts, index) => ({ from: edges[index], until: edges[index + 1], ...counts }));
  return { query, period, unit, timeZone, spans, bySource, byTopic, stored, before };
}
