import { signal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { CustomField } from '#shared/domain/custom-field.ts';
import { newId } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import { NOTHING_ASKED, takeAsked } from '#shared/panel/cards/custom/asked-memory.ts';
import { TextField } from '../../components/field.tsx';
import { FormView } from '../../components/form-view.tsx';
import { OwnFields } from '../../components/own-fields.tsx';
import { useApp } from '../../state/app-context.ts';
import { useForm } from '../../state/form.ts';
import { useLoader } from '../../state/loader.ts';
import { readOwnFields } from '../../state/own-fields.ts';
import { useTexts } from '../../state/texts.ts';
import type { OpenRecord } from '../../host/web-host.ts';
import { callsTexts } from './calls-texts.ts';
import { SimilarPeople } from './similar-people.tsx';

type Props = {
  readonly number: string;
  /** The one that was made, or who is there already. */
  readonly onChoose: (record: Pick<OpenRecord, 'type' | 'id'>) => void;
};

/** A person with the number that calls; nothing else has to be known while they wait. */
export const NewContact = ({ number, onChoose }: Props) => {
  const { client, mutate } = useApp();
  const t = useTexts(callsTexts);
  const isOpen = useSignal(false);
  const fieldsOf = (name: { firstName: string; lastName: string }) => ({
    firstName: name.firstName.trim(),
    lastName: name.lastName.trim(),
    phones: [{ number, label: 'work' as const }],
  });
  const own = useLoader<readonly CustomField[]>(async () => ok(await readOwnFields(client, 'person'))).state;
  const asked = useMemo(() => signal(NOTHING_ASKED), []);
  const ownFields = (): readonly CustomField[] => (own.value.status === 'ready' ? own.value.value : []);
  const form = useForm({
    initial: { firstName: '', lastName: '' },
    // What cannot be read of the company's own fields is said there.
    check: ({ firstName, lastName }): Record<string, string> => ({
      ...(takeAsked(asked, ownFields()) ? {} : { custom: 'request.invalid' }),
      ...(firstName.trim() || lastName.trim() ? {} : { lastName: 'field.required' }),
    }),
    fieldOf: { 'person.nameless': 'lastName' },
    send: async ({ firstName, lastName }) => {
      const id = newId();
      const made = await mutate('person.create', {
        id,
        fields: { ...fieldsOf({ firstName, lastName }), ...takeAsked(asked, ownFields()) },
        source: 'call',
      });
      if (made.ok) onChoose({ type: 'person', id });
      return made;
    },
  });
  const typed = fieldsOf(form.values.value);
  if (!isOpen.value)
    return (
      <button type="button" class="w-button w-primary" onClick={() => (isOpen.value = true)}>
        {t('call.add')}
      </button>
    );
  return (
    <section aria-label={t('call.add_title')}>
      <FormView form={form} action={t('call.create')}>
        <TextField form={form} name="firstName" label={t('call.first_name')} autocomplete="off" autofocus />
        <TextField form={form} name="lastName" label={t('call.last_name')} autocomplete="off" />
        {ownFields().length > 0 ? <OwnFields fields={ownFields()} asked={asked} /> : null}
      </FormView>
      <SimilarPeople
        typed={typed.firstName || typed.lastName ? { person: typed } : null}
        onTake={({ type, id }) => onChoose({ type, id })}
      />
    </section>
  );
};
