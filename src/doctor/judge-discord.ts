import type { DiscordSurvey } from '../discord/survey.ts';
import type { Translate } from '../locale/translate.ts';
import { type Check, fault, good, note } from './check.ts';

/** Above this the digests would come at the wrong minute. */
const clockFaultMs = 60_000;
const clockNoteMs = 5_000;

export interface DiscordExpectation {
  /** Base of the API as it is set. */
  readonly apiUrl: string;
  /** The one server that the commands are for; null for all. */
  readonly guildId: string | null;
  /** The commands that should be registered. */
  readonly commandNames: readonly string[];
}

/** Without a token there is no bot, which is a way to use Amur too. */
export function judgeNoToken(t: Translate): readonly Check[] {
  return [note('token', t('doctor.token.none'), t('doctor.token.none.fix'))];
}

export function judgeDiscord(
  survey: DiscordSurvey,
  expected: DiscordExpectation,
  t: Translate,
): readonly Check[] {
  switch (survey.kind) {
    case 'refused':
      return [fault('token', t('doctor.token.refused'), t('doctor.token.refused.fix'))];
    case 'unreachable': {
      const detail = t('doctor.discord.unreachable', { url: expected.apiUrl });
      return [fault('discord', detail, t('doctor.discord.unreachable.fix'))];
    }
    case 'ok':
      return [
        good('token', t('doctor.token.ok', { name: survey.name })),
        judgeClock(survey.clockAheadMs, t),
        judgeIntents(survey.privilegedIntents, t),
        judgeLogins(survey.logins, t),
        ...judgeServers(survey, expected, t),
      ];
  }
}

type Survey = Extract<DiscordSurvey, { readonly kind: 'ok' }>;

function judgeClock(aheadMs: number, t: Translate): Check {
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  const side = aheadMs > 0 ? 'ahead' : 'behind';
  if (Math.abs(aheadMs) < clockNoteMs) return good('clock', t('doctor.clock.ok'));
  const tell = Math.abs(aheadMs) < clockFaultMs ? note : fault;
  return tell('clock', t(`doctor.clock.${side}`, { seconds }), t('doctor.clock.fix'));
}

function judgeIntents(names: readonly string[], t: Translate): Check {
  if (names.length === 0) return good('intents', t('doctor.intents.ok'));
  const detail = t('doctor.intents.unneeded', { names: names.join(t('list.comma')) });
  return note('intents', detail, t('doctor.intents.unneeded.fix'));
}

function judgeLogins({ remaining, resetAfterMs }: Survey['logins'], t: Translate): Check {
  if (remaining > 0) return good('logins', t('doctor.logins.ok', { count: remaining }));
  const minutes = Math.ceil(resetAfterMs / 60_000);
  return fault('logins', t('doctor.logins.none', { minutes }), t('doctor.logins.none.fix'));
}

function judgeServers(survey: Survey, { guildId, commandNames }: DiscordExpectation, t: Translate) {
  const { guildIds, invite } = survey;
  if (guildId !== null && !guildIds.has(guildId)) {
    const detail = t('doctor.servers.notIn', { guildId });
    return [fault('servers', detail, t('doctor.servers.notIn.fix', { invite }))];
  }
  const servers =
    guildIds.size === 0
      ? note('servers', t('doctor.servers.none'), t('doctor.servers.none.fix', { invite }))
      : good('servers', t('doctor.servers.ok', { count: guildIds.size }));
  const missing = commandNames.filter((name) => !survey.commandNames.has(name));
  const commands =
    missing.length === 0
      ? good('commands', t('doctor.commands.ok', { count: commandNames.length }))
      : fault(
          'commands',
          t('doctor.commands.missing', { names: missing.join(t('list.comma')) }),
          t('doctor.commands.missing.fix'),
        );
  return [servers, commands];
}
