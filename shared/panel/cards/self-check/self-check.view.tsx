/** The results, the troubles first, each with what to do about it. */
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import type { CheckResult } from './checks.ts';
import type { SelfCheckTranslator } from './self-check-texts.ts';

const ORDER = { bad: 0, unknown: 1, good: 2 } as const;

type Props = { readonly t: SelfCheckTranslator; readonly run: () => Promise<readonly CheckResult[]> };

export const SelfCheckResults = ({ t, run }: Props) => {
  const [results, setResults] = useState<readonly CheckResult[] | null>(null);
  useEffect(() => {
    let isGone = false;
    void run().then((found) => {
      if (!isGone) setResults(found);
    });
    return () => {
      isGone = true;
    };
  }, [run]);
  return (
    <div role="status">
      {results === null ? (
        <p class="kp-faint">{t('running')}</p>
      ) : (
        <ul class="kp-plain kp-checks">
          {results
            .toSorted((one, other) => ORDER[one.state] - ORDER[other.state])
            .map(({ id, state, detail }) => (
              <li key={id} class={state === 'bad' ? 'kp-bad' : undefined}>
                <Icon name={state === 'good' ? 'check' : 'warning'} /> {t(`${id}.${state}`)}
                {detail ? <span class="kp-faint"> {detail}</span> : null}
                {state === 'bad' ? <p class="kp-faint">{t(`${id}.advice`)}</p> : null}
              </li>
            ))}
        </ul>
      )}
    </div>
  );
};
