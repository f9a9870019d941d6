import { ChannelType } from 'discord-api-types/v10';
import type { Look } from '../../../src/preview/render/look.ts';

/** A reader in Moscow on an evening of July 2023. */
export const plainLook: Look = {
  locale: 'en',
  timeZone: 'Europe/Moscow',
  now: '2023-07-13T16:00:00Z',
  channels: [
    { id: '11', name: 'news', type: ChannelType.GuildText },
    { id: '12', name: 'reports', type: ChannelType.GuildForum },
  ],
  people: [{ id: '21', name: 'Lin' }],
  roles: [{ id: '31', name: 'Editors' }],
  files: new Map([['chart.png', '/pictures/7']]),
};
