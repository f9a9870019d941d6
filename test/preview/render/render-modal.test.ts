import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { renderModal } from '../../../src/preview/render/render-modal.ts';
import { plainLook } from './plain-look.ts';

test('a modal is a form with the fields by their ids', () => {
  const input = { type: ComponentType.TextInput, custom_id: 'query', style: TextInputStyle.Short } as const;
  const modal = {
    custom_id: 'search.refine:k1',
    title: 'Search <again>',
    components: [
      { type: ComponentType.TextDisplay, content: '**Hint**' } as const,
      {
        type: ComponentType.Label,
        label: 'Words',
        description: 'All must occur',
        component: { ...input, value: '"普京"', max_length: 100 },
      } as const,
      {
        type: ComponentType.Label,
        label: 'Note',
        component: {
          ...input,
          custom_id: 'note',
          style: TextInputStyle.Paragraph,
          value: '</textarea>',
          required: false,
        },
      } as const,
    ],
  };
  const markup = String(renderModal(modal, { ...plainLook, locale: 'ru' }));
  expect(markup.replace(/(<\/(?:h2|div|small|button)>)/g, '$1\n').split('\n')).toEqual([
    '<form class="modal" method="dialog" data-custom-id="search.refine:k1"><h2>Search &lt;again&gt;</h2>',
    '<div class="text"><p><strong>Hint</strong></p></div>',
    '<div class="field"><span class="field-label">Words</span><small>All must occur</small>',
    '<input type="text" value="&quot;普京&quot;" name="query" aria-label="Words" placeholder="" minlength="0" maxlength="100" required></div>',
    '<div class="field"><span class="field-label">Note</span><textarea rows="4" name="note" aria-label="Note" placeholder="" minlength="0" maxlength="4000">&lt;/textarea&gt;</textarea></div>',
    '<div class="row"><button type="submit" class="button secondary" value="cancel" formnovalidate>Отмена</button>',
    '<button type="submit" class="button primary" value="submit">Отправить</button>',
    '</div>',
    '</form>',
  ]);
});
