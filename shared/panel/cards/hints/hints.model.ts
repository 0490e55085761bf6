/** The plain lines about the open mail. Pure. */
import type { DeliveryReport } from '../../../capture/delivery-report.ts';
import type { MailKind } from '../../../domain/mail-kind.ts';
import type { hintsEn } from '../../../i18n/en/hints.ts';
import type { Key, Params } from '../../../i18n/translate.ts';
import type { Cut } from '../log/kept-mail.ts';

export type Hint = { readonly key: Key<typeof hintsEn>; readonly params?: Params };

const NAMED_MAX = 3;

/** "a@b.example, c@d.example + 4". */
const named = (addresses: readonly string[]): string => {
  const rest = addresses.length - NAMED_MAX;
  return addresses.slice(0, NAMED_MAX).join(', ') + (rest > 0 ? ` + ${rest}` : '');
};

const reportHint = ({ outcome, recipients }: DeliveryReport): Hint => {
  if (outcome === 'unknown') return { key: 'hint.report' };
  return recipients.length === 0
    ? { key: `hint.report_${outcome}` }
    : { key: `hint.report_${outcome}_to`, params: { to: named(recipients) } };
};

export type MailFacts = {
  readonly kind: MailKind | null;
  /** Name of the mailing list; empty when it has none. */
  readonly list: string;
  /** Of a delivery report. */
  readonly report: DeliveryReport | null;
};

export const kindHint = ({ kind, list, report }: MailFacts): Hint | null => {
  switch (kind) {
    case null:
      return null;
    case 'report':
      return report ? reportHint(report) : { key: 'hint.report' };
    case 'list':
      return list === '' ? { key: 'hint.list' } : { key: 'hint.list_named', params: { list } };
    default:
      return { key: `hint.${kind}` };
  }
};

/** What is said of a sealed mail is said by its kind. */
export const cutHints = (cuts: readonly Cut[], limits: Readonly<Record<'text' | 'people', string>>): Hint[] =>
  cuts.flatMap((cut) =>
    cut === 'sealed'
      ? []
      : [
          cut === 'html'
            ? { key: 'hint.cut_html' }
            : { key: `hint.cut_${cut}`, params: { limit: limits[cut] } },
        ],
  );
