/** What is chosen rather than typed: several of a list, or one record that is looked for. */
import { Icon } from '../icon.tsx';
import { RecordSearch } from '../record-search.tsx';
import type { FieldSpec } from './field-spec.ts';
import { useDetailTexts } from './field-texts.ts';

type ChoicesProps = {
  readonly spec: FieldSpec;
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
};

export const ChoicesInput = ({ spec, chosen, onChosen }: ChoicesProps) => (
  <fieldset class="kp-field-choices">
    <legend class="kp-field-label">{spec.label}</legend>
    {(spec.choices ?? []).map((choice) => (
      <label key={choice} class="kp-choice">
        <input
          type="checkbox"
          checked={chosen.includes(choice)}
          onChange={(event) =>
            onChosen(
              event.currentTarget.checked ? [...chosen, choice] : chosen.filter((one) => one !== choice),
            )
          }
        />
        <span>{spec.choiceText(choice)}</span>
      </label>
    ))}
  </fieldset>
);

type LinkProps = {
  readonly type: 'person' | 'company' | 'deal';
  readonly label: string;
  readonly id: string;
  /** Of the record that is linked. */
  readonly name: string;
  readonly onChoose: (id: string, name: string) => void;
};

/** The record that is chosen by its name, and the search for another one. */
export const LinkInput = ({ type, label, id, name, onChoose }: LinkProps) => {
  const t = useDetailTexts();
  return (
    <>
      <RecordSearch
        label={t('find', { label })}
        types={[type]}
        onChoose={(record) => onChoose(record.id, record.title)}
      />
      <p class="kp-row" role="status">
        {id ? <span>{name}</span> : <span class="kp-faint">{t('link_none')}</span>}
        {id ? (
          <button
            type="button"
            class="kp-icon-button"
            aria-label={t('link_remove')}
            title={t('link_remove')}
            onClick={() => onChoose('', '')}
          >
            <Icon name="close" />
          </button>
        ) : null}
      </p>
    </>
  );
};
