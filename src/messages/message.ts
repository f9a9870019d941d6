import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

/** A Discord message of ours: always Components V2, within the limits of `limits.ts`, without mentions. */
export interface Message {
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly files?: readonly {
    readonly name: string;
    readonly data: Uint8Array;
    readonly description: string;
  }[];
}
