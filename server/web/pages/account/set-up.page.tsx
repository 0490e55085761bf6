import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { PageTitle } from '../../components/page-title.tsx';
import { TextField, TickField } from '../../components/field.tsx';
import { FormView } from '../../components/form-view.tsx';
import { useApp } from '../../state/app-context.ts';
import { looksLikeEmail, useForm } from '../../state/form.ts';
import { takeSecret } from '../../state/one-time-secret.ts';
import { useTexts } from '../../state/texts.ts';
import { webTexts } from '../../texts.ts';
import { AccountFrame } from './account-frame.tsx';
import { PasswordHint, passwordProblem } from './password-hint.tsx';

const SetUpForm = ({ secret, onTaken }: { secret: string; onTaken: (code: string) => void }) => {
  const { client, voice, signedIn } = useApp();
  const t = useTexts(webTexts);
  const form = useForm({
    initial: { name: '', email: '', password: '', sampleData: true },
    check: (values) => ({
      ...(values.name.trim() ? {} : { name: 'field.required' }),
      ...(looksLikeEmail(values.email) ? {} : { email: 'field.email' }),
      ...passwordProblem(values.password),
    }),
    fieldOf: {
      'password.too_short': 'password',
      'password.too_common': 'password',
      'field.email': 'email',
    },
    send: async ({ name, email, password, sampleData }) => {
      const body = {
        secret,
        name: name.trim(),
        email: email.trim(),
        password,
        sampleData,
        locale: voice.value.locale,
      };
      const result = await client.call('setUp', { body });
      if (result.ok) signedIn(result.value.me);
      else if (result.error.code === 'setup.done' || result.error.code === 'link.invalid')
        onTaken(result.error.code);
      return result;
    },
  });
  return (
    <FormView form={form} action={t('setup.action')}>
      <TextField form={form} name="name" label={t('field.name')} autocomplete="name" autofocus />
      <TextField form={form} name="email" label={t('field.email')} type="email" autocomplete="username" />
      <TextField
        form={form}
        name="password"
        label={t('field.password')}
        type="password"
        autocomplete="new-password"
        hint={<PasswordHint password={form.values.value.password} />}
      />
      <TickField form={form} name="sampleData" label={t('setup.sample')} hint={t('setup.sample_hint')} />
    </FormView>
  );
};

/** The first visit: makes the owner account with the secret of the printed link. */
export const Page = () => {
  const { start, me, router } = useApp();
  const t = useTexts(webTexts);
  const isSignedIn = me.value !== null;
  useEffect(() => {
    if (isSignedIn) router.go('/', { replace: true });
  }, [isSignedIn, router]);
  const secret = useMemo(() => takeSecret(window), []);
  const refused = useSignal('');
  const isDone = (start.value === 'ready' && !isSignedIn) || refused.value === 'setup.done';
  const state = isDone ? 'done' : secret === '' ? 'no_link' : refused.value ? 'wrong_link' : 'form';
  switch (state) {
    case 'done':
      return (
        <AccountFrame>
          <PageTitle text={t('setup.done_title')} />
          <p>{t('setup.done_text')}</p>
          <p>
            <a class="w-button w-primary" href="/sign-in">
              {t('sign_in.action')}
            </a>
          </p>
        </AccountFrame>
      );
    case 'no_link':
    case 'wrong_link':
      return (
        <AccountFrame>
          <PageTitle text={t('setup.no_link_title')} />
          <p>{t(state === 'no_link' ? 'setup.no_link_text' : 'setup.wrong_link_text')}</p>
          <p class="w-hint">{t('setup.no_link_hint')}</p>
        </AccountFrame>
      );
    case 'form':
      return (
        <AccountFrame>
          <PageTitle text={t('setup.title')} />
          <p>{t('setup.text')}</p>
          <SetUpForm secret={secret} onTaken={(code) => (refused.value = code)} />
        </AccountFrame>
      );
  }
};
