import { translator } from '../locale/translate.ts';
import { customId } from '../messages/custom-id.ts';
import { listMessage } from '../messages/list-message.ts';
import type { Message } from '../messages/message.ts';
import { noticeMessage } from '../messages/notice-message.ts';
import type { Topic } from '../reading/reading.ts';
import type { Services } from '../services.ts';
import { type Person, readerOf } from './person.ts';

export interface CoverageList {
  /** Route of the paging buttons; their arguments are page, page size, topic and source. */
  readonly route: string;
  readonly topic: Topic | null;
  readonly source: string | null;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** The newest coverage of the relation, core and related, as a list with pages. */
export async function listCoverage(person: Person, services: Services, list: CoverageList): Promise<Message> {
  const { route, topic, source, page, pageSize } = list;
  const t = translator(person.locale);
  const filter = {
    relevance: ['core', 'related'] as const,
    ...(topic === null ? {} : { topic }),
    ...(source === null ? {} : { source }),
  };
  const { total, articles } = await services.store.articles.list(filter, {
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  if (articles.length === 0)
    return noticeMessage(
      t(total === 0 && topic === null && source === null ? 'latest.none' : 'latest.noneHere'),
    );
  const pages = Math.ceil(total / pageSize);
  const to = (target: number) => customId(route, String(target), String(pageSize), topic ?? '', source ?? '');
  const paging = {
    page,
    pages,
    previous: page > 1 ? to(page - 1) : null,
    next: page < pages ? to(page + 1) : null,
  };
  return listMessage(`### ${t('latest.title')}`, articles, paging, readerOf(person, services));
}
