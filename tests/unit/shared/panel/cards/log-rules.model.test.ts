import { describe, expect, test } from 'vitest';
import { ownDomain } from '#shared/capture/own-domain.ts';
import { EMPTY_LOG_RULE } from '#shared/domain/log-verdict.ts';
import type { LogRule, LogRuleFields } from '#shared/domain/log-rule.ts';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import {
  logsItself,
  mailVerdict,
  ruleTargets,
  ruledPhase,
  usualVisibility,
} from '#shared/panel/cards/log/log-rules.model.ts';
import { exampleMail } from '#shared/panel/examples/example-host.ts';
import { knownAnswer, me } from '#shared/panel/examples/example-records.ts';

const KATRIN = exampleMail.participants[0]!.email;
const rule = (fields: Partial<LogRuleFields>, ownerId: string | null = me.id): LogRule => ({
  ...EMPTY_LOG_RULE,
  ...fields,
  id: '018f0000-0000-7000-8000-0000000000aa',
  ownerId,
  createdAt: '2026-11-22T10:00:00Z',
  updatedAt: '2026-11-22T10:00:00Z',
});
const withRules = (...logRules: LogRule[]): PanelAnswer => ({ ...knownAnswer, logRules });
const inside = {
  ...exampleMail,
  participants: exampleMail.participants.filter(({ email }) => email !== KATRIN),
};

describe('the panel', () => {
  test('knows before anything is read that a rule keeps the mail out, and by whose rule', () => {
    const own = mailVerdict(exampleMail, withRules(rule({ address: KATRIN })));
    expect(ruledPhase({ phase: 'not_logged' }, own)).toEqual({ phase: 'blocked', isOwn: true });
    expect(ruledPhase({ phase: 'unknown' }, own).phase).toBe('blocked');
    const company = mailVerdict(exampleMail, withRules(rule({ address: KATRIN }, null)));
    expect(ruledPhase({ phase: 'not_logged' }, company)).toEqual({ phase: 'blocked', isOwn: false });
    expect(mailVerdict(exampleMail, null)).toEqual({ state: 'allowed' });
  });

  test('says of what is logged that it is logged, and claims nothing while it checks', () => {
    const verdict = mailVerdict(exampleMail, withRules(rule({ address: KATRIN })));
    for (const phase of ['checking', 'undoing'] as const)
      expect(ruledPhase({ phase }, verdict)).toEqual({ phase });
    const logged = { phase: 'logged', entries: [], isMine: false, on: 'kontor' } as const;
    expect(ruledPhase(logged, verdict)).toBe(logged);
  });

  test('logs by itself what is always logged, but neither twice nor what somebody took back', () => {
    const answer = withRules(rule({ kind: 'always', address: KATRIN }));
    const verdict = mailVerdict(exampleMail, answer);
    expect(logsItself({ phase: 'not_logged' }, verdict, answer)).toBe(true);
    for (const phase of ['checking', 'unknown', 'undoing'] as const)
      expect(logsItself({ phase }, verdict, answer)).toBe(false);
    const takenBack = { ...answer, log: { ...answer.log!, takenBack: true } };
    expect(logsItself({ phase: 'not_logged' }, verdict, takenBack)).toBe(false);
    const both = withRules(...answer.logRules, rule({ address: KATRIN }, null));
    expect(logsItself({ phase: 'not_logged' }, mailVerdict(exampleMail, both), both)).toBe(false);
  });

  test('keeps a mail among colleagues for its logger alone, any other as they prefer', () => {
    expect(usualVisibility(inside, knownAnswer, 'all')).toBe('private');
    expect(usualVisibility(exampleMail, knownAnswer, 'all')).toBe('all');
    expect(usualVisibility(exampleMail, knownAnswer, 'team')).toBe('team');
    expect(usualVisibility(inside, null, 'all')).toBe('all');
  });

  test('offers rules about who is shown and their domain, but not about a mail house or a colleague', () => {
    expect(ruleTargets(exampleMail, knownAnswer, ownDomain)).toEqual([
      { address: KATRIN },
      { domain: 'brandt-pumpen.example' },
    ]);
    expect(ruleTargets(exampleMail, knownAnswer, () => '')).toEqual([{ address: KATRIN }]);
    expect(ruleTargets(inside, knownAnswer, ownDomain)).toEqual([{ internalOnly: true }]);
  });
});
