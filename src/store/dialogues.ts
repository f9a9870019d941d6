/** State of a paged answer or a dialogue that is longer than a `custom_id`: kept, so that a restart loses nothing. */
export interface DialogueStore {
  /** Returns a short key. `userId` is kept to honour requests for deletion. */
  save(userId: string, guildId: string | null, state: unknown, nowMs: number): Promise<string>;
  /** Null when unknown or older than a week. The caller parses the value. */
  load(key: string): Promise<{ readonly userId: string; readonly state: unknown } | null>;
  deleteOlderThan(beforeMs: number): Promise<void>;
}
