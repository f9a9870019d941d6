import { foldText } from '../text/fold.ts';
import { type ArticleText, textToRead } from './article-text.ts';
import { topics as order, type Topic } from './reading.ts';

/** Words that tell a subject, in folded text. */
const words: Readonly<Record<Topic, RegExp>> = {
  diplomacy:
    /外长|外交|会晤|会见|会谈|访华|访俄|访问|峰会|元首|大使|双边关系|双边|联合声明|安理会|联合国|建交|结盟|盟友|同盟|联盟|伙伴关系|战略协作|核心利益|国家主席|首脑|\bdiploma\p{L}*|\bsummit|дипломат\p{L}*|саммит\p{L}*/giu,
  trade:
    /贸易|经贸|经济(?!制裁)|投资|出口|进口|关税|海关|结算|人民币|卢布|美元|货币|金融|银行|交易所|大豆|农产品|商务部|企业|\btrade|\beconom\p{L}*|торгов\p{L}*|экономи\p{L}*/giu,
  energy:
    /能源|石油|原油|天然气|输气|管道|煤炭|煤|核电|电力|炼油|聚合物|石化|化工|液化气|北溪|\benerg\p{L}*|\boil\b|\bgas\b|нефт\p{L}*|\bгаз\p{L}*|энерг\p{L}*/giu,
  military:
    /军事|军演|演习|军队|国防|战机|轰炸机|战斗机|海军|空军|巡航|导弹|反导|潜艇|舰|武器|军火|直升机|核武|军方|军机|防空识别区|部队|发动机|\bmilitary|\bnavy|\barmy|военн\p{L}*|учени[яи]/giu,
  technology:
    /科技|技术|太空|航天|月球|火星|卫星(?!-?v|五号|通讯社)|空间站|探测器|芯片|半导体|人工智能|5g|科学家|科研|\btechnolog\p{L}*|\bspace\b|технолог\p{L}*|космос\p{L}*/giu,
  border:
    /边境|边界|口岸|领土|北方领土|黑瞎子岛|黑龙江|远东|海参崴|符拉迪沃斯托克|满洲里|绥芬河|过境|\bborder|границ\p{L}*/giu,
  health:
    /疫苗|疫情|新冠|冠病|病毒|肺炎|临床|接种|抗疫|世卫|核酸|感染|\bvaccin\p{L}*|\bcovid|\bpandemic|вакцин\p{L}*|пандеми\p{L}*/giu,
  information:
    /假消息|虚假信息|假新闻|黑客|网络攻击|网攻|干预选举|介入选举|宣传|社交媒体|推特|脸书|阴谋论|舆论|官媒|\bdisinformation|\bhack\p{L}*|дезинформац\p{L}*|хакер\p{L}*/giu,
  society:
    /留学|旅游|文化|教育|学生|移民|侨民|体育|奥运|电影|艺术|民调|游客|宗教|\bculture|\bstudents?|\btouris\p{L}*|культур\p{L}*|студент\p{L}*/giu,
};

/** Occurrences in the title and at the beginning tell more than later ones. */
const zoneWeight = { title: 4, opening: 2, rest: 1 };
const openingLength = 200;
/** A subject beside the first one needs this share of its weight, or to be met throughout the text. */
const shareOfFirst = 0.3;
const leastWeight = 2;
/** Met throughout: in so many paragraphs, and in so large a share of them. */
const leastParagraphs = 3;
const leastShareOfParagraphs = 1 / 6;
const mostTopics = 3;

/** The subjects of an article by their words, strongest first, at most three; none where no subject stands out. */
export function findTopics(article: ArticleText): readonly Topic[] {
  const paragraphs = textToRead(article).map(foldText);
  const text = paragraphs.join('\n');
  const zones = [
    [foldText(article.title), zoneWeight.title],
    [text.slice(0, openingLength), zoneWeight.opening],
    [text.slice(openingLength), zoneWeight.rest],
  ] as const;
  const weighed = order
    .map((topic) => ({ topic, weight: sum(zones.map(([zone, each]) => each * damped(zone, words[topic]))) }))
    .sort((a, b) => b.weight - a.weight);
  const least = Math.max(leastWeight, (weighed[0]?.weight ?? 0) * shareOfFirst);
  return weighed
    .filter(
      ({ topic, weight }) => weight >= least || (weight >= leastWeight && isThroughout(topic, paragraphs)),
    )
    .slice(0, mostTopics)
    .map(({ topic }) => topic);
}

function isThroughout(topic: Topic, paragraphs: readonly string[]): boolean {
  const holding = paragraphs.filter((paragraph) => paragraph.search(words[topic]) >= 0).length;
  return holding >= Math.max(leastParagraphs, paragraphs.length * leastShareOfParagraphs);
}

/** Different words tell more than one word again and again. */
function damped(zone: string, pattern: RegExp): number {
  const counts = new Map<string, number>();
  for (const [word] of zone.matchAll(pattern)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return sum([...counts.values()].map((count) => Math.sqrt(count)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
