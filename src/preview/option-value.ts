import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { UserError } from '../errors.ts';
import { locales } from '../locale/locale.ts';
import { translator } from '../locale/translate.ts';
import { findChannel } from './demo-server.ts';
import { namesOf, type OfferedOption } from './offered-commands.ts';

type Value = string | number | boolean;

/**
 * What was typed for an option, as Discord's box would send it. `nameOf` is the option as the person calls it, for the sentence
 * that says what is wrong. @throws UserError
 */
export function parseValue({ json }: OfferedOption, text: string, option: string): Value {
  const unfit = () => new UserError('error.line.unfit', { option, text: text.slice(0, 60) });
  switch (json.type) {
    case OptionType.String: {
      if (!('choices' in json) || json.choices === undefined) return withinLength(json, text, option);
      const chosen = json.choices.find((choice) =>
        isAnyOf([choice.value, ...Object.values(namesOf(choice))], text),
      );
      if (chosen === undefined) throw unfit();
      return chosen.value;
    }
    case OptionType.Integer: {
      const number = Number(text);
      const { min_value: min = -Infinity, max_value: max = Infinity } =
        'min_value' in json || 'max_value' in json ? json : {};
      if (!/^-?\d{1,15}$/.test(text) || number < min || number > max) throw unfit();
      return number;
    }
    case OptionType.Boolean: {
      for (const answer of [true, false])
        if (
          isAnyOf([String(answer), ...locales.map((locale) => translator(locale)(`preview.${answer}`))], text)
        )
          return answer;
      throw unfit();
    }
    case OptionType.Channel: {
      const channel = findChannel(text);
      if (channel === null || json.channel_types?.some((type) => type === channel.type) === false)
        throw unfit();
      return channel.id;
    }
    default:
      throw unfit();
  }
}

function isAnyOf(names: readonly string[], text: string): boolean {
  return names.some((name) => name.toLowerCase() === text.toLowerCase());
}

function withinLength(
  json: { readonly max_length?: number; readonly min_length?: number },
  text: string,
  option: string,
): string {
  const { min_length: min = 0, max_length: max = 6000 } = json;
  if (text.length > max) throw new UserError('error.line.tooLong', { option, limit: max });
  if (text.length < min) throw new UserError('error.line.tooShort', { option, limit: min });
  return text;
}
