import { parseTimeOfDay } from '../delivery/parse-time-of-day.ts';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { dailyAt, directMessagesTo, nextRunOf } from './follow.ts';
import type { Person } from './person.ts';

/** Another hour for all that a person follows, as it was picked or typed. `UserError` for one who follows nothing. */
export async function changeHour(
  { userId }: Pick<Person, 'userId'>,
  services: Services,
  chosen: string,
): Promise<void> {
  const time = parseTimeOfDay(chosen);
  if (time === null) throw new UserError('error.schedule.time', { text: chosen.slice(0, 40) });
  const following = await services.store.follows.of(userId);
  if (following === null) throw new UserError('error.follow.none');
  const { id, schedule: before } = following.subscription;
  const schedule = dailyAt(time, before.timeZone);
  const nextRunAt = await nextRunOf(services, schedule, id);
  await services.store.follows.change(userId, { schedule }, nextRunAt, services.now());
}

/** Tries again to write to a person who could not be written to. `UserError` for one who follows nothing. */
export async function resumeFollows({ userId }: Pick<Person, 'userId'>, services: Services): Promise<void> {
  const { store, now } = services;
  const following = await store.follows.of(userId);
  if (following === null) throw new UserError('error.follow.none');
  const { id, schedule } = following.subscription;
  const channelId = await directMessagesTo(userId, services);
  await store.follows.change(userId, { channelId }, null, now());
  await store.subscriptions.resume(id, await nextRunOf(services, schedule, id));
}
