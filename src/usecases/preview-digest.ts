import type { GuildSubscription } from '../delivery/subscription.ts';
import { translator } from '../locale/translate.ts';
import { digestMessage } from '../messages/digest-message.ts';
import type { Message } from '../messages/message.ts';
import { noticeMessage } from '../messages/notice-message.ts';
import { withPicture } from '../messages/with-picture.ts';
import type { Services } from '../services.ts';
import { type Composable, composeForSubscription } from './compose-digest.ts';
import type { Person } from './person.ts';
import { weeklyChart } from './weekly-chart.ts';

/** What a subscription, or one that is not stored yet, would post now. Moves nothing. */
export async function previewDigest(
  { locale }: Pick<Person, 'locale'>,
  services: Services,
  subscription: Composable & Pick<GuildSubscription, 'chart'>,
): Promise<Message> {
  const { digest } = await composeForSubscription(services, subscription, services.now());
  if (digest === null) return noticeMessage(translator(locale)('digest.previewEmpty'));
  const chart = await weeklyChart(services, subscription, services.now());
  return withPicture(digestMessage(digest, { locale: subscription.locale, marker: null }), chart);
}
