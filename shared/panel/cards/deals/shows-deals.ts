/** Which deals belong to whom is shown; asked on every paint, so it stands apart from what is only needed then. Pure. */
import type { ShownDeal } from '../../../domain/deal.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import type { Subject } from '../../panel-host.ts';

/** Beside a mail others in it may have deals, too. */
export const dealsOf = ({ person, company, deals = [] }: PanelAnswer): readonly ShownDeal[] =>
  deals.filter(
    ({ personId, companyId }) => (company && companyId === company.id) || (person && personId === person.id),
  );

/** Beside a mail the card keeps out of the way as long as there is no deal. */
export const showsDeals = (subject: Subject, answer: PanelAnswer, isOpened: boolean): boolean =>
  !answer.ambiguous &&
  (answer.person ?? answer.company) !== null &&
  (isOpened || subject.type === 'page' || subject.type === 'record' || dealsOf(answer).length > 0);
