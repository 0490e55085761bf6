import { useSignal } from '@preact/signals';
import type { CallOutput } from '#shared/api/client.ts';
import type { Failure, Result } from '#shared/lib/result.ts';
import { Problem } from '../../components/errors.tsx';
import { TextField } from '../../components/field.tsx';
import { FormView } from '../../components/form-view.tsx';
import { LoadedView } from '../../components/loaded-view.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import type { PageProps } from '../../pages.ts';
import { useApp } from '../../state/app-context.ts';
import { useForm } from '../../state/form.ts';
import { useFormats } from '../../state/format.ts';
import { useLoader } from '../../state/loader.ts';
import { useTexts } from '../../state/texts.ts';
import { connectTexts } from '../connect/connect-texts.ts';
import { tidyCode } from './pairing-code.ts';

type Device = CallOutput<'readPairing'>;

const CodeForm = ({ found }: { found: (code: string, device: Device) => void }) => {
  const { client } = useApp();
  const t = useTexts(connectTexts);
  const form = useForm({
    initial: { code: '' },
    check: ({ code }): Record<string, string> =>
      tidyCode(code).length === 9 ? {} : { code: 'pairing.code_shape' },
    fieldOf: { 'pairing.wrong_code': 'code' },
    send: async (values): Promise<Result<unknown>> => {
      const code = tidyCode(values.code);
      const result = await client.call('readPairing', { body: { code } });
      if (result.ok) found(code, result.value);
      return result;
    },
  });
  return (
    <FormView form={form} action={t('pair.next')}>
      <TextField
        form={form}
        name="code"
        label={t('pair.code')}
        hint={t('pair.code_hint')}
        autocomplete="off"
        autofocus
        placeholder="ABCD-EFGH"
      />
    </FormView>
  );
};

const Facts = ({ device }: { device: Device }) => {
  const formats = useFormats();
  const t = useTexts(connectTexts);
  return (
    <dl class="w-facts">
      <dt>{t('pair.kind')}</dt>
      <dd>{t(`pair.kind_${device.kind}`)}</dd>
      <dt>{t('pair.name')}</dt>
      <dd>{device.name}</dd>
      <dt>{t('pair.place')}</dt>
      <dd>{device.place}</dd>
      <dt>{t('pair.when')}</dt>
      <dd>{formats.full(device.startedAt)}</dd>
    </dl>
  );
};

type DecisionProps = { code: string; device: Device; decided: (accepted: boolean) => void };

const Decision = ({ code, device, decided }: DecisionProps) => {
  const { client } = useApp();
  const t = useTexts(connectTexts);
  const failure = useSignal<Failure | null>(null);
  const isBusy = useSignal(false);
  const decide = async (accept: boolean): Promise<void> => {
    if (isBusy.value) return;
    isBusy.value = true;
    failure.value = null;
    const result = await client.call('confirmPairing', { body: { code, accept } });
    isBusy.value = false;
    if (result.ok) decided(accept);
    else failure.value = result;
  };
  return (
    <>
      <p>{t('pair.ask', { code })}</p>
      <Facts device={device} />
      <p class="w-hint">{t('pair.warning')}</p>
      <Problem failure={failure.value} />
      <div class="w-actions">
        <button type="button" class="w-button w-primary" onClick={() => void decide(true)}>
          {t('pair.connect')}
        </button>
        <button type="button" class="w-button" onClick={() => void decide(false)}>
          {t('pair.refuse')}
        </button>
      </div>
    </>
  );
};

type LinkedCodeProps = { code: string; decided: (accepted: boolean) => void; retype: () => void };

/** The code came with the link: nothing to type, only to decide. */
const LinkedCode = ({ code, decided, retype }: LinkedCodeProps) => {
  const { client } = useApp();
  const t = useTexts(connectTexts);
  const loader = useLoader(() => client.call('readPairing', { body: { code } }), code);
  return (
    <>
      <LoadedView loader={loader}>
        {(device) => <Decision code={code} device={device} decided={decided} />}
      </LoadedView>
      {loader.state.value.status === 'failed' ? (
        <p>
          <button type="button" class="w-link" onClick={retype}>
            {t('pair.other_code')}
          </button>
        </p>
      ) : null}
    </>
  );
};

/** Connecting the add-in or the extension: names the device that shows the code and asks once. */
export const Page = ({ place }: PageProps) => {
  const t = useTexts(connectTexts);
  const linked = useSignal(tidyCode(place.query.get('code') ?? ''));
  const typed = useSignal<{ code: string; device: Device } | null>(null);
  const outcome = useSignal<boolean | null>(null);
  const decided = (accepted: boolean): void => {
    outcome.value = accepted;
  };
  const body = () => {
    if (outcome.value !== null)
      return (
        <div role="status" class="w-outcome">
          <p>{t(outcome.value ? 'pair.connected' : 'pair.refused')}</p>
          <p>
            <a href="/settings">{t('pair.devices')}</a>
          </p>
        </div>
      );
    if (typed.value) return <Decision {...typed.value} decided={decided} />;
    if (linked.value)
      return <LinkedCode code={linked.value} decided={decided} retype={() => (linked.value = '')} />;
    return <CodeForm found={(code, device) => (typed.value = { code, device })} />;
  };
  return (
    <main class="w-page w-narrow">
      <PageTitle text={t('pair.title')} />
      {body()}
    </main>
  );
};
