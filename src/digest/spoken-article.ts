import { Speech } from '../reading/speech.ts';
import type { ReadArticle } from './digest.ts';

/** An article with who says what in it: read once for its quotations, its figures and its dates. */
export interface SpokenArticle extends ReadArticle {
  readonly speech: Speech;
}

export function withSpeech(member: ReadArticle): SpokenArticle {
  return { ...member, speech: new Speech(member.article) };
}
