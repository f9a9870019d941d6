import { UserError } from '../errors.ts';
import { translator } from '../locale/translate.ts';
import { button, row } from '../messages/components.ts';
import { customId } from '../messages/custom-id.ts';
import type { Message } from '../messages/message.ts';
import { noticeMessage } from '../messages/notice-message.ts';
import { mayManage, type Person } from './person.ts';

/**
 * A question before something is lost, with a button to do it. The button carries the asker's id, since it answers only
 * the one who was asked or a person with Manage Server: see `confirmed`.
 */
export function confirmation(
  { locale, userId }: Pick<Person, 'locale' | 'userId'>,
  question: string,
  label: string,
  route: string,
  ...args: readonly string[]
): Message {
  return noticeMessage(
    question,
    row(
      button(label, customId(route, 'yes', userId, ...args), 'danger'),
      button(translator(locale)('confirm.keep'), customId(route, 'no', userId, ...args)),
    ),
  );
}

interface Answering {
  readonly userId: string;
  readonly memberPermissions: bigint | null;
  readonly args: readonly string[];
}

/** The answer to a confirmation and its further arguments; `UserError` for a person whose dialogue it is not. */
export function confirmed(answering: Answering): {
  readonly yes: boolean;
  readonly args: readonly string[];
} {
  const [answer, asker, ...rest] = answering.args;
  if (asker !== answering.userId && !mayManage(answering)) throw new UserError('error.notYourDialogue');
  return { yes: answer === 'yes', args: rest };
}
