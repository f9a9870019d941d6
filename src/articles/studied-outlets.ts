import type { Outlet } from './outlet.ts';

/**
 * The outlets whose archived pages were studied, with the rules for their pages. The zones were checked against the
 * times of capture of 4,600 pages with a time of day: no page is later than its capture, the median half an hour before.
 */
export const studiedOutlets: readonly Outlet[] = [
  {
    id: 'rfi-zh',
    hosts: ['www.rfi.fr', 'rfi.fr', 'm.rfi.fr'],
    edition: /^\/(?:cn|tw)(?:\/|$)/,
    names: { en: 'RFI Chinese', 'zh-CN': 'RFI 中文', 'zh-TW': 'RFI 中文', ru: 'RFI (на китайском)' },
    language: 'zh-Hans',
    languageByPath: [{ path: /^\/tw\//, language: 'zh-Hant' }],
    country: 'FR',
    camp: 'public',
    timeZone: 'Europe/Paris',
    page: {
      // Before 2021 `contenu` stood for “no section”.
      section: /^\/(?:cn|tw)\/(?!contenu\/)([^/]+)\//,
      dateInUrl: /\/(20\d\d)(\d\d)(\d\d)-/,
      titleFurniture: /\s+–\s+法国国际广播电台 - RFI$/,
      caption: /\bm-figure__caption\b/,
      furniture: /\b(?:o-self-promo|m-interstitial|m-block-ad|m-em-video__title|m-main-media)/,
      notText: /^(?:Array|法广编辑部|继续浏览后续)$|^点击视频收看|^本台选刊网友来稿/,
      placeholderImage: /\/meta_og_twcards\/RFI_FB\.png$/,
    },
  },
  {
    id: 'cna-tw',
    hosts: ['www.cna.com.tw', 'cna.com.tw', 'm.cna.com.tw'],
    names: { en: 'CNA (Taiwan)', 'zh-CN': '中央社', 'zh-TW': '中央社', ru: 'ЦАН (Тайвань)' },
    language: 'zh-Hant',
    country: 'TW',
    camp: 'public',
    timeZone: 'Asia/Taipei',
    page: {
      section: /^\/news\/([^/]+)\//,
      dateInUrl: /\/(20\d\d)(\d\d)(\d\d)\d{4}\.aspx/,
      caption: /\bpicinfo\b/,
      // `dictionary-box` explains a term in a pop-up that is set into the middle of the sentence.
      furniture:
        /\b(?:moreArticle|bottomArticleBanner|SubscriptionInner|insertGroup|topicbox|dictionary-box|infogram-embed)\b/,
      notText:
        /^(?:訂閱|歡迎訂閱|上午8點).{0,30}電子報|^若有任何建議請來信告訴我們|^珍惜生命，自殺不能解決問題|^Infogram$|^武漢肺炎蔓延\s?圖解疫情|^Embed from Getty Images$|分享的貼文|^(?:今晨最新|影片來源：.{1,30})$/,
    },
  },
  {
    id: 'voa-zh',
    hosts: ['www.voachinese.com', 'voachinese.com', 'm.voachinese.com'],
    names: {
      en: 'VOA Chinese',
      'zh-CN': '美国之音中文网',
      'zh-TW': '美國之音中文網',
      ru: 'Голос Америки (на китайском)',
    },
    language: 'zh-Hans',
    country: 'US',
    camp: 'public',
    timeZone: 'UTC',
    page: {
      notText:
        /^[（(]本文(?:部分内容)?(?:依据|参考|采用|根据)了?|YouTube\s*(?:播放列表|视频)：|^嘉宾和观众听众发表的都是|(?:敬请|欢迎按时)收看。$/,
    },
  },
  {
    id: 'dw-zh',
    hosts: ['www.dw.com', 'dw.com', 'm.dw.com'],
    edition: /^\/(?:zh|zh-hans|zh-hant)(?:\/|$)/,
    names: {
      en: 'DW Chinese',
      'zh-CN': '德国之声中文网',
      'zh-TW': '德國之聲中文網',
      ru: 'DW (на китайском)',
    },
    language: 'zh-Hans',
    languageByPath: [{ path: /^\/zh-hant\//, language: 'zh-Hant' }],
    country: 'DE',
    camp: 'public',
    timeZone: 'UTC',
    page: {
      gallery: /^相关图集/,
      notText:
        /^德国之声致力[于於]为您提供|不代表德国之声的?(?:立场|观点)|^[\p{Script=Han}\p{Script=Latin}.·、/／\s]{2,40}[（(][^（）()]*(?:社|报道|报导|德广联)[^（）()]*[）)]$/u,
    },
  },
  {
    id: 'zaobao',
    hosts: ['www.zaobao.com', 'zaobao.com', 'www.zaobao.com.sg', 'zaobao.com.sg'],
    names: { en: 'Lianhe Zaobao', 'zh-CN': '联合早报', 'zh-TW': '聯合早報', ru: 'Ляньхэ цзаобао' },
    language: 'zh-Hans',
    country: 'SG',
    camp: 'private',
    timeZone: 'Asia/Singapore',
    page: {
      section: /^\/(?:realtime|news|forum|finance)\/([^/]+)\//,
      dateInUrl: /\/story(20\d\d)(\d\d)(\d\d)-/,
      furniture: /\bdfp-/,
    },
  },
  {
    id: 'bbc-zh',
    hosts: ['www.bbc.com', 'bbc.com', 'www.bbc.co.uk', 'bbc.co.uk', 'm.bbc.com', 'm.bbc.co.uk'],
    edition: /^\/(?:zhongwen|ukchina)(?:\/|$)/,
    names: { en: 'BBC Chinese', 'zh-CN': 'BBC 中文', 'zh-TW': 'BBC 中文', ru: 'Би-би-си (на китайском)' },
    language: 'zh-Hans',
    languageByPath: [{ path: /\/trad(?:\/|$)/, language: 'zh-Hant' }],
    country: 'GB',
    camp: 'public',
    timeZone: 'UTC',
    page: {
      titleFurniture: /^\[[A-Z][a-z]+\]\s+/,
      section: /^\/(?:zhongwen|ukchina)\/(?:simp|trad)\/(?:articles\/)?([a-z][a-z-]*?)-\d+$/,
      lead: /\bstory-body__introduction\b/,
      furniture:
        /\bdotcom-ad\b|MessageWrapper\b|\boff-screen\b|VisuallyHidden|-?Person\b|-Copyright\b|\bstory-image-copyright\b/,
      notText:
        /^图像来源[，,：]|^使用浏览器播视频|^你的器材不支持|^(?:跳过|结尾) Twitter 帖子|^告知：第三方内容|阅读\s*英文原文|^本专栏来自|^《华人谈天下》每周/,
    },
  },
  {
    id: 'reuters-cn',
    hosts: ['cn.reuters.com', 'cn.mobile.reuters.com'],
    names: {
      en: 'Reuters Chinese',
      'zh-CN': '路透中文网',
      'zh-TW': '路透中文網',
      ru: 'Рейтер (на китайском)',
    },
    language: 'zh-Hans',
    country: 'GB',
    camp: 'private',
    // Times without a zone are UTC: read so, 104 of 104 lie 4 to 91 minutes before their capture.
    timeZone: 'UTC',
    page: {
      titleFurniture: /\s+\|\s+路透$/,
      caption: /\bImage_caption\b|WithCaption-caption/,
      furniture: /\bAttribution[_-]|trustBadge|AdSlot/,
      notText: /^(?:参看|浏览|欲浏览)[^。]{0,40}$|点选[^。]{0,20}here$/,
    },
  },
  {
    id: 'nyt-zh',
    hosts: ['cn.nytimes.com', 'm.cn.nytimes.com'],
    names: {
      en: 'NYT Chinese',
      'zh-CN': '纽约时报中文网',
      'zh-TW': '紐約時報中文網',
      ru: 'Нью-Йорк таймс (на китайском)',
    },
    language: 'zh-Hans',
    languageByPath: [{ path: /\/zh-hant(?:\/|$)/, language: 'zh-Hant' }],
    country: 'US',
    camp: 'private',
    // Beijing time: read so, 155 of 155 lie 0 to 2 hours before their capture, in summer as in winter.
    timeZone: 'Asia/Shanghai',
    page: {
      section: /^\/([a-z-]+)\/20\d{6}\//,
      dateInUrl: /\/(20\d\d)(\d\d)(\d\d)\//,
      furniture: /\b(?:article-footer|tbl-feed|trc_related)/,
      notText:
        /^(?:翻译[:：]|点击查看本文英文版|感谢阅读今天的简报|[（(]?欢迎点击此处订阅)|(?:报道|研究)贡献。?$|欢迎在\s*(?:Twitter|Facebook|Instagram|推特)[^。]{0,80}关注/,
    },
  },
  {
    id: 'ft-zh',
    hosts: ['cn.ft.com'],
    names: {
      en: 'FT Chinese',
      'zh-CN': 'FT 中文网',
      'zh-TW': 'FT 中文網',
      ru: 'Файнэншл таймс (на китайском)',
    },
    language: 'zh-Hans',
    country: 'GB',
    camp: 'private',
    timeZone: 'Asia/Shanghai',
    page: {
      lead: /\bstory-lead\b/,
      furniture: /\bo-ads\b/,
      notText: /@ftchinese\.com\s*[）)]?$/i,
    },
  },
];
