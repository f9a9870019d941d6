/** Whom a word stands for: one of the two sides, both in one breath (中俄), or a third party. */
export type Side = 'china' | 'russia' | 'both' | 'other';

export interface SideMark {
  readonly side: Side;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

// All in folded text (`fold.ts`): simplified characters, lower case, и for й.
const china =
  '中国|中方|北京|中共|中华人民共和国|(?<!洲)大陆|解放军|共军|中资|中企|中驻|中使馆|中石油|中石化|中海油|人民币|华为|(?:访|驻|对|来|在|赴|援)华|华(?=大使|航班|外长)|' +
  '习近平|王毅|李克强|李强|杨洁篪|秦刚|华春莹|赵立坚|汪文斌|魏凤和|李尚福|董军|张汉晖|丁薛祥|李辉|' +
  '\\b(?:china|chinese|beijing|xi jinping|wang yi|prc)\\b|(?<!\\p{L})(?:кита[июея]|пекин|кнр|си цзиньпин)\\p{L}*';
const russia =
  '(?<![亥白])俄(?:罗斯|国(?!防)|方)?(?!亥俄|勒冈|克拉)|莫斯科|克里姆林|普京|普丁|蒲亭|梅德韦杰夫|米舒斯京|拉夫罗夫|拉夫洛夫|绍伊古|佩斯科夫|扎哈罗娃|里亚布科夫|杰尼索夫|别洛乌索夫|诺瓦克|卢布|' +
  '\\b(?:russian?s?|moscow|kremlin|putin|lavrov)\\b|(?<!\\p{L})(?:росси|рф|москв|кремл|путин|лавров)\\p{L}*';
const joint = '(?:和|与|同|跟|及|以及|、|-| and | и )?';
const office = '(?:国家|总统|主席|总理|外长|外交部长|两国)*';
const both =
  `中、?俄(?:罗斯)?|俄(?:罗斯)?、?中(?:国|方)?(?!央|心|部)|华俄|俄华|(?:${china})${joint}${office}(?:${russia})|(?:${russia})${joint}${office}(?:${china})|` +
  'sino-russian|china-russia\\p{L}*|russia-china|россииско-китаиск\\p{L}*|китаиско-россииск\\p{L}*';
const other =
  '美国|美方|美军|华盛顿|白宫|五角大楼|拜登|特朗普|川普|布林肯|蓬佩奥|北约|欧盟|欧洲|西方|英国|法国|德国|日本|印度|澳大利亚|加拿大|韩国|波兰|乌克兰|白俄罗斯|格鲁吉亚|哈萨克斯坦|蒙古|伊朗|以色列|土耳其|叙利亚|沙特|朝鲜|缅甸|越南|菲律宾|捷克|立陶宛|爱沙尼亚|拉脱维亚|保加利亚|匈牙利|塞尔维亚|罗马尼亚|意大利|西班牙|荷兰|瑞典|芬兰|挪威|丹麦|古巴|委内瑞拉|巴西|南非|阿富汗|巴基斯坦|东盟|台湾|七国集团|g7|\\b(?:us|u\\.s\\.|nato|eu|washington)\\b|(?<!\\p{L})(?:сша|нато|украин|европ)\\p{L}*';

const marks = new RegExp(
  `(?<both>${both})|(?<russia>${russia})|(?<china>${china})|(?<other>${other})`,
  'giu',
);

const chinaAnywhere = new RegExp(`${china}|${both}`, 'iu');
const russiaAnywhere = new RegExp(`${russia}|${both}`, 'iu');

/** Whether a folded text names both sides; most news does not, and need not be looked at further. */
export function namesBothSides(text: string): boolean {
  return russiaAnywhere.test(text) && chinaAnywhere.test(text);
}

/** Who is named in a folded text, in the order of the text; marks do not overlap. */
export function findSides(text: string): readonly SideMark[] {
  return [...text.matchAll(marks)].map((match) => ({
    side: sideOf(match.groups ?? {}),
    text: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));
}

function sideOf(groups: Readonly<Record<string, string | undefined>>): Side {
  if (groups.both !== undefined) return 'both';
  if (groups.russia !== undefined) return 'russia';
  return groups.china !== undefined ? 'china' : 'other';
}
