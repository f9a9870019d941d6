import type { BarChart, Chart, RankChart, TimelineChart } from '../../src/pictures/chart.ts';

/** One of each kind, in all scripts, with what is hard: zeros, one bar far above the others, dots upon each other. */
const bars: BarChart = {
  kind: 'bars',
  title: '“普京”· 每周报道数',
  subtitle: '2023年5月22日至7月16日',
  labels: ['5月22日', '5月29日', '6月5日', '6月12日', '6月19日', '6月26日', '7月3日', '7月10日'],
  series: [
    { name: '核心', values: [3, 0, 1, 2, 0, 31, 4, 2] },
    { name: '相关', values: [1, 0, 2, 0, 5, 12, 3, 1] },
  ],
  locale: 'zh-CN',
};

const ranks: RankChart = {
  kind: 'ranks',
  title: 'Публикации по типам источников',
  subtitle: '22 мая – 16 июля 2023 г.',
  labels: ['ГосСМИ Китая', 'ГосСМИ России', 'Тайвань', 'Общественные СМИ', 'Частные СМИ'],
  series: [
    { name: 'основные', values: [12, 0, 3, 25, 3] },
    { name: 'смежные', values: [2, 0, 4, 10, 8] },
  ],
  locale: 'ru',
};

const day = (date: number, hour = 0) => Date.UTC(2023, 6, date, hour);
const timeline: TimelineChart = {
  kind: 'timeline',
  title: '各媒體的報導時間：龍、臺灣',
  subtitle: '2023年7月13日至15日',
  rows: [
    { name: '中央社', times: [day(13, 2), day(13, 2.5), day(15, 20)] },
    { name: 'RFI 中文', times: [day(13, 9)] },
    { name: 'Société', times: [day(14, 1), day(14, 23)] },
  ],
  marks: [
    { time: day(13), label: '7月13日' },
    { time: day(14), label: '7月14日' },
    { time: day(15), label: '7月15日' },
    { time: day(16), label: '7月16日' },
  ],
  locale: 'zh-TW',
};

const oneSeries: BarChart = {
  ...bars,
  title: 'Articles a day',
  subtitle: '13 July 2023',
  labels: ['13 Jul'],
  series: [{ name: 'core', values: [1] }],
  locale: 'en',
};

export const charts: Readonly<Record<string, Chart>> = { bars, ranks, timeline, oneSeries };
