/** What is stored about a person or a server, and its deletion. */
export interface PrivacyStore {
  /** Counts, by kind of row. */
  ofUser(userId: string): Promise<{ readonly subscriptionsCreated: number; readonly dialogues: number }>;
  ofGuild(guildId: string): Promise<{ readonly subscriptions: number; readonly deliveries: number; readonly dialogues: number }>;
  /** Subscriptions that the person set up stay with their server, without the person's id. */
  deleteUser(userId: string): Promise<void>;
  deleteGuild(guildId: string): Promise<void>;
}
