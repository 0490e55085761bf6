import { TextField } from '../../components/field.tsx';
import { FormView } from '../../components/form-view.tsx';
import { useApp } from '../../state/app-context.ts';
import { useForm } from '../../state/form.ts';
import { useTexts } from '../../state/texts.ts';
import { PasswordHint, passwordProblem } from '../account/password-hint.tsx';
import { settingsTexts } from './settings-texts.ts';

export const PasswordForm = () => {
  const { client, me, notices } = useApp();
  const t = useTexts(settingsTexts);
  const form = useForm({
    initial: { current: '', password: '' },
    check: ({ current, password }) => ({
      ...(current ? {} : { current: 'field.required' }),
      ...passwordProblem(password),
    }),
    fieldOf: {
      'sign_in.refused': 'current',
      'password.too_short': 'password',
      'password.too_common': 'password',
    },
    send: async ({ current, password }) => {
      const result = await client.call('changePassword', { body: { current, next: password } });
      if (!result.ok)
        return result.error.code === 'sign_in.refused'
          ? { ...result, error: { code: 'password.wrong', fields: { current: 'password.wrong' } } }
          : result;
      form.values.value = { current: '', password: '' };
      notices.show({ text: t('password.changed') });
      return result;
    },
  });
  return (
    <section aria-labelledby="password">
      <h2 id="password">{t('password.title')}</h2>
      <FormView form={form} action={t('password.action')}>
        <input type="email" autocomplete="username" value={me.value?.email ?? ''} hidden readOnly />
        <TextField
          form={form}
          name="current"
          label={t('password.current')}
          type="password"
          autocomplete="current-password"
        />
        <TextField
          form={form}
          name="password"
          label={t('password.next')}
          type="password"
          autocomplete="new-password"
          hint={<PasswordHint password={form.values.value.password} />}
        />
        <p class="w-hint">{t('password.note')}</p>
      </FormView>
    </section>
  );
};
