/** Who wants a feed to be read: the list that comes with Amur, the settings, or the host by a command. */
export type FeedOrigin = 'list' | 'settings' | 'command';

/** A feed that is to be read. */
export interface ListedFeed {
  /** Stable, short, what commands call it. */
  readonly id: string;
  readonly url: string;
  /** Id of an outlet in `src/articles`; null where it is not known. */
  readonly outlet: string | null;
  readonly title: string | null;
  readonly origin: FeedOrigin;
  /** When somebody last saw that a feed is there, RFC 3339; null where nobody has. */
  readonly checkedAt: string | null;
}
