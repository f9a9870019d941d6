import type { ComposeNotice } from '../delivery/admin-notice.ts';
import type { Compose, Composed, CompositionRequest } from '../delivery/compose.ts';
import type { GuildSubscription, PersonalSubscription, Subscription } from '../delivery/subscription.ts';
import type { Digest } from '../digest/digest.ts';
import { formatDateRange } from '../locale/dates.ts';
import { translator } from '../locale/translate.ts';
import { adminNoticeMessage } from '../messages/admin-notice-message.ts';
import { digestMessage, emptyDigestMessage } from '../messages/digest-message.ts';
import { followDigestMessage } from '../messages/follow-digest-message.ts';
import type { Attachment, Message } from '../messages/message.ts';
import { reasonText } from '../messages/subscription-message.ts';
import { withPicture } from '../messages/with-picture.ts';
import type { Services } from '../services.ts';
import type { SearchPage } from '../store/search.ts';
import { composeForSubscription } from './compose-digest.ts';
import { composeFollowDigest } from './compose-follow-digest.ts';
import type { Person } from './person.ts';
import { rememberLast } from './remember-last.ts';
import { weeklyChart } from './weekly-chart.ts';

/** Composes the message of a subscription's run, marked so that it can be found again. */
export function composer(services: Pick<Services, 'store'>): Compose {
  const composeDigest = digestComposer(services);
  const composeFollows = followComposer(services);
  return ({ subscription, ...run }) =>
    subscription.kind === 'personal' ? composeFollows(subscription, run) : composeDigest(subscription, run);
}

/** Composes for one kind of subscription. */
type ComposeFor<S extends Subscription> = (
  subscription: S,
  run: Omit<CompositionRequest, 'subscription'>,
) => Promise<Composed>;

function digestComposer(services: Pick<Services, 'store'>): ComposeFor<GuildSubscription> {
  const remember = rememberLast<Digest | null>(digestsAtMost);
  const rememberChart = rememberLast<Attachment | null>(digestsAtMost);
  return async (subscription, { dueAtMs, digestMarker, noticeMarker }) => {
    const { digest, coverage } = await composeForSubscription(services, subscription, dueAtMs, remember);
    const { locale } = subscription;
    const posted = (message: Message) => asPosted(message, subscription, dueAtMs);
    if (digest === null)
      return { kind: 'empty', payload: posted(emptyDigestMessage(locale, noticeMarker)), coverage };
    const chart = await weeklyChart(services, subscription, dueAtMs, rememberChart);
    const message = withPicture(digestMessage(digest, { locale, marker: digestMarker }), chart);
    return { kind: 'digest', payload: posted(message), coverage };
  };
}

/** A person's message says nothing when there is nothing. */
function followComposer(services: Pick<Services, 'store'>): ComposeFor<PersonalSubscription> {
  const remember = rememberLast<SearchPage>(searchesAtMost);
  return async (subscription, { dueAtMs, digestMarker }) => {
    const { digest, coverage } = await composeFollowDigest(services, subscription, dueAtMs, remember);
    if (digest === null) return { kind: 'empty', payload: null, coverage };
    const payload = followDigestMessage(digest, subscription.locale, digestMarker);
    return { kind: 'digest', payload, coverage };
  };
}

/**
 * As many as differ among the digests of one moment: by number of events, zone, and what came last. Many servers ask for the
 * same; composing it takes some 50 ms.
 */
const digestsAtMost = 100;
/** Among the persons of one moment many follow the same names, from the same last message on. */
const searchesAtMost = 50;

/** A message as it stands in the subscription's channel: in a forum it needs a title, and the tags that were chosen. */
function asPosted(
  message: Message,
  { postAs, locale, schedule }: GuildSubscription,
  dueAtMs: number,
): Message {
  if (postAs.kind !== 'forumPost') return message;
  const due = new Date(dueAtMs).toISOString();
  const date = formatDateRange(due, due, { locale, timeZone: schedule.timeZone });
  const title = `${translator(locale)('digest.title')} · ${date}`;
  return { ...message, forumPost: { title, tagIds: postAs.tags.map(({ id }) => id) } };
}

/** What happened to a subscription, in its own language. What concerns its readers stands where its digests do. */
export const composeNotice: ComposeNotice = (subscription, notice, marker) => {
  const message = adminNoticeMessage(notice, subscription, marker);
  return notice.kind === 'uncertain' ? asPosted(message, subscription, Date.parse(notice.dueAt)) : message;
};

/** Posts a subscription's digest now and tells, in the person's language, what came of it. */
export async function sendNow(
  { locale, interactionId }: Pick<Person, 'locale'> & { readonly interactionId: string },
  { deliverer }: Pick<Services, 'deliverer'>,
  { id, channelId }: GuildSubscription,
): Promise<string> {
  const t = translator(locale);
  const channel = `<#${channelId}>`;
  const { state, reason } = await deliverer.sendNow(id, interactionId);
  switch (state) {
    case 'sent':
      return t('send.sent', { channel });
    case 'empty':
      return t('send.empty', { channel });
    case 'planned':
    case 'sending':
      return t('send.waiting');
    default:
      return t('send.failed', {
        channel,
        reason: reason === null ? t(`delivery.state.${state}`) : reasonText(reason, locale),
      });
  }
}
