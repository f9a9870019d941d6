import { PermissionFlagsBits } from 'discord-api-types/v10';
import { defineCommand } from '../src/dispatch/command.ts';
import { translator } from '../src/locale/translate.ts';
import { noticeMessage } from '../src/messages/notice-message.ts';
import { privacyMessage } from '../src/messages/privacy-message.ts';
import { confirmation, confirmed } from '../src/usecases/confirm.ts';

const routes = {
  askUser: 'privacy.user',
  askGuild: 'privacy.guild',
  deleteUser: 'privacy.user.delete',
  deleteGuild: 'privacy.guild.delete',
};

export const privacy = defineCommand({
  path: ['privacy'],
  options: {},
  visibility: () => 'private',
  async run({ locale, userId, guildId, memberPermissions }, { store }) {
    const user = await store.privacy.ofUser(userId);
    const mayManage = ((memberPermissions ?? 0n) & PermissionFlagsBits.ManageGuild) !== 0n;
    const guild = guildId !== null && mayManage ? await store.privacy.ofGuild(guildId) : null;
    return { kind: 'reply', message: privacyMessage(user, guild, routes, locale) };
  },
  components: {
    [routes.askUser]: {
      answers: 'reply',
      async run(request) {
        const t = translator(request.locale);
        const message = confirmation(
          request,
          t('privacy.user.question'),
          t('privacy.user.delete'),
          routes.deleteUser,
        );
        return { kind: 'reply', message };
      },
    },
    [routes.deleteUser]: {
      answers: 'update',
      async run(request, { store }) {
        const t = translator(request.locale);
        const { yes } = confirmed(request);
        if (yes) await store.privacy.deleteUser(request.userId);
        return { kind: 'update', message: noticeMessage(t(yes ? 'privacy.user.deleted' : 'confirm.kept')) };
      },
    },
    [routes.askGuild]: {
      answers: 'reply',
      async run(request) {
        const t = translator(request.locale);
        const message = confirmation(
          request,
          t('privacy.guild.question'),
          t('privacy.guild.delete'),
          routes.deleteGuild,
        );
        return { kind: 'reply', message };
      },
    },
    [routes.deleteGuild]: {
      answers: 'update',
      async run(request, { store }) {
        const t = translator(request.locale);
        const { yes } = confirmed(request);
        if (yes && request.guildId !== null) await store.privacy.deleteGuild(request.guildId);
        return { kind: 'update', message: noticeMessage(t(yes ? 'privacy.guild.deleted' : 'confirm.kept')) };
      },
    },
  },
});
