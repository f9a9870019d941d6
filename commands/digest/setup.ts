import { type ComponentHandler, defineCommand, type ModalHandler } from '../../src/dispatch/command.ts';
import { translator } from '../../src/locale/translate.ts';
import { digestChannelTypes } from '../../src/messages/digest-channel-types.ts';
import type { Message } from '../../src/messages/message.ts';
import { otherChoice, setupRoutes, typedText } from '../../src/messages/setup-routes.ts';
import { subscriptionMessage } from '../../src/messages/subscription-message.ts';
import type { Services } from '../../src/services.ts';
import { beginSetup } from '../../src/usecases/begin-setup.ts';
import { completeForumTags } from '../../src/usecases/complete-forum-tags.ts';
import { completeDays, completeTime, completeZone } from '../../src/usecases/complete-schedule-options.ts';
import { cancelSetup, editInstead, finishSetup, previewSetup } from '../../src/usecases/finish-setup.ts';
import { previewDigest } from '../../src/usecases/preview-digest.ts';
import { readChoice } from '../../src/usecases/read-choice.ts';
import { scheduleNotes } from '../../src/usecases/schedule-notes.ts';
import { setUpSubscription } from '../../src/usecases/set-up-subscription.ts';
import { type Admin, changeSetup, loadSetup } from '../../src/usecases/setup-dialogue.ts';
import { askForOther, showSetup } from '../../src/usecases/show-setup.ts';

/** What can be chosen at setup and changed later. */
export const subscriptionOptions = {
  channel: { type: 'channel', channelTypes: digestChannelTypes },
  time: { type: 'string', autocomplete: true, maxLength: 80 },
  days: { type: 'string', autocomplete: true, maxLength: 60 },
  zone: { type: 'string', autocomplete: true, maxLength: 60 },
  language: { type: 'string', choices: ['en', 'zh-CN', 'zh-TW', 'ru'] },
  limit: { type: 'integer', min: 1, max: 5 },
  empty: { type: 'string', choices: ['once', 'silent', 'always'] },
  chart: { type: 'boolean' },
  publish: { type: 'boolean' },
  tag: { type: 'string', autocomplete: true, maxLength: 120 },
} as const;

/** Whether a command came without any option: then a dialogue asks. */
export function isBare(options: Readonly<Record<string, unknown>>): boolean {
  return Object.values(options).every((value) => value === null);
}

/** Changes the dialogue's message; the first argument is the dialogue's key. */
function updating(
  next: (person: Admin, services: Services, key: string, arg: string) => Promise<Message>,
): ComponentHandler {
  return {
    answers: 'update',
    async run(request, services) {
      const [key = '', arg = ''] = request.args;
      return { kind: 'update', message: await next(request, services, key, arg) };
    },
  };
}

async function chosen(
  person: Admin,
  services: Services,
  key: string,
  field: string,
  values: readonly string[],
): Promise<Message> {
  const state = await changeSetup(person, services, key, readChoice(field, values));
  return showSetup(person, services, key, state);
}

/** A menu brings its values, a button its own. */
const choose: ComponentHandler = {
  answers: ({ args, values }) => ([args[2], ...values].includes(otherChoice) ? 'modal' : 'update'),
  async run(request, services) {
    const [key = '', field = '', ...value] = request.args;
    const values = [...value, ...request.values];
    if (values.includes(otherChoice))
      return { kind: 'modal', modal: await askForOther(request, services, key, field) };
    return { kind: 'update', message: await chosen(request, services, key, field, values) };
  },
};

const typed: ModalHandler = {
  answers: 'update',
  async run(request, services) {
    const [key = '', field = ''] = request.args;
    const text = request.fields[typedText] ?? '';
    return { kind: 'update', message: await chosen(request, services, key, field, [text]) };
  },
};

export const setup = defineCommand({
  path: ['digest', 'setup'],
  options: subscriptionOptions,
  visibility: () => 'private',
  async run(request, services) {
    const { locale, options } = request;
    if (isBare(options)) return { kind: 'reply', message: await beginSetup(request, services) };
    const t = translator(locale);
    const { subscription, nextRuns, ...found } = await setUpSubscription(request, services, options);
    const notes = [t('setup.language'), ...scheduleNotes(found, locale), t('setup.previewFollows')];
    return {
      kind: 'reply',
      message: subscriptionMessage(t('setup.done'), subscription, nextRuns, notes, locale),
      followUps: [await previewDigest(request, services, subscription)],
    };
  },
  complete: { time: completeTime, days: completeDays, zone: completeZone, tag: completeForumTags },
  components: {
    [setupRoutes.choose]: choose,
    [setupRoutes.show]: updating(async (person, services, key) =>
      showSetup(person, services, key, await loadSetup(person, services, key)),
    ),
    [setupRoutes.preview]: {
      answers: 'reply',
      run: async (request, services) => ({
        kind: 'reply',
        message: await previewSetup(request, services, request.args[0] ?? ''),
      }),
    },
    [setupRoutes.save]: updating((person, services, key, known) =>
      finishSetup(person, services, key, Number(known)),
    ),
    [setupRoutes.instead]: updating(editInstead),
    [setupRoutes.cancel]: updating(cancelSetup),
  },
  modals: { [setupRoutes.typed]: typed },
});
