/** Between what a form holds and what a rule says. Pure. */
import type { LogRuleFields } from '#shared/domain/log-rule.ts';
import { fail } from '#shared/lib/result.ts';
import type { Failure } from '#shared/lib/result.ts';

/** One line for whom it is about: an address, or a domain. */
export type RuleFormValues = {
  kind: LogRuleFields['kind'];
  who: string;
  role: LogRuleFields['role'];
  direction: LogRuleFields['direction'];
  internalOnly: boolean;
};

export const toFormValues = ({ address, domain, ...rest }: LogRuleFields): RuleFormValues => ({
  kind: rest.kind,
  who: address || domain,
  role: rest.role,
  direction: rest.direction,
  internalOnly: rest.internalOnly,
});

/** `@brandt.example` and `*@brandt.example` are ways to write a domain. */
export const toRuleFields = ({ who, ...rest }: RuleFormValues): LogRuleFields => {
  const named = who.trim().replace(/^\*?@/, '');
  return named.includes('@')
    ? { ...rest, address: named, domain: '' }
    : { ...rest, address: '', domain: named };
};

/** The server names fields by their path in the change; the form has one line for address and domain. */
export const toFormFailure = ({ error }: Failure): Failure => {
  const named = Object.entries(error.fields ?? {}).map(([path, code]) => {
    const field = path.split('.').at(-1) ?? '';
    return [field === 'address' || field === 'domain' ? 'who' : field, code] as const;
  });
  return fail(error.code, { ...error, fields: Object.fromEntries(named) });
};
