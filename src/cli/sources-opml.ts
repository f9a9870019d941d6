import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { feedAt, starterFeeds } from '../sources/feed-list.ts';
import { newFeed } from '../sources/feed-state.ts';
import { type OpmlFeeds, readOpml, writeOpml } from '../sources/opml.ts';
import { plainLine } from '../text/plain.ts';
import { answer, type Session } from './session.ts';
import { feedName, withFeeds } from './sources-session.ts';

/** Adds the feeds of an OPML file that are not there yet. @throws UserError when the file is missing, or no such list */
export async function importOpml(session: Session, file: string): Promise<void> {
  const { feeds, rejected } = await openOpml(session, file);
  const added = await withFeeds(session, async (store) => {
    const urls: string[] = [];
    for (const { url, title } of feeds) {
      if ((await store.feeds.find(url)) !== null) continue;
      const feed = starterFeeds.find((known) => known.url === url) ?? feedAt(url, 'command', title);
      await store.feeds.add(newFeed(feed, session.io.now()));
      urls.push(url);
    }
    return urls;
  });
  const known = feeds.length - added.length;
  answer(session, { feeds: feeds.length, added: added.length, known, rejected }, () =>
    [
      ...rejected.map(
        ({ title, url }) => `rejected ${plainLine(title)}: ${plainLine(url)} is no web address`,
      ),
      `${feeds.length} feeds: ${added.length} added, ${known} known, ${rejected.length} rejected`,
    ].join('\n'),
  );
}

async function openOpml({ io }: Session, file: string): Promise<OpmlFeeds> {
  const text = await readFile(resolve(io.cwd, file), 'utf8').catch((cause: unknown) => {
    throw new UserError('error.import.missingPath', { path: file }, { kind: 'missing', cause });
  });
  const read = readOpml(text);
  if (read === null || read.feeds.length + read.rejected.length === 0)
    throw new UserError('error.feed.opml', { path: file }, { kind: 'unusable' });
  return read;
}

/** Prints the feeds as OPML, which other readers import. */
export async function exportOpml(session: Session): Promise<void> {
  const feeds = await withFeeds(session, (store) => store.feeds.list());
  const named = feeds.map((feed) => ({ url: feed.url, title: feedName(feed, session) }));
  const opml = writeOpml(named, session.io.now());
  answer(session, { feeds: named, opml }, () => opml);
}
