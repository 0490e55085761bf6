import { useMemo } from 'preact/hooks';
import type { CallOutput } from '#shared/api/client.ts';
import { ok } from '#shared/lib/result.ts';
import { TextField } from '../../components/field.tsx';
import { FormView } from '../../components/form-view.tsx';
import { LoadedView } from '../../components/loaded-view.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import type { PageProps } from '../../pages.ts';
import { useApp } from '../../state/app-context.ts';
import { useForm } from '../../state/form.ts';
import { useLoader } from '../../state/loader.ts';
import { takeSecret } from '../../state/one-time-secret.ts';
import { useTexts } from '../../state/texts.ts';
import { webTexts } from '../../texts.ts';
import { AccountFrame } from './account-frame.tsx';
import { PasswordHint, passwordProblem } from './password-hint.tsx';

type LinkFormProps = { secret: string; link: CallOutput<'readLink'> };

const LinkForm = ({ secret, link }: LinkFormProps) => {
  const { client, voice, signedIn, router } = useApp();
  const t = useTexts(webTexts);
  const isInvitation = link.purpose === 'invitation';
  const form = useForm({
    initial: { name: link.name, password: '' },
    check: ({ name, password }) => ({
      ...(name.trim() ? {} : { name: 'field.required' }),
      ...passwordProblem(password),
    }),
    fieldOf: { 'password.too_short': 'password', 'password.too_common': 'password' },
    send: async ({ name, password }) => {
      const body = { secret, name: name.trim(), password, locale: voice.value.locale };
      const result = await client.call('acceptLink', { body });
      if (result.ok) {
        signedIn(result.value.me);
        router.go('/', { replace: true });
      }
      return result;
    },
  });
  return (
    <>
      <p>{t(isInvitation ? 'invitation.text' : 'reset.text', { name: link.name || link.email })}</p>
      <FormView form={form} action={t(isInvitation ? 'invitation.action' : 'reset.action')}>
        {isInvitation ? (
          <TextField form={form} name="name" label={t('field.name')} autocomplete="name" />
        ) : null}
        {/* Password keepers need to know whose password this is. */}
        <label class="w-field">
          <span>{t('field.email')}</span>
          <input type="email" autocomplete="username" readOnly value={link.email} />
        </label>
        <TextField
          form={form}
          name="password"
          label={t('field.new_password')}
          type="password"
          autocomplete="new-password"
          autofocus
          hint={<PasswordHint password={form.values.value.password} />}
        />
        {isInvitation ? null : <p class="w-hint">{t('reset.note')}</p>}
      </FormView>
    </>
  );
};

const UsedUp = () => {
  const t = useTexts(webTexts);
  return (
    <>
      <p>{t('link.invalid_text')}</p>
      <p>
        <a href="/sign-in">{t('sign_in.action')}</a>
      </p>
    </>
  );
};

/** Invitation and password reset: greets by name, asks for a password, signs in. */
export const Page = ({ place }: PageProps) => {
  const { client } = useApp();
  const t = useTexts(webTexts);
  const secret = useMemo(() => takeSecret(window), []);
  const loader = useLoader<CallOutput<'readLink'> | null>(async () => {
    const answer = await client.call('readLink', { body: { secret } });
    return answer.ok || answer.error.code !== 'link.invalid' ? answer : ok(null);
  });
  return (
    <AccountFrame>
      <PageTitle text={t(place.name === 'reset' ? 'reset.title' : 'invitation.title')} />
      <LoadedView loader={loader}>
        {(link) => (link && link.purpose !== 'setup' ? <LinkForm secret={secret} link={link} /> : <UsedUp />)}
      </LoadedView>
    </AccountFrame>
  );
};
