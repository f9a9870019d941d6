import { type ComponentHandler, type ComponentRequest, defineCommand } from '../src/dispatch/command.ts';
import { UserError } from '../src/errors.ts';
import { translator } from '../src/locale/translate.ts';
import { noticeMessage } from '../src/messages/notice-message.ts';
import { privacyMessage } from '../src/messages/privacy-message.ts';
import type { Services } from '../src/services.ts';
import { confirmation, confirmed } from '../src/usecases/confirm.ts';
import { mayManage } from '../src/usecases/person.ts';

const askRoutes = { user: 'privacy.user', guild: 'privacy.guild' };

/** A button that asks whether to delete, and the confirmation that does. */
function deletion(
  whose: 'user' | 'guild',
  remove: (request: ComponentRequest, services: Services) => Promise<void>,
): Readonly<Record<string, ComponentHandler>> {
  const deleteRoute = `privacy.${whose}.delete`;
  return {
    [askRoutes[whose]]: {
      answers: 'reply',
      async run(request) {
        const t = translator(request.locale);
        const question = t(`privacy.${whose}.question`);
        return {
          kind: 'reply',
          message: confirmation(request, question, t(`privacy.${whose}.delete`), deleteRoute),
        };
      },
    },
    [deleteRoute]: {
      answers: 'update',
      async run(request, services) {
        const { yes } = confirmed(request);
        if (yes) await remove(request, services);
        const text = translator(request.locale)(yes ? `privacy.${whose}.deleted` : 'confirm.kept');
        return { kind: 'update', message: noticeMessage(text) };
      },
    },
  };
}

export const privacy = defineCommand({
  path: ['privacy'],
  options: {},
  visibility: () => 'private',
  async run({ locale, userId, guildId, memberPermissions }, { store }) {
    const user = await store.privacy.ofUser(userId);
    const guild =
      guildId !== null && mayManage({ memberPermissions }) ? await store.privacy.ofGuild(guildId) : null;
    return { kind: 'reply', message: privacyMessage(user, guild, askRoutes, locale) };
  },
  components: {
    ...deletion('user', ({ userId }, { store }) => store.privacy.deleteUser(userId)),
    ...deletion('guild', async ({ guildId, memberPermissions }, { store }) => {
      // The right to it may have been lost since the button was shown.
      if (!mayManage({ memberPermissions })) throw new UserError('error.notYourDialogue');
      if (guildId !== null) await store.privacy.deleteGuild(guildId);
    }),
  },
});
