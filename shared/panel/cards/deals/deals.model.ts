/** What the form makes of a deal. Pure. */
import type { CustomPatch } from '../../../domain/custom-field.ts';
import type { DealFields } from '../../../domain/deal.ts';
import type { KeptPage } from '../../../domain/kept-page.ts';
import { parseMoney } from '../../../domain/money.ts';
import type { MutationArgs } from '../../../domain/mutations.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { ok } from '../../../lib/result.ts';
import type { Result } from '../../../lib/result.ts';

export type DealDraft = {
  readonly title: string;
  /** As it was typed. */
  readonly amount: string;
  readonly stage: DealFields['stage'];
};

type NewDeal = {
  readonly id: string;
  readonly draft: DealDraft;
  readonly answer: PanelAnswer;
  readonly locale: string;
  readonly page?: KeptPage;
  readonly custom?: CustomPatch;
};

/** The currency deals with this customer are in. */
export const currencyOf = ({ deals = [], commercial }: PanelAnswer): string =>
  deals[0]?.currency || commercial?.currency || 'EUR';

/** Errors: `money.invalid`. */
export const dealCreation = ({
  id,
  draft,
  answer,
  locale,
  page,
  custom,
}: NewDeal): Result<MutationArgs<'deal.create'>> => {
  const usual = currencyOf(answer);
  const typed = draft.amount.trim();
  const amount = typed === '' ? null : parseMoney(typed, locale, usual);
  if (amount && !amount.ok) return amount;
  return ok({
    id,
    fields: {
      title: draft.title.trim().slice(0, 300),
      stage: draft.stage,
      amountMinor: amount?.value.amountMinor ?? null,
      currency: amount?.value.currency ?? usual,
      companyId: answer.company?.id ?? null,
      personId: answer.person?.id ?? null,
      ...(page ? { page } : {}),
      ...(custom ? { custom } : {}),
    },
  });
};
