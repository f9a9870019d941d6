import { ChannelType } from 'discord-api-types/v10';

/** The channels that a digest can be posted to. */
export const digestChannelTypes = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
  ChannelType.GuildForum,
] as const;
