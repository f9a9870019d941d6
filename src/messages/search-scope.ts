import { outletName } from '../articles/outlets.ts';
import { formatDate, formatDateRange } from '../locale/dates.ts';
import { type Reader, words } from './article-lines.ts';
import { escapeMarkdown } from './markdown.ts';

/** What a search was narrowed to. */
export interface SearchScope {
  /** An outlet's id. */
  readonly source?: string;
  /** Inclusive, RFC 3339. */
  readonly since?: string;
  /** Exclusive, RFC 3339. */
  readonly until?: string;
}

function periodText({ since, until }: SearchScope, reader: Reader): readonly string[] {
  const t = words(reader);
  // An exclusive midnight belongs to the day before.
  const last = until && new Date(Date.parse(until) - 1).toISOString();
  if (since && last) return [formatDateRange(since, last, reader)];
  if (since) return [t('scope.since', { date: formatDate(since, reader) })];
  return last ? [t('scope.until', { date: formatDate(last, reader) })] : [];
}

/** `RFI 中文 · 2023年1月1日起`: what a search was narrowed to; empty where it was not. */
export function scopeText(scope: SearchScope, reader: Reader): string {
  const { source } = scope;
  const outlet = source === undefined ? [] : [escapeMarkdown(outletName(source, reader.locale))];
  return [...outlet, ...periodText(scope, reader)].join(' · ');
}
