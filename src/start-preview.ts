import { commands, messageCommands, roots } from '../commands/index.ts';
import packageJson from '../package.json' with { type: 'json' };
import type { Config } from './config/config.ts';
import { joinGuild, leaveGuild } from './delivery/guild-membership.ts';
import type { Digest } from './digest/digest.ts';
import { commandJson } from './dispatch/command-json.ts';
import { createDispatch } from './dispatch/dispatch.ts';
import { createRegistry } from './dispatch/registry.ts';
import { coverageJob } from './jobs/coverage-job.ts';
import { deliveryJob } from './jobs/delivery-job.ts';
import { housekeepingJob } from './jobs/housekeeping-job.ts';
import { startCoverageWorker } from './jobs/start-coverage-worker.ts';
import { startJobs } from './jobs/start-jobs.ts';
import type { Log } from './log.ts';
import { digestMessage, emptyDigestMessage } from './messages/digest-message.ts';
import { welcomeMessage } from './messages/welcome-message.ts';
import type { DrawChart } from './pictures/chart.ts';
import { startPictures } from './pictures/start-pictures.ts';
import { pollJobs } from './poll-jobs.ts';
import { type Conversation, createConversation } from './preview/conversation.ts';
import { demoChannels, demoIds } from './preview/demo-server.ts';
import { createInteractions } from './preview/interactions.ts';
import { createLocalDiscord } from './preview/local-discord.ts';
import { holdsOthers } from './preview/own-subscriptions.ts';
import { createPreviewApp } from './preview/preview-app.ts';
import { restorePosts } from './preview/restore-posts.ts';
import { serveApp } from './preview/serve-app.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import type { Services } from './services.ts';
import { startDeliverer } from './start-deliverer.ts';
import { claimDataFolder } from './store/lock.ts';
import { openStore } from './store/open-store.ts';
import { composeForReader } from './usecases/compose-digest.ts';
import { warmUp } from './usecases/warm-up.ts';

/** How the page tells the command line how far it has come. */
export interface PreviewListener {
  /** Wraps the taking in of the archives, which may last. */
  reading<T>(work: (onProgress: (files: number) => void) => Promise<T>): Promise<T>;
  /** What is stored, and its digest: null when nothing is. */
  read(articles: number, digest: Digest | null): void;
  /** The page can be opened. `sends`: digests that are set up there are posted at their time. */
  open(address: string, sends: boolean): void;
}

/**
 * Composition root of the page to try Amur at: everything but Discord is the real thing, on the real store. Runs until SIGTERM or
 * SIGINT. @throws UserError when it cannot start
 */
export async function runPreview(config: Config, log: Log, listener: PreviewListener): Promise<void> {
  const { dataDir, articlePaths, locale, timeZone, page } = config;
  await runUntilStopped(log, async ({ closing, signal, stopped, fail }) => {
    closing(await claimDataFolder(dataDir, process.pid));
    const store = await openStore(dataDir);
    closing(() => store.close());
    const pictures = startPictures(log);
    closing(() => pictures.close());
    const conversation = createConversation(Date.now);
    const discord = createLocalDiscord(conversation, locale);
    const services: Services = {
      now: Date.now,
      store,
      discord,
      deliverer: startDeliverer(discord, store, log, Date.now),
      defaults: { locale, timeZone },
      version: packageJson.version,
      startedAtMs: Date.now(),
      invites: { server: null, user: null },
    };
    const app = pageOf(services, conversation, pictures.draw, config, log, signal);
    const server = await serveApp(app, page);
    closing(() => server.close());

    const worker = startCoverageWorker(new URL('./coverage-worker.ts', import.meta.url), dataDir);
    closing(() => worker.close(3_000));
    const reading = listener.reading((onProgress) => worker.takeIn(articlePaths, onProgress));
    // Archives may last for minutes, and whoever stops it meanwhile must not wait for them.
    const report = await Promise.race([reading, stopped]);
    if (report === undefined) return;
    for (const file of report.rejected) log.warn(file, 'file rejected');
    const digest = await composeForReader({ store }, { limit: 5, timeZone, nowMs: Date.now() });
    listener.read(await store.articles.count(), digest);

    const sends = !(await holdsOthers(store));
    await joinGuild(store.subscriptions, demoIds.guild, Date.now());
    closing(() => leaveGuild(store.subscriptions, demoIds.guild, Date.now()));
    await restorePosts(store, conversation);
    greet(conversation, digest);
    const jobs = startJobs(
      [
        { ...coverageJob(worker, articlePaths, log), atStart: false },
        // Nothing is asked of the network unless the host said of whom.
        ...(config.feeds.isChosen ? await pollJobs(config, worker, services, log, async () => {}) : []),
        ...(sends ? [deliveryJob(services, log, signal, fail)] : []),
        housekeepingJob(services, log),
      ],
      log,
    );
    closing(() => jobs.stop());
    listener.open(server.address, sends);
    warmUp();
  });
}

/** What the page shows first, in the language of whoever looks: what this is, and the digest of what is stored. */
function greet(conversation: Conversation, digest: Digest | null): void {
  const [{ id: channelId }] = demoChannels;
  conversation.post({ channelId, read: welcomeMessage });
  conversation.post({
    channelId,
    read: (locale) =>
      digest === null ? emptyDigestMessage(locale, '-') : digestMessage(digest, { locale, marker: null }),
  });
}

/** The page, served by the same dispatch as Discord. */
function pageOf(
  services: Services,
  conversation: Conversation,
  draw: DrawChart,
  { locale, isLocaleChosen, timeZone, page }: Config,
  log: Log,
  stopping: AbortSignal,
): ReturnType<typeof createPreviewApp> {
  const registry = createRegistry(roots, commands, messageCommands);
  const interactions = createInteractions({
    conversation,
    dispatch: createDispatch(registry, services, log),
    registered: commandJson(registry),
    guildLocale: locale,
  });
  return createPreviewApp({
    conversation,
    interactions,
    draw,
    log,
    now: services.now,
    host: page.host,
    password: page.password,
    reader: { locale, isLocaleChosen, timeZone },
    stopping,
  });
}
