/** A connection that held for so long was a good one. */
const goodAfterMs = 60_000;
const firstDelayMs = 1_000;
const maxDelayMs = 600_000;

/** How long to wait before the gateway is tried again; one for each shard. */
export interface ReconnectPace {
  /** The session is on. */
  up(): void;
  /** The connection is lost, or did not come about. */
  down(): void;
  /** Milliseconds; 0 after the first loss, which is nearly always a routine one that a resume mends. */
  delayMs(): number;
}

/**
 * Doubles from 1 s to 10 min, with jitter. The library tries every half second; where each try gets as far as IDENTIFY,
 * a day's 1,000 would be gone in 83 minutes, and Discord would reset the token:
 * https://discord.com/developers/docs/events/gateway#identifying
 */
export function createReconnectPace(now: () => number, random: () => number): ReconnectPace {
  let failures = 0;
  let upSince: number | null = null;
  return {
    up: () => {
      upSince = now();
    },
    down: () => {
      const wasGood = upSince !== null && now() - upSince >= goodAfterMs;
      failures = wasGood ? 1 : failures + 1;
      upSince = null;
    },
    delayMs: () => {
      if (failures <= 1) return 0;
      const ceiling = Math.min(maxDelayMs, firstDelayMs * 2 ** (failures - 2));
      return ceiling * (0.5 + random() / 2);
    },
  };
}
