import type { Translate } from '../locale/translate.ts';
import type { SourceFault } from '../sources/feed.ts';

/** Why a source cannot be read, as the end of a sentence. */
export function faultText({ key, status = 0 }: SourceFault, t: Translate): string {
  return t(`fault.${key}`, { status });
}
