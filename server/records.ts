/** The registry of records the writer knows: one line for each. */
import { activityLinkTable, activityTable, mailLogTable } from './activities/activity.table.ts';
import { companyTable } from './companies/company.table.ts';
import { employmentTable } from './companies/employment.table.ts';
import { conflictTable } from './conflicts/conflict.table.ts';
import type { RecordTable } from './core/record-table.ts';
import { shareTable } from './core/share.table.ts';
import { dealTable } from './deals/deal.table.ts';
import { factTable } from './facts/fact.table.ts';
import { logRuleTable } from './log-rules/log-rule.table.ts';
import { aliasTable } from './people/alias.table.ts';
import { keptThreadTable } from './mail/kept-thread.table.ts';
import { outgoingMailTable } from './mail/outgoing-mail.table.ts';
import { personTable } from './people/person.table.ts';
import { taskTable } from './tasks/task.table.ts';
import { declinedProposalTable, matchChoiceTable, userTable } from './users/user.table.ts';
import { templateTable } from './templates/template.table.ts';

export const recordTables: Readonly<Record<string, RecordTable>> = {
  person: personTable,
  company: companyTable,
  employment: employmentTable,
  activity: activityTable,
  activity_link: activityLinkTable,
  mail_log: mailLogTable,
  outgoing_mail: outgoingMailTable,
  task: taskTable,
  user: userTable,
  match_choice: matchChoiceTable,
  kept_thread: keptThreadTable,
  declined_proposal: declinedProposalTable,
  deal: dealTable,
  template: templateTable,
  fact: factTable,
  conflict: conflictTable,
  alias: aliasTable,
  share: shareTable,
  log_rule: logRuleTable,
};
