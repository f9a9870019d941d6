import type { DiscordPort } from './discord-port.ts';
import type { Pace } from './pace.ts';

/** Every request waits for its turn: last thing before it goes out, so that nothing in between can bunch them again. */
export function pacedDiscord(discord: DiscordPort, pace: Pace): DiscordPort {
  const inPace =
    <Args extends readonly unknown[], Result>(request: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      await pace();
      return request(...args);
    };
  return {
    send: (channelId, message, nonce, mayRequest = async () => true) =>
      discord.send(channelId, message, nonce, async () => {
        if (!(await mayRequest())) return false;
        await pace();
        return mayRequest();
      }),
    findOwnMessage: inPace((...args) => discord.findOwnMessage(...args)),
    findOwnPost: inPace((...args) => discord.findOwnPost(...args)),
    forumTags: (...args) => discord.forumTags(...args),
    publish: inPace((...args) => discord.publish(...args)),
    directMessages: inPace((...args) => discord.directMessages(...args)),
    welcomePlace: inPace((...args) => discord.welcomePlace(...args)),
    channelAccess: inPace((...args) => discord.channelAccess(...args)),
  };
}
