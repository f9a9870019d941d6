import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { parseTimeOfDay } from '../../src/delivery/parse-time-of-day.ts';
import { parseWeekdays } from '../../src/delivery/parse-weekdays.ts';
import { suggestTimeZones } from '../../src/delivery/time-zones.ts';
import { type Locale, locales } from '../../src/locale/locale.ts';
import { inAllLocales, isMessageKey, type MessageKey } from '../../src/locale/translate.ts';
import { parseDay } from '../../src/text/parse-day.ts';
import { keys, messagesOf } from './languages.ts';

function word(key: string, locale: Locale): string {
  if (!isMessageKey(key)) throw new Error(`no words for ${key}`);
  return inAllLocales(key)[locale];
}

/** `/digest setup` as Discord shows it to a person of that language, by the path of the command. */
function commandsAsShown(locale: Locale): ReadonlyMap<string, string> {
  return new Map(
    commands.map(({ path }) => {
      const names = path.map((_, depth) =>
        word(`command.${path.slice(0, depth + 1).join('.')}.name`, locale),
      );
      return [`/${names.join(' ')}`, path.join(' ')];
    }),
  );
}

/** The paths of the commands that a sentence names, in order of the alphabet: languages order a sentence differently. */
function mentioned(text: string, locale: Locale): readonly string[] {
  const shown = commandsAsShown(locale);
  return [...text.matchAll(/(?<![\p{L}\d/])\/\p{L}+(?: \p{L}+)?/gu)]
    .map(([found]) => shown.get(found) ?? shown.get(found.replace(/ .*/, '')) ?? `unknown: ${found}`)
    .toSorted();
}

/** What stands in the quotation marks of any of the languages. */
function quoted(text: string): readonly string[] {
  return [...text.matchAll(/[“「«]([^”」»{}]+)[”」»]/g)].map(([, inside]) => inside ?? '');
}

describe.each(locales)('what the messages in %s speak of', (locale) => {
  test('are the commands that the English ones name, by their names in this language', () => {
    const here = messagesOf(locale).map(([key, text]) => [key, mentioned(text, locale)]);
    const inEnglish = messagesOf('en').map(([key, text]) => [key, mentioned(text, 'en')]);
    expect(here).toEqual(inEnglish);
  });

  test('are permissions by the names that the messages about them give', () => {
    const permissions = keys.filter((key) => key.startsWith('permission.')).map((key) => word(key, locale));
    const named = messagesOf(locale)
      .filter(
        ([key]) =>
          key.startsWith('pause.missing') || key === 'setup.noHistory' || key === 'error.channel.unknown',
      )
      .map(([key, text]) => [key, quoted(text).filter((each) => !each.startsWith('/'))] as const);
    expect(named).toHaveLength(4);
    for (const [key, names] of named) {
      expect(names, key).toHaveLength(1);
      expect(permissions, key).toContain(names[0]);
    }
  });

  test('are the labels of choices, word for word', () => {
    const label = word('command.news.digest.option.period.choice.newest', locale);
    expect(quoted(word('digest.nothingInPeriod', locale))).toEqual([label]);
  });
});

/** Where examples of what to type stand. */
const dateExamples: readonly MessageKey[] = [
  'command.news.search.option.since.description',
  'command.news.search.option.until.description',
  'error.date.unreadable',
];
const timeExamples: readonly MessageKey[] = [
  'command.digest.setup.option.time.description',
  'command.digest.edit.option.time.description',
  'error.schedule.time',
];
const dayExamples: readonly MessageKey[] = [
  'command.digest.setup.option.days.description',
  'command.digest.edit.option.days.description',
  'error.schedule.days',
];

describe.each(locales)('examples in %s can be typed as they stand', (locale) => {
  test.each(dateExamples)('%s', (key) => {
    const examples = word(key, locale).match(/\d[\d.-]*\d/g) ?? [];
    expect(examples).toHaveLength(3);
    for (const example of examples) expect(parseDay(example, 'UTC'), example).not.toBeNull();
  });

  test.each(timeExamples)('%s', (key) => {
    const examples = word(key, locale).match(/\d+:\d+/g) ?? [];
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(parseTimeOfDay(example)).toBe(example);
  });

  test.each(dayExamples)('%s', (key) => {
    const [example = ''] = /Mon, Thu|пн, чт|[周週]一、[周週]四/.exec(word(key, locale)) ?? [];
    expect(parseWeekdays(example)).toEqual([1, 4]);
  });

  test('error.schedule.zone', () => {
    const [, city = ''] =
      /(?:such as |例如|如|например )(\p{L}+)/u.exec(word('error.schedule.zone', locale)) ?? [];
    expect(suggestTimeZones(city, 25)).not.toEqual([]);
  });
});
