/** The registry of records the writer knows: one line for each. */
import { activityLinkTable, activityTable, mailLogTable } from './activities/activity.table.ts';
import { companyTable } from './companies/company.table.ts';
import { employmentTable } from './companies/employment.table.ts';
import { conflictTable } from './conflicts/conflict.table.ts';
import type { RecordTable } from './core/record-table.ts';
import { shareTable } from './core/share.table.ts';
import { customFieldTable } from './custom-fields/custom-field.table.ts';
import { dealTable } from './deals/deal.table.ts';
import { factTable } from './facts/fact.table.ts';
import { logRuleTable } from './log-rules/log-rule.table.ts';
import { aliasTable } from './people/alias.table.ts';
import { dismissalTable } from './duplicates/dismissal.table.ts';
import { mergeTable } from './merges/merge.table.ts';
import { keptThreadTable } from './mail/kept-thread.table.ts';
import { outgoingMailTable } from './mail/outgoing-mail.table.ts';
import { panelLayoutTable } from './panel-layouts/panel-layout.table.ts';
import { personTable } from './people/person.table.ts';
import { relationshipTable } from './people/relationship.table.ts';
import { savedViewTable } from './saved-views/saved-view.table.ts';
import { confirmationTable } from './quality/confirmation.table.ts';
import { laterTable } from './quality/later.table.ts';
import { taskTable } from './tasks/task.table.ts';
import { declinedProposalTable, matchChoiceTable, userTable } from './users/user.table.ts';
import { templateTable } from './templates/template.table.ts';

export const recordTables: Readonly<Record<string, RecordTable>> = {
  person: personTable,
  company: companyTable,
  employment: employmentTable,
  relationship: relationshipTable,
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
  saved_view: savedViewTable,
  fact: factTable,
  custom_field: customFieldTable,
  conflict: conflictTable,
  alias: aliasTable,
  merge: mergeTable,
  duplicate_dismissal: dismissalTable,
  record_confirmation: confirmationTable,
  quality_later: laterTable,
  panel_layout: panelLayoutTable,
  share: shareTable,
  log_rule: logRuleTable,
};
