import type {
  APIInteraction,
  APIModalSubmitInteraction,
  APIApplicationCommandInteractionDataBasicOption as BasicOption,
  APIApplicationCommandInteractionDataOption as CommandOption,
} from 'discord-api-types/v10';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Asker, Place } from '../dispatch/command.ts';
import type { Incoming } from '../dispatch/incoming.ts';
import type { Locale } from '../locale/locale.ts';
import { isLocale } from '../locale/locale.ts';
import { textsOf } from './message-texts.ts';

/** An interaction as it comes over the gateway, in dispatch's terms; null for kinds that we never register. */
export function toIncoming(interaction: APIInteraction): Incoming | null {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand: {
      const { data } = interaction;
      if (data.type === ApplicationCommandType.Message) {
        const message = data.resolved.messages[data.target_id];
        if (message === undefined) return null;
        return {
          ...askerOf(interaction),
          kind: 'messageCommand',
          name: data.name,
          message: { id: message.id, texts: textsOf(message) },
        };
      }
      if (data.type !== ApplicationCommandType.ChatInput) return null;
      const { path, options } = unnest(data.name, data.options ?? []);
      return { ...askerOf(interaction), kind: 'command', path, options: valuesOf(options) };
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const { path, options } = unnest(interaction.data.name, interaction.data.options);
      const focused = options.find((option) => 'focused' in option && option.focused === true);
      return {
        ...askerOf(interaction),
        kind: 'autocomplete',
        path,
        options: valuesOf(options.filter((option) => option !== focused)),
        focusedOption: focused?.name ?? '',
        focused: String(focused?.value ?? ''),
      };
    }
    case InteractionType.MessageComponent: {
      const { data, message } = interaction;
      const values = 'values' in data ? data.values : [];
      return {
        ...askerOf(interaction),
        kind: 'component',
        customId: data.custom_id,
        values,
        messageId: message.id,
      };
    }
    case InteractionType.ModalSubmit: {
      const { data, message } = interaction;
      const fields = fieldsOf(data.components);
      return {
        ...askerOf(interaction),
        kind: 'modal',
        customId: data.custom_id,
        fields,
        fromMessage: message !== undefined,
      };
    }
    default:
      return null;
  }
}

function askerOf(interaction: Exclude<APIInteraction, { type: InteractionType.Ping }>): Asker {
  return {
    interactionId: interaction.id,
    locale: localeOf(interaction.locale),
    guildLocale: interaction.guild_locale === undefined ? null : localeOf(interaction.guild_locale),
    userId: (interaction.member?.user ?? interaction.user)?.id ?? '',
    guildId: interaction.guild_id ?? null,
    channelId: interaction.channel?.id ?? null,
    place: placeOf(interaction),
    isThread: threadTypes.has(interaction.channel?.type),
    memberPermissions: interaction.member ? BigInt(interaction.member.permissions) : null,
  };
}

const threadTypes: ReadonlySet<ChannelType | undefined> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-authorizing-integration-owners-object */
function placeOf(interaction: Exclude<APIInteraction, { type: InteractionType.Ping }>): Place {
  if (interaction.guild_id !== undefined) {
    const hasBot = ApplicationIntegrationType.GuildInstall in interaction.authorizing_integration_owners;
    return hasBot ? 'guild' : 'guildWithoutBot';
  }
  return interaction.context === InteractionContextType.PrivateChannel ? 'privateChannel' : 'botDm';
}

/** Discord's codes are ours where we have the language. */
export function localeOf(code: string): Locale {
  return isLocale(code) ? code : 'en';
}

/** `/news search` comes as the command `news` with one option that is the subcommand. */
function unnest(
  name: string,
  options: readonly CommandOption[],
): { readonly path: readonly string[]; readonly options: readonly BasicOption[] } {
  const [first] = options;
  if (
    first?.type === ApplicationCommandOptionType.Subcommand ||
    first?.type === ApplicationCommandOptionType.SubcommandGroup
  ) {
    const inner = unnest(first.name, first.options ?? []);
    return { path: [name, ...inner.path], options: inner.options };
  }
  return { path: [name], options: options as readonly BasicOption[] };
}

function valuesOf(options: readonly BasicOption[]): Readonly<Record<string, string | number | boolean>> {
  return Object.fromEntries(options.map(({ name, value }) => [name, value]));
}

/** Text inputs and menus of a modal, in labels or in rows; several picked values are joined by commas. */
function fieldsOf(
  components: APIModalSubmitInteraction['data']['components'],
): Readonly<Record<string, string>> {
  const inputs = components.flatMap((part) => {
    if ('component' in part) return [part.component];
    return 'components' in part ? part.components : [];
  });
  return Object.fromEntries(
    inputs.flatMap((input) => {
      if ('values' in input) return [[input.custom_id, input.values.join(',')] as const];
      return 'value' in input ? [[input.custom_id, String(input.value)] as const] : [];
    }),
  );
}
