import { pollFeeds } from '../usecases/poll-feeds.ts';
import { answer, type Session } from './session.ts';
import { withFeeds, withSources } from './sources-session.ts';

/** One round of polls, as the bot makes them. */
export async function poll(session: Session): Promise<void> {
  const { now } = session.io;
  const { keepDays } = session.config;
  const report = await withFeeds(session, (store) =>
    withSources(session, (sources) => pollFeeds({ store, sources, now, random: Math.random }, { keepDays })),
  );
  for (const { id, message } of report.broken) session.log.error({ feed: id, message }, 'poll failed');
  const { polled, notModified, imported, updated, failed } = report;
  answer(
    session,
    report,
    () =>
      `${polled} feeds: ${notModified} unchanged, ${failed.length} failed; ${imported} articles imported, ${updated} updated`,
  );
}
