/** The Microsoft account in the pane: a button that connects with it, and later the offer to link it. */
import { useSignal } from '@preact/signals';
import type { ApiClient } from '#shared/api/client.ts';
import type { Failure, Result } from '#shared/lib/result.ts';
import type { ConnectTranslator } from './connect-texts.ts';
import type { EntraSignIn } from './entra-sign-in.ts';
import type { EntraTokenSource } from './entra-token.ts';

const PROBLEMS = [
  'entra.not_given',
  'entra.silent',
  'entra.unlinked',
  'entra.unreachable',
  'entra.linked_elsewhere',
  'entra.has_other',
  'request.too_many',
] as const;

const problemText = (t: ConnectTranslator, { error }: Failure): string => {
  if (error.code.startsWith('network.')) return t('problem.unreachable');
  const known = PROBLEMS.find((code) => code === error.code);
  return t(known ? `problem.${known}` : 'problem.entra.refused');
};

export const EntraWay = ({ signIn, t }: { signIn: EntraSignIn; t: ConnectTranslator }) => {
  const { step, problem, isOffered } = signIn.state.value;
  if (step === 'asking') return <p role="status">{t('entra.asking')}</p>;
  return (
    <>
      {problem ? (
        <p
          class={problem.error.code === 'entra.unlinked' ? '' : 'kp-pairing-problem'}
          role={problem.error.code === 'entra.unlinked' ? 'status' : 'alert'}
        >
          {problemText(t, problem)}
        </p>
      ) : null}
      {isOffered ? (
        <button type="button" class="kp-pairing-primary" onClick={() => void signIn.connect()}>
          {t('entra')}
        </button>
      ) : null}
    </>
  );
};

export type LinkOfferProps = {
  /** Of the account the pane is connected with. */
  readonly api: ApiClient;
  readonly source: EntraTokenSource;
  readonly t: ConnectTranslator;
  readonly close: () => void;
};

/** Above the panel, after connecting another way: one click, and next time the Microsoft account is enough. */
export const LinkOffer = ({ api, source, t, close }: LinkOfferProps) => {
  const outcome = useSignal<Result<unknown> | 'asking' | null>(null);
  const link = async (): Promise<void> => {
    outcome.value = 'asking';
    const token = await source.get();
    outcome.value = token.ok ? await api.call('linkEntra', { body: { token: token.value } }) : token;
  };
  const { value } = outcome;
  const isDone = value !== null && value !== 'asking' && value.ok;
  return (
    <aside class="pane-hint" aria-label={t('link.label')}>
      <p role="status">
        {value === null ? t('link.offer') : null}
        {value === 'asking' ? t('entra.asking') : null}
        {isDone ? t('link.done') : null}
        {value !== null && value !== 'asking' && !value.ok ? problemText(t, value) : null}
      </p>
      <div class="pane-links">
        {value === null ? (
          <button type="button" class="pane-plain" onClick={() => void link()}>
            {t('link')}
          </button>
        ) : null}
        {value === 'asking' ? null : (
          <button type="button" class="pane-plain" onClick={close}>
            {t(value === null ? 'link.later' : 'link.close')}
          </button>
        )}
      </div>
    </aside>
  );
};
