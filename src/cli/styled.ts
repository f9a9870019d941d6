import { styleText } from 'node:util';
import type { OutputStream } from './cli-io.ts';

/** Coloured on a terminal, plain when piped or where `NO_COLOR` says so. */
export function styled(style: 'bold' | 'dim', text: string, stream: OutputStream): string {
  return styleText(style, text, { stream });
}
