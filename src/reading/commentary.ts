import { foldText } from '../text/fold.ts';

/** Title words of pieces about an event rather than of its news: columns, press reviews, analyses, talk shows, round-ups. */
const commentary =
  /要闻分析|要闻解说|热点解析|综述|简报|专栏|评论|社论|观点|分析[:：]|[:：]分析|专家|摘要|公民论坛|下午察|时事大家谈|焦点对话|今日经济|国际纵横|来鸿|飞鸿|周刊|一周|回顾|看点|如何看|意味|为何|为什么|何去何从|[?？]/u;

/** Whether a title is that of a commentary; a guess by its words. */
export function isCommentary(title: string): boolean {
  return commentary.test(foldText(title));
}
