import { UserError } from '../errors.ts';
import { parseDay } from '../text/parse-day.ts';

/** The options of a time span as readers type them, checked: `since` inclusive, `until` exclusive, RFC 3339. */
export function parsePeriod(
  since: string | null,
  until: string | null,
  timeZone: string,
): { readonly since?: string; readonly until?: string } {
  const range = (text: string) => {
    const found = parseDay(text, timeZone);
    if (found === null) throw new UserError('error.date.unreadable', { text: text.slice(0, 40) });
    return found;
  };
  const from = since === null ? undefined : range(since).from;
  const to = until === null ? undefined : range(until).to;
  if (from !== undefined && to !== undefined && from >= to) throw new UserError('error.date.order');
  return { ...(from === undefined ? {} : { since: from }), ...(to === undefined ? {} : { until: to }) };
}
