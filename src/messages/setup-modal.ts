import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { Locale } from '../locale/locale.ts';
import { translator } from '../locale/translate.ts';
import { customId } from './custom-id.ts';
import { setupRoutes, type TypedField, typedText } from './setup-routes.ts';

/** As the options of the commands: more cannot be meant. */
const maxLength = 80;

/** Asks for what no menu offers: a time, days, or a zone; `now` is what is chosen so far. */
export function setupModal(
  key: string,
  field: TypedField,
  now: string,
  locale: Locale,
): APIModalInteractionResponseCallbackData {
  const t = translator(locale);
  return {
    custom_id: customId(setupRoutes.typed, key, field),
    title: t('setup.modal'),
    components: [
      {
        type: ComponentType.Label,
        label: t(`setup.choose.${field}`),
        description: t(`command.digest.edit.option.${field}.description`),
        component: {
          type: ComponentType.TextInput,
          custom_id: typedText,
          style: TextInputStyle.Short,
          value: now.slice(0, maxLength),
          max_length: maxLength,
        },
      },
    ],
  };
}
