import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveFile } from '../articles/make-page.ts';

const dayMs = 86_400_000;

/** What the made articles are about: none of it happened. */
const subjects = [
  [
    '中俄代表团商讨边境口岸货运安排',
    '中国与俄罗斯的代表团当天商讨两国边境口岸的货运安排，双方同意加强铁路运输合作。',
  ],
  ['中俄外长会晤谈双边关系', '中国外长与俄罗斯外长举行会晤，就中俄双边关系和共同关心的国际问题交换意见。'],
  ['中俄天然气供应谈判继续', '中国与俄罗斯继续就天然气供应举行谈判，双方表示将推进能源领域的长期合作。'],
  [
    '中俄双边贸易额增长',
    '中国海关公布的数据显示，中俄双边贸易额同比增长，俄罗斯是中国的主要能源供应国之一。',
  ],
  ['中俄举行海上联合演习', '中国与俄罗斯的舰艇举行联合演习，两国国防部表示演习不针对第三方。'],
  ['中俄大学签署科研合作协议', '中国与俄罗斯的两所大学签署合作协议，将在基础科学领域开展联合研究。'],
] as const;

/** So many made articles in each of the weeks before `until`. */
export interface MadeWeeks {
  /** RFC 3339. */
  readonly until: string;
  /** Oldest first. */
  readonly articles: readonly number[];
  /** Hosts that take turns. */
  readonly hosts: readonly string[];
}

/** Writes archived pages of made articles into a folder, for tests and pictures that need more than the seeds. */
export function writeMadeArchive(folder: string, { until, articles, hosts }: MadeWeeks): void {
  const endMs = Date.parse(until);
  let written = 0;
  for (const [week, count] of articles.entries()) {
    const startMs = endMs - (articles.length - week) * 7 * dayMs;
    for (let index = 0; index < count; index += 1) {
      const [title, sentence] = subjects[written % subjects.length] ?? subjects[0];
      const host = hosts[written % hosts.length] ?? 'www.example.org';
      const capturedAt = new Date(startMs + ((index + 0.5) * 7 * dayMs) / count).toISOString();
      const place = `（第${written + 1}篇）`;
      const page = archiveFile(`<p>${sentence}</p><p>这是为演示而写的报道，编号${written + 1}。</p>`, {
        title: `${title}${place}`,
        url: `https://${host}/made/${written + 1}`,
        capturedAt,
      });
      writeFileSync(join(folder, `made-${String(written).padStart(3, '0')}.txt`), page);
      written += 1;
    }
  }
}
