/**
 * The company's own fields of one record, each read, changed in its place, taken back: of a person or company in a card of
 * their own, of a deal, a follow-up or what was written down right where that stands.
 */
import '../../css/details.css';
import type { CustomField, CustomRecord, CustomValues } from '../../../domain/custom-field.ts';
import { FieldRow } from '../../components/fields/field-row.tsx';
import { usePanel } from '../../panel-context.ts';
import { useCustomTexts } from './custom-texts.ts';
import { customChange, customSpec, toEditor } from './custom.model.ts';

type Props = {
  readonly type: CustomRecord;
  readonly id: string;
  readonly fields: readonly CustomField[];
  readonly values: CustomValues | undefined;
  /** What the records are called that values lead to, by id. */
  readonly names: Readonly<Record<string, string>> | undefined;
  /** Where it is shown what became of a change. */
  readonly place: string;
  /** What the list is called for those who do not see it; the heading says it where there is one. */
  readonly label?: string;
  /** Somebody else's to change: what is empty is left out. */
  readonly isFixed?: boolean;
  /** Why it is, where whoever looks could think it theirs. */
  readonly whyFixed?: 'mail_open' | null;
  readonly listId?: string;
};

export const OwnFields = ({ type, id, fields, values, names, place, ...list }: Props) => {
  const { changes, voice } = usePanel();
  const t = useCustomTexts();
  const words = { locale: voice.locale, yes: t('yes'), no: t('no'), none: t('none') };
  const { label, isFixed = false, whyFixed = null, listId } = list;
  const shown = isFixed ? fields.filter((field) => values?.[field.id] !== undefined) : fields;
  const why = whyFixed ? <p class="kp-faint">{t(whyFixed)}</p> : null;
  if (shown.length === 0) return why;
  return (
    <>
      <ul class="kp-plain kp-own-fields" {...(listId ? { id: listId } : {})} aria-label={label}>
        {shown.map((field) => {
          const value = values?.[field.id];
          const spec = customSpec(field, value, words);
          const save = (next: unknown, was: unknown): void =>
            void changes.save(
              place,
              spec.label,
              [changes.envelope(`${type}.update`, customChange(id, field, next, was))],
              { savedText: t('saved') },
            );
          return (
            <FieldRow
              key={`${id} ${field.id}`}
              id={`${id} ${field.id}`}
              place={place}
              spec={spec}
              value={toEditor(field, value)}
              empty={t(field.required ? 'missing' : 'empty')}
              name={typeof value === 'string' ? (names?.[value] ?? '') : ''}
              {...(isFixed ? {} : { onSave: save })}
            />
          );
        })}
      </ul>
      {why}
    </>
  );
};
