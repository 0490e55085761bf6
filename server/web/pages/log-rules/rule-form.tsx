import { useLayoutEffect, useRef } from 'preact/hooks';
import type { LogRuleFields } from '#shared/domain/log-rule.ts';
import { LOG_RULE_DIRECTIONS, LOG_RULE_KINDS, LOG_RULE_ROLES } from '#shared/domain/log-rule.ts';
import type { Result } from '#shared/lib/result.ts';
import { SelectField, TextField, TickField } from '../../components/field.tsx';
import { FormView } from '../../components/form-view.tsx';
import { useForm } from '../../state/form.ts';
import { useTexts } from '../../state/texts.ts';
import { logRulesTexts } from './log-rules-texts.ts';
import { toFormFailure, toFormValues, toRuleFields } from './rule-fields.ts';

type Props = {
  readonly initial: LogRuleFields;
  readonly save: (fields: LogRuleFields) => Promise<Result<unknown>>;
  readonly cancel: () => void;
};

/** A rule, new or changed. */
export const RuleForm = ({ initial, save, cancel }: Props) => {
  const t = useTexts(logRulesTexts);
  const form = useForm({
    initial: toFormValues(initial),
    check: () => ({}),
    send: async (values) => {
      const saved = await save(toRuleFields(values));
      return saved.ok ? saved : toFormFailure(saved);
    },
  });
  const place = useRef<HTMLDivElement>(null);
  // The button that opened it is gone: the keyboard goes on in here.
  useLayoutEffect(() => place.current?.querySelector('select')?.focus(), []);
  return (
    <div ref={place}>
      <FormView
        form={form}
        action={t('rules.save')}
        beside={
          <button type="button" class="w-button" onClick={cancel}>
            {t('rules.cancel')}
          </button>
        }
      >
        <SelectField
          form={form}
          name="kind"
          label={t('rules.kind')}
          options={LOG_RULE_KINDS.map((kind) => [kind, t(`rules.kind_${kind}`)])}
        />
        <TextField
          form={form}
          name="who"
          label={t('rules.who')}
          hint={t('rules.who_hint')}
          autocomplete="off"
          inputMode="email"
        />
        <SelectField
          form={form}
          name="role"
          label={t('rules.role')}
          options={LOG_RULE_ROLES.map((role) => [role, t(`rules.role_${role}`)])}
        />
        <SelectField
          form={form}
          name="direction"
          label={t('rules.direction')}
          options={LOG_RULE_DIRECTIONS.map((direction) => [direction, t(`rules.direction_${direction}`)])}
        />
        <TickField
          form={form}
          name="internalOnly"
          label={t('rules.internal')}
          hint={t('rules.internal_hint')}
        />
      </FormView>
    </div>
  );
};
