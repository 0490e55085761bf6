/** A customer's history as a client reads it: one page, or all of them one after another. */
import type { TimelineItem } from '#shared/domain/panel.ts';
import type { TestUser } from './test-app.ts';

export type HistoryAsked = {
  readonly q?: string;
  readonly kinds?: TimelineItem['kind'][];
  readonly cursor?: string;
  readonly type?: 'person' | 'company';
  readonly rolledUp?: boolean;
};
export type HistoryPage = { readonly items: TimelineItem[]; readonly cursor: string | null };

/** Of a person unless said otherwise. Throws what the server said. */
export const readHistoryPage = async (
  user: TestUser,
  id: string,
  asked: HistoryAsked = {},
): Promise<HistoryPage> => {
  const answer = await user.api.call('timeline', { body: { type: 'person', id, ...asked } });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

export const readHistory = async (
  user: TestUser,
  id: string,
  asked: HistoryAsked = {},
): Promise<TimelineItem[]> => {
  const items: TimelineItem[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const next: HistoryPage = await readHistoryPage(user, id, { ...asked, ...(cursor ? { cursor } : {}) });
    items.push(...next.items);
    ({ cursor } = next);
  }
  return items;
};
