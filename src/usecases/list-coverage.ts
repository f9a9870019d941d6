import { outletName } from '../articles/outlets.ts';
import { translator } from '../locale/translate.ts';
import { customId } from '../messages/custom-id.ts';
import { listMessage, pagingOf } from '../messages/list-message.ts';
import { escapeMarkdown } from '../messages/markdown.ts';
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
  const choice = [
    ...(topic === null ? [] : [t(`topic.${topic}`)]),
    ...(source === null ? [] : [escapeMarkdown(outletName(source, person.locale))]),
  ];
  const pageOf = (number: number) =>
    services.store.articles.list(filter, { limit: pageSize, offset: (number - 1) * pageSize });
  const asked = await pageOf(page);
  if (asked.total === 0)
    return noticeMessage(
      choice.length === 0 ? t('latest.none') : t('latest.noneHere', { choice: choice.join(' · ') }),
    );
  // Coverage may have been deleted since the page was offered.
  const pages = Math.ceil(asked.total / pageSize);
  const shown = Math.min(page, pages);
  const { articles } = shown === page ? asked : await pageOf(shown);
  const to = (target: number) => customId(route, String(target), String(pageSize), topic ?? '', source ?? '');
  const head = `### ${[t('latest.title'), ...choice].join(' · ')}`;
  return listMessage(head, articles, pagingOf(shown, pages, to), readerOf(person, services));
}
