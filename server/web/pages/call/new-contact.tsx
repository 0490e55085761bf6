import { useSignal } from '@preact/signals';
import { newId } from '#shared/lib/ids.ts';
import { TextField } from '../../components/field.tsx';
import { FormView } from '../../components/form-view.tsx';
import { useApp } from '../../state/app-context.ts';
import { useForm } from '../../state/form.ts';
import { useTexts } from '../../state/texts.ts';
import { callsTexts } from './calls-texts.ts';

/** A person with the number that calls; nothing else has to be known while they wait. */
export const NewContact = ({ number, onMade }: { number: string; onMade: (id: string) => void }) => {
  const { mutate } = useApp();
  const t = useTexts(callsTexts);
  const isOpen = useSignal(false);
  const form = useForm({
    initial: { firstName: '', lastName: '' },
    check: ({ firstName, lastName }): Record<string, string> =>
      firstName.trim() || lastName.trim() ? {} : { lastName: 'field.required' },
    fieldOf: { 'person.nameless': 'lastName' },
    send: async ({ firstName, lastName }) => {
      const id = newId();
      const made = await mutate('person.create', {
        id,
        fields: {
          firstName: firstName.trim(),
          lastName: lastName.trim(),
          phones: [{ number, label: 'work' }],
        },
        source: 'call',
      });
      if (made.ok) onMade(id);
      return made;
    },
  });
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
      </FormView>
    </section>
  );
};
