/** Where the shown person works and worked, and with whom they have to do; or who does at the shown company. */
import '../../css/ties.css';
import { useState } from 'preact/hooks';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { CardFrame } from '../../components/card-frame.tsx';
import { ChangeFailure, ChangeLine, EarlierChanges } from '../../components/change-line.tsx';
import { usePanel } from '../../panel-context.ts';
import { AddTie } from './add-tie.tsx';
import { Jobs } from './jobs.tsx';
import { KindFields, Relationships } from './relationships.tsx';
import { relationshipAddition } from './ties.model.ts';
import type { SeenKind } from './ties.model.ts';
import { useTieTexts } from './ties-texts.ts';

/** Names of what was just chosen: the change itself does not say them. */
const chosenNames = new Map<string, string>();
const nameOf = (id: string): string | undefined => chosenNames.get(id);

const Changes = ({ place }: { place: string }) => {
  const { changes, t } = usePanel();
  return (
    <>
      <EarlierChanges place={place} savedText={t('change.saved')} />
      <ChangeFailure change={changes.latest(place)} />
    </>
  );
};

const useAddJob = (place: string) => {
  const { changes, newId } = usePanel();
  const t = useTieTexts();
  return (chosenId: string, title: string, ends: { personId: string; companyId: string }): void => {
    chosenNames.set(chosenId, title);
    const mutation = changes.envelope('employment.create', { id: newId(), fields: ends });
    changes.save(place, title, [mutation], { savedText: t('added'), once: `${ends.personId} ${chosenId}` });
  };
};

export const PersonTies = ({ answer }: { answer: PanelAnswer }) => {
  const { session, changes, newId, t: panelText } = usePanel();
  const t = useTieTexts();
  const place = `${session.key.value}/ties`;
  const addJob = useAddJob(place);
  const [tie, setTie] = useState<{ seen: SeenKind; note: string }>({ seen: 'reports_to', note: '' });
  const { person, employments = [], relationships = [] } = answer;
  if (!person) return null;
  return (
    <CardFrame
      id="ties"
      title={panelText('ties.title')}
      aside={<ChangeLine change={changes.latest(place)} savedText={panelText('change.saved')} />}
    >
      <Changes place={place} />
      <div class="kp-ties">
        <Jobs jobs={employments} names="company" place={place} nameOf={nameOf} />
        <Relationships personId={person.id} relationships={relationships} place={place} nameOf={nameOf} />
        <div class="kp-tie-adds">
          <AddTie
            key={`job ${person.id}`}
            label={t('job_add')}
            searchLabel={t('company_search')}
            type="company"
            onChoose={(companyId, title) => addJob(companyId, title, { personId: person.id, companyId })}
          />
          <AddTie
            key={`tie ${person.id}`}
            label={t('related_add')}
            searchLabel={t('people_search')}
            type="person"
            without={person.id}
            onChoose={(otherId, title) => {
              chosenNames.set(otherId, title);
              const args = relationshipAddition(newId(), person.id, otherId, tie);
              changes.save(place, title, [changes.envelope('relationship.create', args)], {
                savedText: t('added'),
                once: `${tie.seen} ${otherId}`,
              });
              setTie({ seen: 'reports_to', note: '' });
            }}
          >
            <KindFields
              {...tie}
              onSeen={(seen) => setTie({ ...tie, seen })}
              onNote={(note) => setTie({ ...tie, note })}
            />
          </AddTie>
        </div>
      </div>
    </CardFrame>
  );
};

export const CompanyPeople = ({ answer }: { answer: PanelAnswer }) => {
  const { session, changes, t: panelText } = usePanel();
  const t = useTieTexts();
  const place = `${session.key.value}/people`;
  const addJob = useAddJob(place);
  const { company, employments = [] } = answer;
  if (!company) return null;
  return (
    <CardFrame
      id="people"
      title={panelText('people.title')}
      aside={<ChangeLine change={changes.latest(place)} savedText={panelText('change.saved')} />}
    >
      <Changes place={place} />
      <div class="kp-ties">
        {employments.length === 0 ? <p class="kp-empty">{panelText('people.empty')}</p> : null}
        <Jobs jobs={employments} names="person" place={place} nameOf={nameOf} />
        <AddTie
          key={company.id}
          label={t('people_add')}
          searchLabel={t('people_search')}
          type="person"
          onChoose={(personId, title) => addJob(personId, title, { personId, companyId: company.id })}
        />
      </div>
    </CardFrame>
  );
};
