import { useEffect } from 'preact/hooks';
import { TextField } from '../../components/field.tsx';
import { FormView } from '../../components/form-view.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { safeNext } from '../../router.ts';
import type { PageProps } from '../../pages.ts';
import { useApp } from '../../state/app-context.ts';
import { looksLikeEmail, useForm } from '../../state/form.ts';
import { useTexts } from '../../state/texts.ts';
import { webTexts } from '../../texts.ts';
import { AccountFrame } from './account-frame.tsx';

export const Page = ({ place }: PageProps) => {
  const { client, me, signedIn, router } = useApp();
  const t = useTexts(webTexts);
  const next = safeNext(place.query.get('next'));
  const isSignedIn = me.value !== null;
  useEffect(() => {
    if (isSignedIn) router.go(next, { replace: true });
  }, [isSignedIn, next, router]);
  const form = useForm({
    initial: { email: '', password: '' },
    check: ({ email, password }) => ({
      ...(looksLikeEmail(email) ? {} : { email: 'field.email' }),
      ...(password ? {} : { password: 'field.required' }),
    }),
    send: async ({ email, password }) => {
      const result = await client.call('signIn', { body: { email: email.trim(), password } });
      if (result.ok) signedIn(result.value.me);
      return result;
    },
  });
  return (
    <AccountFrame>
      <PageTitle text={t('sign_in.title')} />
      <FormView form={form} action={t('sign_in.action')}>
        <TextField
          form={form}
          name="email"
          label={t('field.email')}
          type="email"
          autocomplete="username"
          autofocus
        />
        <TextField
          form={form}
          name="password"
          label={t('field.password')}
          type="password"
          autocomplete="current-password"
        />
      </FormView>
      <details class="w-more">
        <summary>{t('sign_in.forgotten')}</summary>
        <p>{t('sign_in.forgotten_text')}</p>
      </details>
    </AccountFrame>
  );
};
