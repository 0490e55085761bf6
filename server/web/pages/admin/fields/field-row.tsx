import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CustomField } from '#shared/domain/custom-field.ts';
import { choiceLabel, customFieldName } from '#shared/domain/custom-values.ts';
import { useApp } from '../../../state/app-context.ts';
import { useTexts } from '../../../state/texts.ts';
import { useReturningFocus } from '../../log-rules/returning-focus.ts';
import type { FieldChanges } from './field-changes.ts';
import { FieldForm } from './field-form.tsx';
import { fieldsTexts } from './fields-texts.ts';

type Props = {
  readonly field: CustomField;
  /** Those in use of the same kind of record, in their order. */
  readonly inUse: readonly CustomField[];
  readonly changes: FieldChanges;
};

/** What a field takes, in a few words. */
const useDetail = (field: CustomField): string => {
  const { voice } = useApp();
  const t = useTexts(fieldsTexts);
  const { locale } = voice.value;
  const offered = field.choices.filter(({ archived }) => !archived);
  const parts = [
    t(`kind.${field.kind}`),
    field.kind === 'money' ? field.currency : '',
    field.kind === 'link' ? t(`link.${field.linkType}`) : '',
    field.kind === 'choice' || field.kind === 'choices'
      ? offered.map((choice) => choiceLabel(choice, locale)).join(', ')
      : '',
    field.required ? t('mark.required') : '',
  ];
  return parts.filter(Boolean).join(' · ');
};

export const FieldRow = ({ field, inUse, changes }: Props) => {
  const { voice } = useApp();
  const t = useTexts(fieldsTexts);
  const isOpen = useSignal(false);
  const edit = useReturningFocus(isOpen.value);
  const movers = useRef<HTMLSpanElement>(null);
  const moved = useRef(false);
  const detail = useDetail(field);
  const name = customFieldName(field, voice.value.locale);
  const at = inUse.findIndex(({ id }) => id === field.id);
  // At the end of the list one of the two cannot be pressed: the keyboard goes on with the other.
  useLayoutEffect(() => {
    const active = document.activeElement;
    if (moved.current && (active === document.body || active?.hasAttribute('disabled')))
      movers.current?.querySelector<HTMLButtonElement>('button:enabled')?.focus();
    moved.current = false;
  }, [at]);
  if (isOpen.value) {
    return (
      <li class="w-user">
        <h3>{t('edit', { name })}</h3>
        <FieldForm
          field={field}
          onCancel={() => (isOpen.value = false)}
          onSave={async ({ recordType: _, kind: __, linkType: ___, ...set }) => {
            const saved = await changes.change(field, set);
            if (saved.ok) isOpen.value = false;
            return saved;
          }}
        />
      </li>
    );
  }
  const move = (by: 1 | -1) => () => {
    moved.current = true;
    void changes.move(inUse, field, by);
  };
  return (
    <li class="w-user">
      <div class="w-task-text">
        <span>{name}</span>
        <span class="w-hint">{detail}</span>
      </div>
      <div class="w-row">
        {inUse.length > 1 ? (
          <span ref={movers} class="w-row">
            <button
              type="button"
              class="w-button"
              aria-label={t('up', { name })}
              disabled={at === 0}
              onClick={move(-1)}
            >
              ↑
            </button>
            <button
              type="button"
              class="w-button"
              aria-label={t('down', { name })}
              disabled={at === inUse.length - 1}
              onClick={move(1)}
            >
              ↓
            </button>
          </span>
        ) : null}
        <button
          type="button"
          ref={edit}
          class="w-button"
          aria-label={t('change_label', { name })}
          onClick={() => (isOpen.value = true)}
        >
          {t('change')}
        </button>
        <button
          type="button"
          class="w-button"
          aria-label={t('archive_label', { name })}
          onClick={() => void changes.archive(field)}
        >
          {t('archive')}
        </button>
      </div>
    </li>
  );
};
