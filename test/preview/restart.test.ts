import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { demoIds } from '../../src/preview/demo-server.ts';
import { openStore } from '../../src/store/open-store.ts';
import { dailyAt } from '../support/daily-at.ts';
import { dailyDigest } from '../support/daily-digest.ts';
import { channelIdOf, visitPage } from '../support/page-visitor.ts';
import { startPreviewProcess } from '../support/preview-process.ts';

const folderFor = () => mkdtempSync(join(tmpdir(), 'amur-preview-'));

it('after a restart what was posted is there again, and what was set up runs on', async () => {
  const folder = folderFor();
  const first = await startPreviewProcess({}, folder);
  const visitor = await visitPage(first.address);
  await visitor.type('/digest setup channel:#announcements time:08:00');
  const [digest] = await visitor.complete('/digest send subscription:');
  await visitor.type((digest?.line ?? '').trim());
  const inChannel = ({ channelId }: { readonly channelId: string }) =>
    channelId === channelIdOf('announcements');
  const posted = await visitor.until(inChannel);
  await first.stop('SIGTERM');

  const asleep = await openStore(folder);
  const [paused] = await asleep.subscriptions.listOfGuild(demoIds.guild);
  await asleep.close();
  expect(paused?.pause).toEqual({ key: 'guildLeft' });

  const second = await startPreviewProcess({}, folder);
  const again = await visitPage(second.address);
  const restored = await again.until(inChannel);
  await again.type('/digest list');
  const { html } = await again.until((post) => post.html.includes('You used <code>/digest list'));
  await second.end('SIGTERM');
  expect(restored.id).toBe(posted.id);
  expect(html).toContain('next');
});

it('posts a digest when it is due, and nothing for the digests of real servers', async () => {
  const folder = folderFor();
  // Of this minute, whatever the time of day: a run of some hours ago would be too late to be posted.
  const due = new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString();
  const schedule = dailyAt(due.slice(11, 16));
  const store = await openStore(folder);
  const own = dailyDigest({ guildId: demoIds.guild, channelId: channelIdOf('announcements'), schedule });
  await store.subscriptions.add(own, due, Date.now());
  await store.close();

  const alone = await startPreviewProcess({}, folder);
  const visitor = await visitPage(alone.address);
  const { html } = await visitor.until(({ channelId }) => channelId === channelIdOf('announcements'));
  expect(html).toContain('China–Russia digest');
  expect(alone.stdout()).not.toContain('real servers');
  await alone.stop('SIGTERM');

  const others = await openStore(folder);
  const real = dailyDigest({
    guildId: '197038439483310086',
    channelId: '197038439483310087',
    schedule,
  });
  const { id } = await others.subscriptions.add(real, due, Date.now());
  await others.close();
  const beside = await startPreviewProcess({}, folder);
  expect(beside.stdout()).toContain('real servers');
  await beside.stop('SIGTERM');

  const after = await openStore(folder);
  expect(await after.subscriptions.get(id)).toMatchObject({ pause: null, nextRunAt: due });
  expect(await after.deliveries.history(id, 10)).toEqual([]);
  await after.close();
});
