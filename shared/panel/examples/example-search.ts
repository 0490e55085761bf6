/** What the example server finds: always Katrin, and whatever of the shown customer has what is typed. */
import type { CallOutput } from '../../api/client.ts';
import type { PanelAnswer } from '../../domain/panel.ts';
import { exampleHolding } from './example-company-states.ts';
import { katrin, katrinMatch } from './example-records.ts';

type Found = CallOutput<'search'>['items'][number];

const DAY_CHARS = 'YYYY-MM-DD'.length;
const opens = { type: 'person', id: katrin.id } as const;

export const exampleSearch = (answer: PanelAnswer, q: string, isText: boolean): readonly Found[] => {
  const has = (text: string): boolean => text.toLowerCase().includes(q.toLowerCase());
  if (isText)
    return answer.timeline
      .filter(({ subject, preview, kind }) => kind !== 'order' && has(`${subject} ${preview}`))
      .map(({ id, subject, preview, occurredAt, kind }) => ({
        type: 'activity',
        id,
        title: subject || preview,
        detail: occurredAt.slice(0, DAY_CHARS),
        opens,
        kind: kind as 'mail',
        snippet: preview,
      }));
  const { name, id } = exampleHolding;
  const titled = (type: 'deal' | 'task', records: readonly { id: string; title: string }[]) =>
    records.flatMap((record): Found[] =>
      has(record.title)
        ? [{ type, id: record.id, title: record.title, detail: katrinMatch.name, opens }]
        : [],
    );
  return [
    ...(/^bran/i.test(q) ? [{ type: 'company' as const, id, title: name, detail: 'Hannover' }] : []),
    { type: 'person', id: katrinMatch.id, title: katrinMatch.name, detail: katrinMatch.companyName },
    ...titled('deal', answer.deals ?? []),
    ...titled('task', answer.tasks),
  ];
};
