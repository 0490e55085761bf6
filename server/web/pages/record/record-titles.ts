/** The names of the records that the panel has shown, so that browser tab, history and the list beside it can carry them. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ApiClient, CallOutput } from '#shared/api/client.ts';
import { personName } from '#shared/domain/person.ts';

export type RecordTitle = { readonly title: string; readonly detail: string };
type Titles = Readonly<Record<string, RecordTitle>>;

/** Gives the client to hand to the panel; no request more than the panel makes. */
export const watchTitles = (client: ApiClient): { titles: ReadonlySignal<Titles>; watched: ApiClient } => {
  const titles = signal<Titles>({});
  const remember = ({ person, company }: CallOutput<'panel'>): void => {
    titles.value = {
      ...titles.value,
      ...(person ? { [person.id]: { title: personName(person), detail: company?.name ?? '' } } : {}),
      ...(company ? { [company.id]: { title: company.name, detail: company.city } } : {}),
    };
  };
  const watched: ApiClient = {
    call: async (name, input) => {
      const answer = await client.call(name, input);
      if (name === 'panel' && answer.ok) remember(answer.value as unknown as CallOutput<'panel'>);
      return answer;
    },
  };
  return { titles, watched };
};
