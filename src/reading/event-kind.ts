/** Kinds of events that a timeline tells apart. */
const eventKinds = [
  'summit', 'meeting', 'visit', 'call', 'signing', 'exercise', 'launch', 'sanction', 'election', 'conflict', 'trade', 'statement',
] as const; // biome-ignore format: a list of words
export type EventKind = (typeof eventKinds)[number];

const words: Readonly<Record<EventKind, string>> = {
  summit: '峰会|首脑会议|高峰会|元首会晤',
  meeting: '会晤|会见|会谈|会面|见面|会议|磋商|对话会|举行对话|记者会',
  visit: '访问|出访|到访|访华|访俄|抵达|来访|回访|赴华|赴俄|之行|行程',
  call: '通话|通电话|视频连线',
  signing: '签署|签订|签约|缔结|续签',
  exercise: '演习|军演|演练|联合巡航|战略巡航|阅兵',
  launch: '发射|升空|投产|通车|开通|启用|开工|竣工|上市',
  sanction: '制裁|禁令|禁运|加征',
  election: '选举|大选|公投|投票',
  conflict: '入侵|开战|空袭|冲突|交火|袭击|政变',
  trade: '贸易额|出口|进口|供应|交付|采购',
  statement: '宣布|发表|公布|声明|表示|公告',
};
const anyWord = new RegExp(eventKinds.map((kind) => `(${words[kind]})`).join('|'), 'gu');

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Words farther from the time than this, in UTF-16 units, are about something else. */
const reach = 60;

/** The kind whose word stands nearest behind the time in its sentence, else before it; null where there is none. */
export function eventKindOf(key: string, sentence: Stretch, time: Stretch): EventKind | null {
  const after = key.slice(time.to, Math.min(sentence.to, time.to + reach));
  const before = key.slice(Math.max(sentence.from, time.from - reach), time.from);
  return nearest(after, (at) => at) ?? nearest(before, (at) => before.length - at);
}

/** A statement only where nothing is known to have happened but words. */
function nearest(text: string, distance: (at: number) => number): EventKind | null {
  let best: { readonly kind: EventKind; readonly at: number } | null = null;
  let hasStatement = false;
  for (const match of text.matchAll(anyWord)) {
    const kind = eventKinds[match.slice(1).findIndex((word) => word !== undefined)] ?? 'statement';
    const at = distance(match.index);
    if (kind === 'statement') hasStatement = true;
    else if (best === null || at < best.at) best = { kind, at };
  }
  return best?.kind ?? (hasStatement ? 'statement' : null);
}
