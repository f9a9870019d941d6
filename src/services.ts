import type { Deliverer } from './delivery/deliverer.ts';
import type { DiscordPort } from './delivery/discord-port.ts';
import type { Locale } from './locale/locale.ts';
import type { InviteLinks } from './messages/help-message.ts';
import type { Store } from './store/store.ts';

/** What commands, use cases and jobs are handed: composed once, in a root. They name only what they use. */
export interface Services {
  /** Milliseconds since 1970: `Date.now`, or a test's clock. */
  readonly now: () => number;
  readonly store: Store;
  readonly discord: DiscordPort;
  readonly deliverer: Deliverer;
  readonly defaults: { readonly locale: Locale; readonly timeZone: string };
  readonly version: string;
  readonly invites: InviteLinks;
  /** Milliseconds since 1970. */
  readonly startedAtMs: number;
}
