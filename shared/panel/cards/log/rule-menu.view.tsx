/** Rules that can be made beside the open mail or appointment, each with one click and its way back. */
import { ownDomain } from '../../../capture/own-domain.ts';
import { EMPTY_LOG_RULE } from '../../../domain/log-verdict.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { logRuleWords } from '../../../i18n/log-rule-words.ts';
import { HostLink } from '../../components/host-link.tsx';
import { usePanel } from '../../panel-context.ts';
import type { AppointmentSubject, MailSubject } from '../../panel-host.ts';
import { useLogRuleTexts } from './log-rule-texts.ts';
import { ruleTargets } from './log-rules.model.ts';
import { RULES_PAGE } from './rule-note.view.tsx';

/** Appointments are never written down by themselves. */
const KINDS = { mail: ['never', 'always'], appointment: ['never'] } as const;

type Props = {
  readonly subject: MailSubject | AppointmentSubject;
  readonly answer: PanelAnswer;
  /** Where changes of rules are made. */
  readonly place: string;
};

export const RuleMenu = ({ subject, answer, place }: Props) => {
  const { changes, newId } = usePanel();
  const t = useLogRuleTexts();
  const choices = KINDS[subject.type].flatMap((kind) =>
    ruleTargets(subject, answer, ownDomain).map((target) => ({ ...EMPTY_LOG_RULE, ...target, kind })),
  );
  return (
    <ul class="kp-plain">
      {choices.map((fields) => {
        const text = t(`rule.${fields.kind}`, { rule: logRuleWords(fields, t) });
        const make = () => {
          const rule = { id: newId(), list: 'personal', fields } as const;
          changes.save(place, text, [changes.envelope('log_rule.create', rule)], {
            savedText: t('menu.saved'),
            once: text,
          });
        };
        return (
          <li key={text}>
            <button type="button" class="kp-quiet kp-rule-choice" onClick={make}>
              {text}
            </button>
          </li>
        );
      })}
      <li>
        <HostLink href={RULES_PAGE}>{t('menu.all')}</HostLink>
      </li>
    </ul>
  );
};
