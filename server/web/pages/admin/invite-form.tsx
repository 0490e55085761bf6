import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Role } from '#shared/domain/user.ts';
import { ROLES } from '#shared/domain/user.ts';
import { TextField } from '../../components/field.tsx';
import { FormView } from '../../components/form-view.tsx';
import { useApp } from '../../state/app-context.ts';
import { looksLikeEmail, useForm } from '../../state/form.ts';
import { useTexts } from '../../state/texts.ts';
import { settingsTexts } from '../settings/settings-texts.ts';
import { LinkView } from './link-view.tsx';
import type { OneTimeLink } from './link-view.tsx';

export const InviteForm = ({ invited }: { invited: () => void }) => {
  const { client, me } = useApp();
  const t = useTexts(settingsTexts);
  const roleId = useId();
  const made = useSignal<{ name: string; link: OneTimeLink } | null>(null);
  const form = useForm({
    initial: { name: '', email: '', role: '' },
    check: ({ name, email }) => ({
      ...(name.trim() ? {} : { name: 'field.required' }),
      ...(looksLikeEmail(email) ? {} : { email: 'field.email' }),
    }),
    fieldOf: { 'user.exists': 'email', 'field.email': 'email' },
    send: async ({ name, email, role }) => {
      const body = { name: name.trim(), email: email.trim(), role: (role || 'user') as Role };
      const result = await client.call('invite', { body });
      if (result.ok) {
        made.value = { name: body.name, link: result.value };
        form.values.value = { name: '', email: '', role: '' };
        invited();
      }
      return result;
    },
  });
  const roles = me.value?.role === 'owner' ? ROLES : ROLES.filter((role) => role !== 'owner');
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">{t('invite.title')}</h2>
      <p class="w-hint">{t('invite.text')}</p>
      {made.value ? (
        <LinkView link={made.value.link} text={t('invite.made', { name: made.value.name })} />
      ) : null}
      <FormView form={form} action={t('invite.action')}>
        <TextField form={form} name="name" label={t('invite.name')} autocomplete="off" />
        <TextField form={form} name="email" label={t('invite.email')} type="email" autocomplete="off" />
        <div class="w-field">
          <label for={roleId}>{t('users.role')}</label>
          <select
            id={roleId}
            value={form.values.value.role || 'user'}
            onChange={(event) => form.set('role', event.currentTarget.value)}
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {t(`role.${role}`)}
              </option>
            ))}
          </select>
        </div>
      </FormView>
    </section>
  );
};
