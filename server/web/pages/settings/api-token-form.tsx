import { useSignal } from '@preact/signals';
import { Copyable } from '../../components/copyable.tsx';
import { TextField } from '../../components/field.tsx';
import { FormView } from '../../components/form-view.tsx';
import { useApp } from '../../state/app-context.ts';
import { useForm } from '../../state/form.ts';
import { useTexts } from '../../state/texts.ts';
import { settingsTexts } from './settings-texts.ts';

/** Makes a token for scripts; it is shown here and never again. */
export const ApiTokenForm = ({ created }: { created: () => void }) => {
  const { client } = useApp();
  const t = useTexts(settingsTexts);
  const token = useSignal('');
  const form = useForm({
    initial: { name: '' },
    check: ({ name }): Record<string, string> => (name.trim() ? {} : { name: 'field.required' }),
    send: async ({ name }) => {
      const result = await client.call('createToken', { body: { name: name.trim() } });
      if (result.ok) {
        token.value = result.value.token;
        form.values.value = { name: '' };
        created();
      }
      return result;
    },
  });
  return (
    <section aria-labelledby="api-token">
      <h2 id="api-token">{t('token.title')}</h2>
      <p class="w-hint">{t('token.text')}</p>
      {token.value ? (
        <div class="w-outcome" role="status">
          <p>{t('token.created')}</p>
          <Copyable label={t('token.value')} value={token.value} />
        </div>
      ) : null}
      <FormView form={form} action={t('token.action')}>
        <TextField
          form={form}
          name="name"
          label={t('token.name')}
          hint={t('token.name_hint')}
          autocomplete="off"
        />
      </FormView>
    </section>
  );
};
