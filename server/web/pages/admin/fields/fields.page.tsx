import { CUSTOM_RECORDS } from '#shared/domain/custom-field.ts';
import type { CustomField, CustomRecord } from '#shared/domain/custom-field.ts';
import { fieldsInUse } from '#shared/domain/custom-shown.ts';
import { customFieldName } from '#shared/domain/custom-values.ts';
import { ok } from '#shared/lib/result.ts';
import { LoadedView } from '../../../components/loaded-view.tsx';
import { PageTitle } from '../../../components/page-title.tsx';
import { useApp } from '../../../state/app-context.ts';
import { useLoader } from '../../../state/loader.ts';
import { useTexts } from '../../../state/texts.ts';
import { useFieldChanges } from './field-changes.ts';
import type { FieldChanges, Fields } from './field-changes.ts';
import { FieldForm } from './field-form.tsx';
import { FieldRow } from './field-row.tsx';
import { fieldsTexts } from './fields-texts.ts';

const useFields = (): Fields => {
  const { client } = useApp();
  return useLoader<readonly CustomField[]>(async () => {
    const answer = await client.call('customFields', {});
    return answer.ok ? ok(answer.value.items) : answer;
  });
};

type SectionProps = {
  readonly recordType: CustomRecord;
  readonly fields: readonly CustomField[];
  readonly changes: FieldChanges;
};

/** The fields of one kind of record, those in use first; none, and it is not there. */
const RecordSection = ({ recordType, fields, changes }: SectionProps) => {
  const { voice } = useApp();
  const t = useTexts(fieldsTexts);
  const inUse = fieldsInUse(fields, recordType);
  const archived = fields.filter((field) => field.recordType === recordType && field.archivedAt !== null);
  const title = `fields-${recordType}`;
  if (inUse.length + archived.length === 0) return null;
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>{t(`records.${recordType}`)}</h2>
      {inUse.length > 0 ? (
        <ul class="w-list">
          {inUse.map((field) => (
            <FieldRow key={field.id} field={field} inUse={inUse} changes={changes} />
          ))}
        </ul>
      ) : null}
      {archived.length > 0 ? (
        <details>
          <summary>
            {t('archived')} ({archived.length})
          </summary>
          <p class="w-hint">{t('archived_hint')}</p>
          <ul class="w-list">
            {archived.map((field) => {
              const name = customFieldName(field, voice.value.locale);
              return (
                <li key={field.id} class="w-user">
                  <div class="w-task-text">
                    <span>{name}</span>
                    <span class="w-hint">{t(`kind.${field.kind}`)}</span>
                  </div>
                  <div class="w-row">
                    <button
                      type="button"
                      class="w-button"
                      aria-label={t('restore_label', { name })}
                      onClick={() => void changes.restore(field)}
                    >
                      {t('restore')}
                    </button>
                  </div>
                </li>
              );
            })}
          </ul>
        </details>
      ) : null}
    </section>
  );
};

/** The company's own fields, and where they are thought up. */
export const Page = () => {
  const t = useTexts(fieldsTexts);
  const fields = useFields();
  const changes = useFieldChanges(fields);
  return (
    <main class="w-page w-narrow">
      <PageTitle text={t('title')} />
      <p class="w-hint">{t('intro')}</p>
      <LoadedView loader={fields}>
        {(items) =>
          items.length === 0 ? (
            <p>{t('none')}</p>
          ) : (
            <>
              {CUSTOM_RECORDS.map((recordType) => (
                <RecordSection key={recordType} recordType={recordType} fields={items} changes={changes} />
              ))}
            </>
          )
        }
      </LoadedView>
      <section aria-labelledby="field-form">
        <h2 id="field-form">{t('new')}</h2>
        <FieldForm field={null} onSave={changes.create} />
      </section>
    </main>
  );
};
