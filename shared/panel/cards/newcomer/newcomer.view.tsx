import type { ComponentChildren } from 'preact';
import type { PersonMatch } from '../../../domain/panel.ts';
import { CardFrame } from '../../components/card-frame.tsx';
import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel-context.ts';
import type { Row, RowEdit } from './newcomer.model.ts';
import { ProposalRows } from './proposal-rows.view.tsx';

type Props = {
  readonly heading: string;
  readonly address: string;
  /** Null while signature or page are being read. */
  readonly rows: readonly Row[] | null;
  readonly knownCompany: { readonly id: string; readonly name: string } | null;
  /** Several companies have the domain: one click says which it is. */
  readonly companyChoices: readonly { readonly id: string; readonly name: string }[];
  readonly onCompany: (id: string) => void;
  readonly people: readonly string[];
  readonly chosenPerson: number;
  /** Whether the company may be made by itself. */
  readonly canBeNobody: boolean;
  /** The company's own fields of each record that would be made. */
  readonly own: { readonly person: ComponentChildren; readonly company: ComponentChildren };
  readonly similar: readonly PersonMatch[];
  /** Who else looks like it, while it is typed. */
  readonly live: ComponentChildren;
  readonly button: string;
  /** False while nothing is ticked that could be made. */
  readonly isAddable: boolean;
  /** The button is the quiet one: keeping the mail is more likely what is wanted. */
  readonly isSecondary: boolean;
  readonly isBusy: boolean;
  readonly change: ComponentChildren;
  readonly failure: ComponentChildren;
  readonly onRow: (row: Row, edit: RowEdit) => void;
  readonly onPerson: (index: number) => void;
  readonly onOpenCompany: (id: string) => void;
  readonly onAdd: () => void;
  readonly onSame: (person: PersonMatch) => void;
};

const CompanyChoices = ({
  companyChoices,
  knownCompany,
  onCompany,
}: Pick<Props, 'companyChoices' | 'knownCompany' | 'onCompany'>) => {
  const { t } = usePanel();
  return (
    <fieldset class="kp-choices">
      <legend>{t('newcomer.which_company')}</legend>
      {[...companyChoices, { id: '', name: t('newcomer.other_company') }].map(({ id, name }) => (
        <label key={id} class="kp-choice">
          <input
            type="radio"
            name="kp-newcomer-company"
            checked={(knownCompany?.id ?? '') === id}
            onChange={() => onCompany(id)}
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
};

const Similar = ({ similar, onSame }: Pick<Props, 'similar' | 'onSame'>) => {
  const { t } = usePanel();
  return (
    <ul class="kp-plain kp-similar">
      {similar.map((person) => (
        <li key={person.id}>
          <span>
            {t('newcomer.similar', {
              name: person.companyName ? `${person.name} (${person.companyName})` : person.name,
            })}
          </span>
          <button type="button" class="kp-link" onClick={() => onSame(person)}>
            {t('newcomer.same')}
          </button>
        </li>
      ))}
    </ul>
  );
};

const RowPlaceholders = () => (
  <div class="kp-proposals" aria-hidden="true">
    {[0, 1, 2, 3].map((line) => (
      <div key={line} class="kp-proposal">
        <span class="kp-bar kp-bar-input" />
      </div>
    ))}
  </div>
);

export const NewcomerView = (props: Props) => {
  const { t } = usePanel();
  // What the page says about a company belongs to the one that is chosen only if it is new.
  const rows = props.knownCompany
    ? props.rows?.filter(({ field, scope }) =>
        props.companyChoices.length > 0 ? scope === 'person' : field !== 'companyName',
      )
    : props.rows;
  const isPersonShown = props.people.length === 0 || props.chosenPerson >= 0;
  return (
    <CardFrame id="newcomer" title={t('newcomer.title')} aside={props.change} busy={props.rows === null}>
      <h2 class="kp-name">{props.heading}</h2>
      {props.address ? <p class="kp-faint kp-break">{props.address}</p> : null}
      {props.knownCompany ? (
        <p class="kp-known">
          <Icon name="company" />
          <button type="button" class="kp-link" onClick={() => props.onOpenCompany(props.knownCompany!.id)}>
            {props.knownCompany.name}
          </button>
          <span class="kp-good">
            <Icon name="check" /> {t('newcomer.known_company')}
          </span>
        </p>
      ) : null}
      {props.companyChoices.length > 0 ? <CompanyChoices {...props} /> : null}
      {rows ? (
        <ProposalRows
          id="company"
          rows={rows.filter(({ scope }) => scope === 'company')}
          onChange={props.onRow}
        />
      ) : (
        <RowPlaceholders />
      )}
      {props.own.company}
      {props.people.length > 0 ? (
        <label class="kp-field">
          <span>{t('newcomer.person')}</span>
          <select
            class="kp-input"
            value={String(props.chosenPerson)}
            onChange={(event) => props.onPerson(Number(event.currentTarget.value))}
          >
            {props.people.map((name, index) => (
              <option key={name} value={String(index)}>
                {name}
              </option>
            ))}
            {props.canBeNobody ? <option value="-1">{t('newcomer.no_person')}</option> : null}
          </select>
        </label>
      ) : null}
      {rows && isPersonShown ? (
        <ProposalRows
          id="person"
          rows={rows.filter(({ scope }) => scope === 'person')}
          onChange={props.onRow}
        />
      ) : null}
      {props.own.person}
      {rows?.some(({ isUnsure }) => isUnsure) ? <p class="kp-faint">{t('newcomer.unsure')}</p> : null}
      {props.similar.length > 0 ? <Similar similar={props.similar} onSame={props.onSame} /> : null}
      {props.live}
      {props.failure}
      {props.isAddable ? (
        <div class="kp-row kp-end">
          <button
            type="button"
            class={props.isSecondary ? 'kp-button' : 'kp-button kp-primary'}
            disabled={props.isBusy || props.rows === null}
            onClick={props.onAdd}
          >
            {props.button}
          </button>
        </div>
      ) : null}
    </CardFrame>
  );
};
