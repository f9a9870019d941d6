import type { Answer, Visibility } from './command.ts';
import type { Responder } from './incoming.ts';

interface Giving {
  readonly visibility: Visibility;
  /** How the interaction was deferred before, if it was. */
  readonly deferred: 'reply' | 'update' | 'never';
  readonly responder: Responder;
}

/** Hands an answer to Discord, by the calls that fit what was deferred before. */
export async function giveAnswer(answer: Answer, { visibility, deferred, responder }: Giving): Promise<void> {
  const followUps = async () => {
    if (answer.kind === 'modal') return;
    for (const message of answer.followUps ?? []) await responder.followUp(message, visibility);
  };
  switch (answer.kind) {
    case 'reply':
      if (deferred === 'update') await responder.followUp(answer.message, 'private');
      else if (deferred === 'reply') await responder.editOriginal(answer.message);
      else await responder.reply(answer.message, visibility);
      return followUps();
    case 'update':
      if (deferred === 'never' && answer.followUps === undefined) return responder.update(answer.message);
      if (deferred === 'never') await responder.deferUpdate();
      await followUps();
      return responder.editOriginal(answer.message);
    case 'modal':
      if (deferred !== 'never') throw new Error('a modal cannot follow a deferral');
      return responder.modal(answer.modal);
  }
}
