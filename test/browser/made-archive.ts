import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveFile } from '../articles/make-page.ts';

const dayMs = 86_400_000;

interface Subject {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const partnership = ['俄罗斯总统说，俄方重视与中国的伙伴关系。', '中俄两国本月还将举行例行磋商。'];

/** What the made articles are about: the relation, what touches it, and other things. None of it happened. */
const subjects: readonly [Subject, ...Subject[]] = [
  {
    title: '中俄代表团商讨边境口岸货运安排',
    paragraphs: ['中国与俄罗斯的代表团当天商讨两国边境口岸的货运安排，双方同意加强铁路运输合作。'],
  },
  {
    title: '中俄外长会晤谈双边关系',
    paragraphs: ['中国外长与俄罗斯外长举行会晤，就中俄双边关系和共同关心的国际问题交换意见。'],
  },
  {
    title: '联合国讨论停火',
    paragraphs: [...partnership, '美国官员指责中国支持俄罗斯，中国外交部予以否认。'],
  },
  {
    title: '中俄天然气供应谈判继续',
    paragraphs: ['中国与俄罗斯继续就天然气供应举行谈判，双方表示将推进能源领域的长期合作。'],
  },
  {
    title: '中俄双边贸易额增长',
    paragraphs: ['中国海关公布的数据显示，中俄双边贸易额同比增长，俄罗斯是中国的主要能源供应国之一。'],
  },
  { title: '莫斯科举行阅兵', paragraphs: ['俄罗斯在莫斯科举行阅兵式，数千名军人参加。'] },
  {
    title: '中俄举行海上联合演习',
    paragraphs: ['中国与俄罗斯的舰艇举行联合演习，两国国防部表示演习不针对第三方。'],
  },
  {
    title: '国际油价回落',
    paragraphs: [...partnership, '乌克兰代表要求更多援助。', '中国是俄罗斯石油的主要买家之一。'],
  },
  {
    title: '中俄大学签署科研合作协议',
    paragraphs: ['中国与俄罗斯的两所大学签署合作协议，将在基础科学领域开展联合研究。'],
  },
];

/** So many made articles in each of the weeks before `until`. */
export interface MadeWeeks {
  /** RFC 3339. */
  readonly until: string;
  /** Oldest first. */
  readonly articles: readonly number[];
  /** Hosts, with a path or without, that take turns. */
  readonly sites: readonly string[];
}

/** Writes archived pages of made articles into a folder, for tests and pictures that need more than the seeds. */
export function writeMadeArchive(folder: string, { until, articles, sites }: MadeWeeks): void {
  const endMs = Date.parse(until);
  let written = 0;
  for (const [week, count] of articles.entries()) {
    const startMs = endMs - (articles.length - week) * 7 * dayMs;
    for (let index = 0; index < count; index += 1) {
      const number = written + 1;
      const { title, paragraphs } = subjects[written % subjects.length] ?? subjects[0];
      const site = sites[written % sites.length] ?? 'www.example.org';
      const capturedAt = new Date(startMs + ((index + 0.5) * 7 * dayMs) / count).toISOString();
      const text = [...paragraphs, `这是为演示而写的报道，编号${number}。`];
      const page = archiveFile(text.map((paragraph) => `<p>${paragraph}</p>`).join(''), {
        title: `${title}（第${number}篇）`,
        url: `https://${site}/made/${number}`,
        capturedAt,
      });
      writeFileSync(join(folder, `made-${String(written).padStart(3, '0')}.txt`), page);
      written += 1;
    }
  }
}
