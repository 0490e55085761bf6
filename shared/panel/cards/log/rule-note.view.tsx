/** By which rule the open mail is not logged, or was logged by itself, and how an own rule is changed. */
import type { LogVerdict } from '../../../domain/log-verdict.ts';
import { emailKey } from '../../../domain/user.ts';
import { logRuleWords } from '../../../i18n/log-rule-words.ts';
import { HostLink } from '../../components/host-link.tsx';
import { usePanel } from '../../panel-context.ts';
import { useLogRuleTexts } from './log-rule-texts.ts';

/** Of Kontor's own pages. */
export const RULES_PAGE = '/settings/rules';

type Props = {
  readonly verdict: Exclude<LogVerdict, { state: 'allowed' }>;
  /** Address of the participant who is shown. */
  readonly focus: string;
  /** Where changes of rules are made. */
  readonly place: string;
};

export const RuleNote = ({ verdict, focus, place }: Props) => {
  const { changes, me } = usePanel();
  const t = useLogRuleTexts();
  const { rule, email, state } = verdict;
  const isOwn = rule.ownerId !== null;
  const words = logRuleWords(rule, t);
  if (state === 'always')
    return (
      <div class="kp-log-why">
        <p>{t(isOwn ? 'why.always_own' : 'why.always_company', { rule: words })}</p>
        <HostLink href={RULES_PAGE}>{t('why.show')}</HostLink>
      </div>
    );
  const sentence = t('rule.never', { rule: words });
  // Who is shown already, or named by the rule itself, needs no second word.
  const isNamed = [rule.address, focus, ''].some((known) => emailKey(known) === emailKey(email));
  const remove = () => {
    changes.save(place, sentence, [changes.envelope('log_rule.delete', { id: rule.id })], {
      savedText: t('why.removed'),
    });
  };
  return (
    <div class="kp-log-why">
      <p>
        {sentence}.{isNamed ? null : <> {t('why.met', { email })}</>}
        {isOwn ? null : <> {t('why.company_hint')}</>}
      </p>
      <div class="kp-row">
        {isOwn ? (
          <button type="button" class="kp-link" onClick={remove}>
            {t('why.remove')}
          </button>
        ) : null}
        <HostLink href={RULES_PAGE}>{t(isOwn || me.role !== 'user' ? 'why.change' : 'why.show')}</HostLink>
      </div>
    </div>
  );
};
