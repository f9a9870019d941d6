/** Where a process is killed, in the order in which a digest passes by. */
export const killPoints = [
  /** The message is composed, nothing of it written. */
  'composed',
  /** Inside the transaction that plans the run. */
  'planning',
  'planned',
  /** The message's picture is being drawn. */
  'drawing',
  /** Inside the transaction that records the try. */
  'trying',
  'tried',
  /** The request is on its way: Discord may have read it or not. */
  'requested',
  /** Discord has the message, and its answer is on the way. */
  'accepted',
  'answered',
  /** Inside the transaction that records the confirmation. */
  'confirming',
  'confirmed',
  'betweenParts',
  /** Asked to stop while a message is on its way, then killed. */
  'draining',
] as const;

export type KillPoint = (typeof killPoints)[number];
