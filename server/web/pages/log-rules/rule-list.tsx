import { useSignal } from '@preact/signals';
import type { LOG_RULE_LISTS, LogRule, LogRuleFields } from '#shared/domain/log-rule.ts';
import { EMPTY_LOG_RULE } from '#shared/domain/log-verdict.ts';
import { logRuleWords } from '#shared/i18n/log-rule-words.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { logRulesTexts, ruleWordTexts } from './log-rules-texts.ts';
import { useReturningFocus } from './returning-focus.ts';
import { RuleForm } from './rule-form.tsx';

type ListProps = {
  readonly list: (typeof LOG_RULE_LISTS)[number];
  readonly rules: readonly LogRule[];
  readonly canWrite: boolean;
  readonly reload: () => Promise<void>;
};

const fieldsOf = ({ kind, address, domain, direction, role, internalOnly }: LogRule): LogRuleFields => ({
  kind,
  address,
  domain,
  direction,
  role,
  internalOnly,
});

/** Each change with its way back. */
const useRuleChanges = ({ list, reload }: Pick<ListProps, 'list' | 'reload'>) => {
  const { mutate, notices } = useApp();
  const t = useTexts(logRulesTexts);
  type Text = 'rules.added' | 'rules.changed' | 'rules.removed';
  const settle = async (
    done: Result<unknown>,
    text: Text,
    undo: () => Promise<Result<unknown>>,
  ): Promise<Result<unknown>> => {
    if (!done.ok) return done;
    const back = async () => {
      const undone = await undo();
      await reload();
      return undone;
    };
    notices.show({ text: t(text), undo: back });
    await reload();
    return done;
  };
  const create = (fields: LogRuleFields, id: string) => mutate('log_rule.create', { id, list, fields });
  return {
    add: async (fields: LogRuleFields) => {
      const id = newId();
      return settle(await create(fields, id), 'rules.added', () => mutate('log_rule.delete', { id }));
    },
    change: async (rule: LogRule, set: LogRuleFields) => {
      const { id } = rule;
      return settle(await mutate('log_rule.update', { id, set }), 'rules.changed', () =>
        mutate('log_rule.update', { id, set: fieldsOf(rule) }),
      );
    },
    remove: async (rule: LogRule): Promise<void> => {
      const removed = await mutate('log_rule.delete', { id: rule.id });
      const done = await settle(removed, 'rules.removed', () => create(fieldsOf(rule), newId()));
      if (!done.ok) notices.showFailure(done);
    },
  };
};

type RowProps = {
  readonly rule: LogRule;
  readonly canWrite: boolean;
  readonly change: (fields: LogRuleFields) => Promise<Result<unknown>>;
  readonly remove: () => void;
};

const RuleRow = ({ rule, canWrite, change, remove }: RowProps) => {
  const t = useTexts(logRulesTexts);
  const words = useTexts(ruleWordTexts);
  const isOpen = useSignal(false);
  const button = useReturningFocus(isOpen.value);
  const text = words(`rule.${rule.kind}`, { rule: logRuleWords(rule, words) });
  const save = async (fields: LogRuleFields): Promise<Result<unknown>> => {
    const done = await change(fields);
    if (done.ok) isOpen.value = false;
    return done;
  };
  return (
    <li>
      <div class="w-device">
        <span class="w-task-text">{text}</span>
        {canWrite && !isOpen.value ? (
          <>
            <button
              type="button"
              ref={button}
              class="w-button"
              aria-label={t('rules.change_label', { rule: text })}
              onClick={() => (isOpen.value = true)}
            >
              {t('rules.change')}
            </button>
            <button
              type="button"
              class="w-button"
              aria-label={t('rules.remove_label', { rule: text })}
              onClick={remove}
            >
              {t('rules.remove')}
            </button>
          </>
        ) : null}
      </div>
      {isOpen.value ? (
        <section class="w-inset" aria-label={t('rules.change_label', { rule: text })}>
          <RuleForm initial={fieldsOf(rule)} save={save} cancel={() => (isOpen.value = false)} />
        </section>
      ) : null}
    </li>
  );
};

/** One list: what is in it, and for whoever may write in it a way to add. */
export const RuleList = ({ list, rules, canWrite, reload }: ListProps) => {
  const t = useTexts(logRulesTexts);
  const { add, change, remove } = useRuleChanges({ list, reload });
  const isAdding = useSignal(false);
  const button = useReturningFocus(isAdding.value);
  const save = async (fields: LogRuleFields): Promise<Result<unknown>> => {
    const done = await add(fields);
    if (done.ok) isAdding.value = false;
    return done;
  };
  const isRead = list === 'company' && !canWrite;
  return (
    <section aria-labelledby={`rules-${list}`}>
      <h2 id={`rules-${list}`}>{t(`rules.${list}`)}</h2>
      <p class="w-hint">{t(isRead ? 'rules.company_text_read' : `rules.${list}_text`)}</p>
      {rules.length === 0 ? (
        <p class="w-empty">{t(`rules.${list}_none`)}</p>
      ) : (
        <ul class="w-list">
          {rules.map((rule) => (
            <RuleRow
              key={rule.id}
              rule={rule}
              canWrite={canWrite}
              change={(fields) => change(rule, fields)}
              remove={() => void remove(rule)}
            />
          ))}
        </ul>
      )}
      {isAdding.value ? (
        <section class="w-inset" aria-label={t('rules.add_title')}>
          <RuleForm initial={EMPTY_LOG_RULE} save={save} cancel={() => (isAdding.value = false)} />
        </section>
      ) : null}
      {canWrite && !isAdding.value ? (
        <div class="w-actions">
          <button type="button" ref={button} class="w-button" onClick={() => (isAdding.value = true)}>
            {t('rules.add')}
          </button>
        </div>
      ) : null}
    </section>
  );
};
