/** Questions as a person reading mails asks them: each about the sender of a logged mail. */
import type { PanelQuery } from '#shared/domain/panel.ts';
import { createRandom } from '#server/seed/random.ts';
import type { BenchStore } from './bench-store.ts';

type Row = { messageId: string; email: string; name: string };
const SENDER = `select m."messageId" as "messageId", p.email as email, p.name as name from activity a
  join mail m on m."activityId" = a.id join mail_participant p on p."activityId" = a.id and p.position = 0
  where a.no >= ? and a.direction = 'in' order by a.no limit 1`;

/** Different senders each, drawn from all mails, so that busy customers come up as they do in life. */
export const panelQuestions = async (
  { store }: BenchStore,
  count: number,
  seed: number,
): Promise<string[]> => {
  const random = createRandom(seed);
  const { no: last } = (await store.sql.get<{ no: number }>('select max(no) as no from activity')) ?? {
    no: 0,
  };
  const questions = new Map<string, string>();
  for (let tries = 0; questions.size < count && tries < count * 20; tries += 1) {
    const row = await store.sql.get<Row>(SENDER, 1 + random.below(last));
    if (!row || questions.has(row.email)) continue;
    const query: PanelQuery = {
      messageId: row.messageId,
      participants: [{ email: row.email, name: row.name, role: 'from' }],
    };
    questions.set(row.email, JSON.stringify(query));
  }
  return [...questions.values()];
};
