/** Log-ins that are no sign of anything: an update, a change of settings, a try or two. */
const freeInHour = 5;
const hourMs = 3_600_000;
const firstDelayMs = 1_000;
const maxDelayMs = 600_000;

/** Where the times of the last log-ins are kept, milliseconds since 1970. */
export interface LogInMemory {
  load(): Promise<readonly number[]>;
  save(times: readonly number[]): Promise<void>;
}

/**
 * Records a log-in and returns how long to wait before it, in milliseconds. A process that ends soon after its log-in and is
 * started again spends one of the day's 1,000 each time, and when they are gone Discord resets the token: from the sixth in an
 * hour on the wait doubles, up to 10 minutes. https://discord.com/developers/docs/events/gateway#session-start-limit-object
 */
export async function takeLogIn(memory: LogInMemory, nowMs: number): Promise<number> {
  const recent = (await memory.load()).filter((time) => time > nowMs - hourMs && time <= nowMs);
  await memory.save([...recent, nowMs]);
  const tooMany = recent.length + 1 - freeInHour;
  return tooMany <= 0 ? 0 : Math.min(maxDelayMs, firstDelayMs * 2 ** (tooMany - 1));
}
