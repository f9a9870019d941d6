/** The routes of the buttons and menus about what a person follows. */
export const followRoutes = {
  /** Beside what is new; its argument is the follow. */
  stop: 'follow.stop',
  stopAll: 'follow.stopAll',
  /** Shows what is followed. Any argument is a marker. */
  manage: 'follow.manage',
  /** In that list. */
  stopListed: 'follow.stopListed',
  stopAllListed: 'follow.stopAllListed',
  resume: 'follow.resume',
  askHour: 'follow.askHour',
  /** The hour is the value picked. */
  hour: 'follow.hour',
} as const;
