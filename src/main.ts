import { commands, messageCommands, roots } from '../commands/index.ts';
import packageJson from '../package.json' with { type: 'json' };
import type { Config, DiscordConfig } from './config/config.ts';
import { connectDiscord } from './connect-discord.ts';
import { joinGuild, leaveGuild, reconcileGuilds } from './delivery/guild-membership.ts';
import { createBotListener } from './discord/bot-listener.ts';
import { createGateway } from './discord/gateway.ts';
import { inviteLink } from './discord/invite-link.ts';
import { logInFile } from './discord/log-in-file.ts';
import { takeLogIn } from './discord/log-in-pace.ts';
import { registerCommands } from './discord/register-commands.ts';
import { registrationFile } from './discord/registration-file.ts';
import { commandJson } from './dispatch/command-json.ts';
import { createDispatch } from './dispatch/dispatch.ts';
import { createRegistry } from './dispatch/registry.ts';
import { coverageJob } from './jobs/coverage-job.ts';
import { deliveryJob } from './jobs/delivery-job.ts';
import { housekeepingJob } from './jobs/housekeeping-job.ts';
import { startCoverageWorker } from './jobs/start-coverage-worker.ts';
import { startJobs } from './jobs/start-jobs.ts';
import type { Log } from './log.ts';
import { startPictures } from './pictures/start-pictures.ts';
import { pollJobs } from './poll-jobs.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import type { Services } from './services.ts';
import { claimDataFolder } from './store/lock.ts';
import { openStore } from './store/open-store.ts';
import type { FailedPoll } from './usecases/poll-round.ts';
import { rememberLast } from './usecases/remember-last.ts';
import { tellOfGivenUp } from './usecases/tell-of-given-up.ts';
import { warmUp } from './usecases/warm-up.ts';
import { welcomeGuild } from './usecases/welcome-guild.ts';

/** The weekly chart of a moment, in every language and zone that is in use; some 40 KB each. */
const picturesAtMost = 50;

/**
 * Composition root of the bot: runs until SIGTERM or SIGINT, then finishes what is under way and returns within 10 s.
 * @throws UserError when it cannot start, or when Discord refuses it later for good
 */
export async function runBot(config: Config, discord: DiscordConfig, log: Log): Promise<void> {
  const { dataDir, articlePaths, locale, isLocaleChosen, timeZone, page } = config;
  await runUntilStopped(log, async ({ closing, signal, stopped, fail }) => {
    closing(await claimDataFolder(dataDir, process.pid));
    const store = await openStore(dataDir);
    closing(() => store.close());
    await store.deliveries.releaseSending();

    warmUp();

    const pictures = startPictures(log, { remember: rememberLast(picturesAtMost) });
    closing(() => pictures.close());
    const { draw } = pictures;
    const { applicationId, ownerId, invites, rest, port, deliverer } = await connectDiscord(
      discord,
      store,
      log,
      draw,
    );
    const services: Services = {
      now: Date.now,
      store,
      discord: port,
      deliverer,
      defaults: { locale, timeZone },
      version: packageJson.version,
      startedAtMs: Date.now(),
      invites,
    };

    const registry = createRegistry(roots, commands, messageCommands);
    const scope = { applicationId, guildId: discord.guildId };
    const outcome = await registerCommands(rest, scope, commandJson(registry), registrationFile(dataDir));
    log.info({ outcome, invite: inviteLink(applicationId) }, 'commands are registered');

    const worker = startCoverageWorker(new URL('./coverage-worker.ts', import.meta.url), dataDir);
    closing(() => worker.close(3_000));
    const tellOwner = (givenUp: readonly FailedPoll[]) => tellOfGivenUp(givenUp, ownerId, services);
    const dispatch = createDispatch(registry, services, log);
    const membership = {
      present: (ids: ReadonlySet<string>) => reconcileGuilds(store.subscriptions, ids, Date.now()),
      joined: async (id: string) => {
        await joinGuild(store.subscriptions, id, Date.now());
        log.info({ guildId: id, welcome: await welcomeGuild(id, services) }, 'joined a server');
      },
      left: (id: string) => leaveGuild(store.subscriptions, id, Date.now()),
    };
    const listener = createBotListener({ rest, dispatch, draw, membership, log, onFatal: fail });
    closing(() => listener.settle(2_000));
    const gateway = createGateway({
      ...discord,
      rest,
      listener,
      log,
      now: Date.now,
      random: Math.random,
      takeLogIn: () => takeLogIn(logInFile(dataDir), Date.now()),
    });
    closing(() => gateway.stop());
    const jobs = startJobs(
      [
        coverageJob(worker, articlePaths, log),
        ...(await pollJobs(config, worker, services, log, tellOwner)),
        deliveryJob(services, log, signal, fail),
        housekeepingJob(services, log),
      ],
      log,
    );
    closing(() => jobs.stop());
    const { password } = page;
    if (password !== null) {
      // Loaded here: most bots show no page.
      const { openOverview } = await import('./preview/open-overview.ts');
      const { address, close } = await openOverview(page, {
        password,
        store,
        log,
        now: Date.now,
        reader: { locale, isLocaleChosen, timeZone },
      });
      closing(close);
      log.info({ address }, 'page is open');
    }

    await Promise.race([gateway.connect(), stopped]);
  });
}
