import type { Message } from '../messages/message.ts';
import type { Coverage } from './delivery.ts';
import type { Subscription } from './subscription.ts';

/** What is to be composed. `marker` has to stand in a `custom_id` of the message, so that it can be found again. */
export interface CompositionRequest {
  readonly subscription: Subscription;
  /** Milliseconds since 1970. */
  readonly dueAtMs: number;
  readonly digestMarker: string;
  /** The marker of a further message of the digest, from 1. */
  readonly markerOfPart: (part: number) => string;
  readonly noticeMarker: string;
}

/** A digest, or that nothing is new; then `payload` is the line that says so, posted as the subscription has it. */
export type Composed =
  | {
      readonly kind: 'digest';
      readonly payload: Message;
      /** Further messages, in their order, where one is not enough. */
      readonly more?: readonly Message[];
      readonly coverage: Coverage;
    }
  | { readonly kind: 'empty'; readonly payload: Message | null; readonly coverage: Coverage };

/** Makes the message of a run from what is stored; sends and records nothing. */
export type Compose = (request: CompositionRequest) => Promise<Composed>;
