import type { Config } from '../config/config.ts';
import type { GuildSubscription } from '../delivery/subscription.ts';
import { fetchChannelAccess } from '../discord/channel-access.ts';
import { createRest } from '../discord/rest.ts';
import { surveyDiscord } from '../discord/survey.ts';
import type { Check } from '../doctor/check.ts';
import { judgeChannel } from '../doctor/judge-channel.ts';
import { judgeDiscord, judgeNoToken } from '../doctor/judge-discord.ts';
import { translator } from '../locale/translate.ts';

/** Asks Discord about the application, and about every channel that a digest goes to. */
export async function examineDiscord(
  { discord, locale }: Config,
  subscriptions: readonly GuildSubscription[],
  commandNames: readonly string[],
  now: () => number,
): Promise<readonly Check[]> {
  const t = translator(locale);
  if (discord === null) return judgeNoToken(t);
  const options = { ...discord, fetch };
  const survey = await surveyDiscord(options, now);
  const checks = judgeDiscord(survey, { ...discord, commandNames }, t);
  if (survey.kind !== 'ok') return checks;

  const rest = createRest(options);
  const self = { userId: survey.userId, now };
  const channels: Check[] = [];
  // One after the other: Discord's rate limits are the bot's own as well.
  for (const { guildId, channelId, channelName } of subscriptions) {
    const access = await fetchChannelAccess(rest, self, guildId, channelId);
    channels.push(judgeChannel(channelName, access, t));
  }
  return [...checks, ...channels];
}
