/** The domains of the shown company, the one it belongs to and those that belong to it. */
import '../../css/company.css';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { CardFrame } from '../../components/card-frame.tsx';
import { ChangeFailure, ChangeLine, EarlierChanges } from '../../components/change-line.tsx';
import { usePanel } from '../../panel-context.ts';
import { useCompanyTexts } from './company-texts.ts';
import { domainsChange, parentChange } from './company.model.ts';
import { DomainsView } from './domains.view.tsx';
import { ParentView } from './parent.view.tsx';

export const CompanyTies = ({ answer }: { answer: PanelAnswer }) => {
  const { session, changes, t: panelText } = usePanel();
  const t = useCompanyTexts();
  const { company, parent = null, subsidiaries = [] } = answer;
  if (!company) return null;
  const place = `${session.key.value}/company`;
  const change = changes.latest(place);
  const open = (id: string): void => session.open({ company: id });
  const save = (label: string, args: ReturnType<typeof domainsChange>, savedText: string): void =>
    void changes.save(place, label, [changes.envelope('company.update', args)], { savedText });
  return (
    <CardFrame
      id="company"
      title={panelText('company.title')}
      aside={<ChangeLine change={change} savedText={panelText('change.saved')} />}
    >
      <EarlierChanges place={place} savedText={panelText('change.saved')} />
      <ChangeFailure change={change} />
      <div class="kp-company">
        <ParentView
          key={company.id}
          company={company}
          parent={parent}
          onOpen={open}
          onChange={(id, name) => save(name, parentChange(company, id), t('saved'))}
        />
        {subsidiaries.length > 0 ? (
          <div>
            <h3 class="kp-company-part" id="kp-subsidiaries">
              {t('subsidiaries')}
            </h3>
            <ul class="kp-plain" aria-labelledby="kp-subsidiaries">
              {subsidiaries.map(({ id, name }) => (
                <li key={id}>
                  <button type="button" class="kp-link" onClick={() => open(id)}>
                    {name}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <DomainsView
          domains={company.domains}
          place={`${place} ${company.id}`}
          onAdd={(domain) => save(domain, domainsChange(company, [...company.domains, domain]), t('added'))}
          onRemove={(domain) => {
            const left = company.domains.filter((one) => one !== domain);
            save(domain, domainsChange(company, left), t('removed'));
          }}
        />
      </div>
    </CardFrame>
  );
};
