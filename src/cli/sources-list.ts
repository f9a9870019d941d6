import { outletById } from '../articles/outlets.ts';
import { translator } from '../locale/translate.ts';
import { faultText } from '../messages/fault-text.ts';
import type { Feed } from '../sources/feed-state.ts';
import { plainLine } from '../text/plain.ts';
import { shortTime } from './listing-line.ts';
import { answer, type Session } from './session.ts';
import { feedName, withFeeds } from './sources-session.ts';
import { styled } from './styled.ts';

/** Prints every feed with its label and state. */
export async function listFeeds(session: Session): Promise<void> {
  const feeds = await withFeeds(session, (store) => store.feeds.list());
  answer(session, { feeds: feeds.map((feed) => toDocument(feed, session)) }, () =>
    feeds.length === 0 ? 'No feeds.' : feeds.map((feed) => toText(feed, session)).join('\n'),
  );
}

function toDocument(feed: Feed, session: Session): object {
  const outlet = feed.outlet === null ? undefined : outletById(feed.outlet);
  return {
    id: feed.id,
    url: feed.url,
    listedUrl: feed.listedUrl,
    name: feedName(feed, session),
    title: feed.title,
    outlet: feed.outlet,
    language: outlet?.language ?? null,
    country: outlet?.country ?? null,
    ownership: outlet?.camp ?? null,
    origin: feed.origin,
    checkedAt: feed.checkedAt,
    lastPolledAt: feed.lastPolledAt,
    lastSuccessAt: feed.lastSuccessAt,
    nextPollAt: feed.pause === null ? feed.nextPollAt : null,
    fault: feed.lastFault && { ...feed.lastFault, text: faultOf(feed, session) },
    faultsInRow: feed.faultsInRow,
    failingSince: feed.failingSince,
    pause: feed.pause,
  };
}

function toText(feed: Feed, session: Session): string {
  const { io } = session;
  const outlet = feed.outlet === null ? undefined : outletById(feed.outlet);
  const label = outlet === undefined ? '' : ` (${outlet.country}, ${outlet.camp})`;
  return [
    `${styled('bold', feed.id, io.stdout)}  ${plainLine(feedName(feed, session))}${label}`,
    `    ${plainLine(feed.url)}`,
    `    ${styled('dim', stateOf(feed, session), io.stdout)}`,
  ].join('\n');
}

function stateOf(feed: Feed, session: Session): string {
  const { timeZone } = session.config;
  const read =
    feed.lastSuccessAt === null ? 'not read yet' : `read ${shortTime(feed.lastSuccessAt, timeZone)}`;
  const fault = feed.lastFault === null ? '' : `, ${faultOf(feed, session)}`;
  const next = feed.pause === null ? `next ${shortTime(feed.nextPollAt, timeZone)}` : `paused: ${feed.pause}`;
  return `${read}${fault}; ${next}`;
}

function faultOf({ lastFault }: Feed, { config }: Session): string {
  return lastFault === null ? '' : faultText(lastFault, translator(config.locale));
}
