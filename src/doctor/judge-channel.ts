import type { ChannelAccess } from '../delivery/discord-port.ts';
import type { Translate } from '../locale/translate.ts';
import { type Check, fault, good } from './check.ts';

/** Whether a digest can go into its channel. `name` as it was at setup. */
export function judgeChannel(name: string, access: ChannelAccess, t: Translate): Check {
  const channel = `#${name}`;
  switch (access.kind) {
    case 'ok':
      return good('channels', t('doctor.channels.ok', { channel }));
    case 'missing': {
      const permissions = access.permissions
        .map((permission) => t(`permission.${permission}`))
        .join(t('list.comma'));
      const detail = t('doctor.channels.missing', { channel, permissions });
      return fault('channels', detail, t('doctor.channels.missing.fix'));
    }
    case 'unknownChannel':
      return fault('channels', t('doctor.channels.gone', { channel }), t('doctor.channels.gone.fix'));
    case 'unsupportedType':
      return fault(
        'channels',
        t('doctor.channels.unsupported', { channel }),
        t('doctor.channels.unsupported.fix'),
      );
    case 'locked':
      return fault('channels', t('doctor.channels.locked', { channel }), t('doctor.channels.locked.fix'));
    case 'unreachable':
      return fault(
        'channels',
        t('doctor.channels.unreachable', { channel }),
        t('doctor.discord.unreachable.fix'),
      );
  }
}
