import { outletName } from '../articles/outlets.ts';
import { formatDateRange } from '../locale/dates.ts';
import type { TimelineChart } from '../pictures/chart.ts';
import { type Reader, words } from './article-lines.ts';
import { timelineText } from './chart-text.ts';
import type { ChartAttachment } from './message.ts';
import { timeMarks } from './time-marks.ts';

interface Report {
  readonly source: string;
  readonly publishedAt: string;
}

/** Fewer moments than these are told by the list alone. */
const momentsAtLeast = 5;
/** More outlets than these share the last row. */
const rowsAtMost = 8;

/** A row for each outlet, in the order of their first reports. */
function rowsOf(oldestFirst: readonly Report[], reader: Reader): TimelineChart['rows'] {
  const times = (reports: readonly Report[]) => reports.map(({ publishedAt }) => Date.parse(publishedAt));
  const bySource = [...Map.groupBy(oldestFirst, ({ source }) => source)];
  const isOver = bySource.length > rowsAtMost;
  const own = isOver ? bySource.slice(0, rowsAtMost - 1) : bySource;
  const others = bySource.slice(own.length).flatMap(([, reports]) => reports);
  return [
    ...own.map(([source, reports]) => ({ name: outletName(source, reader.locale), times: times(reports) })),
    ...(others.length === 0 ? [] : [{ name: words(reader)('chart.otherOutlets'), times: times(others) }]),
  ];
}

/** When which outlet reported a story; null where it was reported at fewer than five moments. */
export function storyTimeline(reports: readonly Report[], reader: Reader): ChartAttachment | null {
  const oldestFirst = reports.toSorted((a, b) => a.publishedAt.localeCompare(b.publishedAt));
  const [first, last] = [oldestFirst[0]?.publishedAt, oldestFirst.at(-1)?.publishedAt];
  const moments = new Set(oldestFirst.map(({ publishedAt }) => publishedAt));
  if (moments.size < momentsAtLeast || first === undefined || last === undefined) return null;
  const chart: TimelineChart = {
    kind: 'timeline',
    title: words(reader)('chart.story'),
    subtitle: formatDateRange(first, last, reader),
    locale: reader.locale,
    rows: rowsOf(oldestFirst, reader),
    marks: timeMarks(Date.parse(first), Date.parse(last), reader),
  };
  return { kind: 'chart', name: 'timeline.png', description: timelineText(chart, reader), chart };
}
