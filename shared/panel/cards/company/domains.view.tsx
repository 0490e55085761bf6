/** The domains a company is recognised by, and the line that takes a new one. */
import { useRef, useState } from 'preact/hooks';
import { HostLink } from '../../components/host-link.tsx';
import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel-context.ts';
import { createPlaceMemory } from '../../place-memory.ts';
import { useCompanyTexts } from './company-texts.ts';
import { domainProblem, typedDomain } from './company.model.ts';
import type { DomainProblem } from './company.model.ts';

type Props = {
  readonly domains: readonly string[];
  /** Where what is being typed is remembered. */
  readonly place: string;
  readonly onAdd: (domain: string) => void;
  readonly onRemove: (domain: string) => void;
};

const domainDraft = createPlaceMemory<string>('');

export const DomainsView = ({ domains, place, onAdd, onRemove }: Props) => {
  const { session } = usePanel();
  const t = useCompanyTexts();
  const draft = domainDraft(session, place);
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<{ code: DomainProblem; domain: string } | null>(null);
  const add = (): void => {
    // What stands in the field, however soon Enter comes.
    const domain = typedDomain(field.current?.value ?? draft.value);
    if (domain === '') return;
    const code = domainProblem(domain, domains);
    setProblem(code && { code, domain });
    if (code) return;
    draft.value = '';
    onAdd(domain);
  };
  return (
    <div>
      <h3 class="kp-company-part" id="kp-domains">
        {t('domains')}
      </h3>
      {domains.length === 0 ? <p class="kp-empty">{t('domains_hint')}</p> : null}
      <ul class="kp-plain" aria-labelledby="kp-domains">
        {domains.map((domain) => (
          <li key={domain} class="kp-company-row">
            <p>
              <HostLink href={`https://${domain}`}>{domain}</HostLink>
            </p>
            <button
              type="button"
              class="kp-icon-button"
              aria-label={t('remove', { domain })}
              title={t('remove', { domain })}
              onClick={() => {
                onRemove(domain);
                field.current?.focus();
              }}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <form
        class="kp-company-new"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <input
          ref={field}
          class="kp-input"
          value={draft.value}
          maxLength={500}
          inputMode="url"
          placeholder={t('placeholder')}
          aria-label={t('new')}
          aria-invalid={problem !== null}
          aria-describedby={problem ? 'kp-domain-problem' : undefined}
          enterkeyhint="done"
          onInput={(event) => {
            draft.value = event.currentTarget.value;
            setProblem(null);
          }}
        />
        <p id="kp-domain-problem" class="kp-bad" role="status">
          {problem ? t(problem.code, { domain: problem.domain }) : ''}
        </p>
      </form>
    </div>
  );
};
