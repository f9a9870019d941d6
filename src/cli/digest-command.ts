import { Command, Option } from 'commander';
import type { Digest } from '../digest/digest.ts';
import { messageBody } from '../discord/message-body.ts';
import { type Locale, locales } from '../locale/locale.ts';
import { translator } from '../locale/translate.ts';
import { digestMessage, emptyDigestMessage } from '../messages/digest-message.ts';
import { digestText } from '../messages/digest-text.ts';
import { composeForReader } from '../usecases/compose-digest.ts';
import type { CliIo } from './cli-io.ts';
import { parseTime, parseWhole } from './option-values.ts';
import { answer, inSession, type Session, withStore } from './session.ts';
import { type WindowOptions, windowOf, withWindow } from './window-options.ts';

interface DigestOptions extends WindowOptions {
  readonly now?: string;
  readonly limit: number;
  readonly locale?: Locale;
  readonly format: 'text' | 'json' | 'discord';
}

export function digestCommand(io: CliIo): Command {
  return withWindow(new Command('digest'))
    .description('compose a digest of a period, or of the newest events')
    .option('--now <T>', 'pretend that it is this time (RFC 3339)', parseTime)
    .option('--limit <n>', 'how many events, 1 to 5', parseWhole(1, 5), 5)
    .addOption(
      new Option('--locale <code>', 'language of the digest (default: AMUR_LOCALE)').choices(locales),
    )
    .addOption(
      new Option(
        '--format <format>',
        'text for people, the digest as JSON, or the body of the Discord message',
      )
        .choices(['text', 'json', 'discord'])
        .default('text'),
    )
    .addHelpText('after', '\nExample:\n  amur digest --since 2023-05-22 --until 2023-05-28 --locale zh-CN')
    .action((options: DigestOptions, command: Command) =>
      inSession(io, command, (session) => printDigest(session, options)),
    );
}

async function printDigest(session: Session, options: DigestOptions): Promise<void> {
  const { io, config } = session;
  const locale = options.locale ?? config.locale;
  const nowMs = options.now === undefined ? io.now() : Date.parse(options.now);
  const window = windowOf(options);
  const digest = await withStore(session, (store) =>
    composeForReader({ store }, { ...window, limit: options.limit, timeZone: config.timeZone, nowMs }),
  );
  const format = options.format === 'text' && session.json ? 'json' : options.format;
  if (format === 'text') return answer(session, null, () => textOf(digest, locale));
  answer({ ...session, json: true }, format === 'json' ? digest : bodyOf(digest, locale), () => '');
}

/** The digest for a terminal, or a line that says there is none. */
export function textOf(digest: Digest | null, locale: Locale): string {
  return digest === null ? translator(locale)('digest.nothingNew') : digestText(digest, locale);
}

/** The body of the request that would post it; a marker is given to posted digests only. */
function bodyOf(digest: Digest | null, locale: Locale): object {
  const message =
    digest === null ? emptyDigestMessage(locale, '-') : digestMessage(digest, { locale, marker: null });
  return messageBody(message);
}
