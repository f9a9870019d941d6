/** Kinds of events that a timeline tells apart. */
export const eventKinds = [
  'summit', 'meeting', 'visit', 'call', 'signing', 'exercise', 'launch', 'sanction', 'election', 'conflict', 'trade', 'statement',
] as const; // biome-ignore format: a list of words
export type EventKind = (typeof eventKinds)[number];

const words: Readonly<Record<EventKind, RegExp>> = {
  summit: /峰会|首脑会议|高峰会|元首会晤/gu,
  meeting: /会晤|会见|会谈|会面|见面|会议|磋商|对话会|举行对话|记者会/gu,
  visit: /访问|出访|到访|访华|访俄|抵达|来访|回访|赴华|赴俄|之行|行程/gu,
  call: /通话|通电话|视频连线/gu,
  signing: /签署|签订|签约|缔结|续签/gu,
  exercise: /演习|军演|演练|联合巡航|战略巡航|阅兵/gu,
  launch: /发射|升空|投产|通车|开通|启用|开工|竣工|上市/gu,
  sanction: /制裁|禁令|禁运|加征/gu,
  election: /选举|大选|公投|投票/gu,
  conflict: /入侵|开战|空袭|冲突|交火|袭击|政变/gu,
  trade: /贸易额|出口|进口|供应|交付|采购/gu,
  statement: /宣布|发表|公布|声明|表示|公告/gu,
};

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
  const found = eventKinds
    .filter((kind) => kind !== 'statement')
    .flatMap((kind) => [...text.matchAll(words[kind])].map(({ index }) => ({ kind, at: distance(index) })))
    .toSorted((a, b) => a.at - b.at);
  return found[0]?.kind ?? (text.search(words.statement) >= 0 ? 'statement' : null);
}
