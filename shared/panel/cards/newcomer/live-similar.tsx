/**
 * Who is there already that looks like whom somebody is about to add: asked while it is typed. What a web page says is sent
 * only once somebody has typed something or asked for it.
 */
import { useState } from 'preact/hooks';
import type { SimilarRecord } from '../../../domain/duplicate.ts';
import type { PanelChanges } from '../../panel-changes.ts';
import { useSimilar } from '../../components/use-similar.ts';
import type { TypedRecords } from '../../components/use-similar.ts';
import { usePanel } from '../../panel-context.ts';
import type { NewcomerPlan } from './newcomer.model.ts';

type PlanOf = (newId: () => string, envelope: PanelChanges['envelope']) => NewcomerPlan | null;

/** The fields of what would be made; nothing is made of it. Null while there is nothing to compare. */
export const typedRecords = (planOf: PlanOf, companyId: string | null): TypedRecords | null => {
  const plan = planOf(
    () => '',
    (name, args) => ({ id: '', name, at: '', args }),
  );
  const fieldsOf = (name: string) => {
    const made = plan?.mutations.find((one) => one.name === name);
    return made?.args['fields'] as object | undefined;
  };
  const [person, company] = [fieldsOf('person.create'), fieldsOf('company.create')];
  if (!person && !company) return null;
  return { ...(person ? { person, companyId } : {}), ...(company ? { company } : {}) };
};

type Props = {
  /** Null while nothing is known of them. */
  readonly typed: TypedRecords | null;
  readonly isAsked: boolean;
  /** Shown beside it anyhow. */
  readonly shownIds: readonly string[];
  readonly onTake: (record: SimilarRecord) => void;
  /** Whether the record can be taken in the place of a new one. */
  readonly canTake: (record: SimilarRecord) => boolean;
};

export const LiveSimilar = ({ typed, isAsked, shownIds, onTake, canTake }: Props) => {
  const { api, session, t } = usePanel();
  const [isWished, setWished] = useState(false);
  const found = useSimilar(api, isAsked || isWished ? typed : null);
  const shown = found.filter(({ id }) => !shownIds.includes(id));
  return (
    <>
      {typed && !isAsked && !isWished ? (
        <button type="button" class="kp-link" onClick={() => setWished(true)}>
          {t('newcomer.look_similar')}
        </button>
      ) : null}
      <ul class="kp-plain kp-similar" aria-live="polite">
        {shown.map((record) => (
          <li key={record.id}>
            <span>
              {t('newcomer.is_it', {
                name: record.detail ? `${record.name} (${record.detail})` : record.name,
              })}
            </span>
            <button
              type="button"
              class="kp-link"
              aria-label={t('newcomer.open_label', { name: record.name })}
              onClick={() => session.open({ [record.type]: record.id })}
            >
              {t('newcomer.open')}
            </button>
            {canTake(record) ? (
              <button type="button" class="kp-link" onClick={() => onTake(record)}>
                {t('newcomer.take')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
};
