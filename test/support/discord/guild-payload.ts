import type { JsonObject } from './json.ts';
import { channelJson, guildJson, memberJson } from './wire-format.ts';
import type { DoubleGuild, World } from './world.ts';

/**
 * What GUILD_CREATE carries beside the server itself. `fillToBytes` adds channels and roles of an ordinary server
 * until the payload is about that long: 31 kB is the size that was measured for servers of a few hundred members.
 */
export function guildCreatePayload(world: World, guild: DoubleGuild, fillToBytes: number): JsonObject {
  const channels = [...world.channels.values()].filter(
    ({ guildId, deleted }) => guildId === guild.id && !deleted,
  );
  const payload = {
    ...guildJson(guild),
    joined_at: '2026-01-01T00:00:00.000000+00:00',
    large: false,
    unavailable: false,
    member_count: 250,
    voice_states: [],
    presences: [],
    threads: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    members: guild.bot ? [memberJson(world, world.botId, guild.bot.roleIds, guild.bot.timedOutUntil)] : [],
    channels: channels.map((channel) => channelJson(world, channel)),
  };
  return fillToBytes === 0 ? payload : fill(world, payload, fillToBytes);
}

function fill(
  world: World,
  payload: JsonObject & { channels: readonly JsonObject[] },
  bytes: number,
): JsonObject {
  const channels = [...payload.channels];
  let size = JSON.stringify(payload).length;
  while (size < bytes) {
    const channel = fillerChannel(world, channels.length);
    channels.push(channel);
    size += JSON.stringify(channel).length + 1;
  }
  return { ...payload, channels };
}

function fillerChannel(world: World, position: number): JsonObject {
  const overwrite = () => ({ id: world.snowflake(), type: 0, allow: '1024', deny: '2048' });
  return {
    id: world.snowflake(),
    type: 0,
    position,
    name: `channel-${position}-of-an-ordinary-server`,
    topic: `What is talked about here, as its members wrote it on day ${position}.`,
    parent_id: null,
    nsfw: false,
    flags: 0,
    rate_limit_per_user: 0,
    last_message_id: world.snowflake(),
    permission_overwrites: [overwrite(), overwrite(), overwrite()],
  };
}
