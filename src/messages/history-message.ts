import { translator } from '../locale/translate.ts';
import { button, container, row, textDisplay } from './components.ts';
import { type Place, runLine, type ShownRun } from './delivery-text.ts';
import { limits } from './limits.ts';
import type { Message } from './message.ts';

export interface HistoryPage {
  readonly channelId: string;
  /** Newest first. */
  readonly runs: readonly ShownRun[];
  /** `custom_id`s of the buttons to the neighbouring pages; null at an end. */
  readonly newer: string | null;
  readonly older: string | null;
}

/** What became of a digest's runs, a line each. */
export function historyMessage({ channelId, runs, newer, older }: HistoryPage, place: Place): Message {
  const t = translator(place.locale);
  const head = `### ${t('history.title', { channel: `<#${channelId}>` })}`;
  const foot = `-# ${t('history.foot')}`;
  const lines = runs.map((run) => `- ${runLine(run, place)}`);
  while ([head, ...lines, foot].join('\n').length > limits.textCharacters) lines.pop();
  const pages = row(
    button(t('list.previous'), newer ?? 'list.none:previous', 'secondary', newer === null),
    button(t('list.next'), older ?? 'list.none:next', 'secondary', older === null),
  );
  const text = container(textDisplay([head, ...lines, foot].join('\n')));
  return { components: newer === null && older === null ? [text] : [text, pages] };
}
