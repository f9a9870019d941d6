import type { DeliveryReport } from '../delivery/deliverer.ts';
import { UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Services } from '../services.ts';
import type { Job } from './start-jobs.ts';

/**
 * Asks every five seconds what is due and sends it. An abort of `signal` lets the message under way finish. `onRefusedToken`
 * is told when Discord no longer takes the token: trying on would only get the address banned.
 */
export function deliveryJob(
  { deliverer }: Pick<Services, 'deliverer'>,
  log: Log,
  signal: AbortSignal,
  onRefusedToken: (error: UserError) => void,
): Job {
  return {
    name: 'deliver-due',
    cron: '*/5 * * * * *',
    atStart: true,
    async run() {
      if (signal.aborted) return;
      try {
        report(await deliverer.deliverDue(signal), log);
      } catch (error) {
        if (!(error instanceof UserError) || error.kind !== 'configuration') throw error;
        onRefusedToken(error);
      }
    },
  };
}

function report({ failed, holdMs, due, ...ended }: DeliveryReport, log: Log): void {
  for (const [state, keys] of Object.entries(ended))
    for (const { subscriptionId, occurrence } of keys)
      log.info({ subscriptionId, occurrence, state }, 'delivery ended');
  for (const { subscriptionId, error } of failed)
    log.error({ subscriptionId, err: error }, 'delivery failed');
}
