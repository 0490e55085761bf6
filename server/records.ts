/** The registry of records the writer knows: one line for each. */
import { activityLinkTable, activityTable, mailLogTable } from './activities/activity.table.ts';
import type { CompanyFields } from '#shared/domain/company.ts';
import type { PersonFields } from '#shared/domain/person.ts';
import { companyDerived, companyTable } from './companies/company.table.ts';
import { employmentTable } from './companies/employment.table.ts';
import { conflictTable } from './conflicts/conflict.table.ts';
import type { DomainRow, RecordTable } from './core/record-table.ts';
import { dealTable } from './deals/deal.table.ts';
import { aliasTable } from './people/alias.table.ts';
import { personDerived, personTable } from './people/person.table.ts';
import { taskTable } from './tasks/task.table.ts';
import { matchChoiceTable, userTable } from './users/user.table.ts';

export const recordTables: Readonly<Record<string, RecordTable>> = {
  person: personTable,
  company: companyTable,
  employment: employmentTable,
  activity: activityTable,
  activity_link: activityLinkTable,
  mail_log: mailLogTable,
  task: taskTable,
  user: userTable,
  match_choice: matchChoiceTable,
  deal: dealTable,
  conflict: conflictTable,
  alias: aliasTable,
};

/** Columns that follow from the fields of a record, for whoever sets one field by its name. */
export const derivedOf = (type: string, after: DomainRow): DomainRow => {
  switch (type) {
    case 'person':
      return personDerived(after as PersonFields);
    case 'company':
      return companyDerived(after as CompanyFields);
    default:
      return {};
  }
};
