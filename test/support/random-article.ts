import fc from 'fast-check';
import type { Article } from '../../src/articles/article.ts';
import { articleId } from '../../src/articles/article-id.ts';
import { canonicalUrl } from '../../src/articles/canonical-url.ts';
import { hostileText } from './hostile-text.ts';

/** Sentences of which a reader makes something: talks, figures, quotations, announcements, denials. */
const telling = [
  '中国外长王毅13日在雅加达会见俄罗斯外长拉夫罗夫，双方就两国关系交换意见。',
  '俄罗斯总统普京将于10月17日访问北京，出席第三届“一带一路”国际合作高峰论坛。',
  '今年前四个月，中俄双边贸易额达到730亿美元，同比增长41.3%。',
  '习近平说：“中俄新时代全面战略协作伙伴关系不断走深走实。”',
  '俄罗斯国防部称，两国海军7月20日起在日本海举行联合演习；日本防卫省否认有舰艇进入领海。',
  '華府批評北京向莫斯科提供軍民兩用物資，中國外交部否認。',
  'Глава МИД России Сергей Лавров встретился с Ван И в Джакарте 13 июля.',
  'China and Russia signed an agreement on gas deliveries in Moscow on Tuesday.',
];

const page = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.nat({ max: 1800 }).map((length) => `https://news.example/${'%E4%B8%AD'.repeat(length / 9)}`),
  fc.stringMatching(/^[0-9]{8}$/).map((day) => `https://www.rfi.fr/cn/中国/${day}-中俄(会谈)_[图]`),
);
const paragraph = fc.oneof(
  fc.constantFrom(...telling),
  fc.array(fc.constantFrom(...telling), { minLength: 2, maxLength: 5 }).map((all) => all.join('')),
  hostileText(800),
);
const time = fc
  .date({ min: new Date('2023-06-01'), max: new Date('2023-07-14'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** An article as the worst of pages might make it: its title, text and address hostile, much of it missing. */
export const randomArticle: fc.Arbitrary<Article> = fc
  .record({
    url: fc.tuple(page, fc.uuid()).map(([url, salt]) => canonicalUrl(`${url.split('#')[0]}&${salt}`) ?? ''),
    title: fc.oneof(fc.constantFrom(...telling), hostileText(500)),
    source: fc.oneof(fc.constantFrom('rfi-zh', 'xinhua', 'cna', 'tass-ru'), fc.domain()),
    section: fc.constant(null),
    lang: fc.constantFrom('zh-Hans', 'zh-Hant', 'en', 'ru', 'und'),
    publishedAt: time,
    publishedAtFrom: fc.constantFrom('page', 'feed', 'capture'),
    capturedAt: fc.constant('2023-07-14T00:00:00.000Z'),
    lead: fc.option(paragraph),
    paragraphs: fc.array(paragraph, { maxLength: 4 }),
    image: fc.constant(null),
    agencies: fc.subarray(['afp', 'xinhua', 'reuters', 'cna']),
  })
  .map((article) => ({ id: articleId(article.url), ...article }));
