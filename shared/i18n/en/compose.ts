/** Beside a mail that is being written. */
export const composeEn = {
  switch: 'Log when sent',
  on: 'On',
  off: 'Off',
  preparing: 'One moment …',
  on_text_all: 'Happens by itself as soon as you or a colleague open the sent mail with Kontor.',
  on_text_team: 'Happens by itself as soon as you or somebody of your team open the sent mail with Kontor.',
  on_text_private: 'Happens by itself as soon as you open the sent mail with Kontor.',
  on_device: 'Saved on this device; Kontor is told as soon as it can be reached.',
  'reason.thread_on': 'As in this conversation so far.',
  'reason.nobody': 'The mail goes to nobody yet.',
  'reason.internal': 'Off because it goes to colleagues only.',
  'reason.labelled': 'Off because the mail carries a confidentiality label.',
  'reason.away': 'Kontor cannot be reached, so it stays off until you switch it on.',
  'reason.chosen': 'You switched it off. Answers in this conversation start like that.',
  'reason.thread': 'Switched off by you in this conversation.',
  'reason.unknown': 'Off because Kontor knows none of the recipients.',
  not_marked:
    'Outlook did not take the mark, so the mail will not be logged by itself. You can log it from the sent items.',
  unsupported:
    'This Outlook cannot mark mails while they are written. After sending, the mail can be logged from the sent items.',
  remind: 'Remind me if there is no answer',
  remind_text: 'Begins with the sent mail and ends by itself as soon as an answer is logged.',
  'days.3': 'in 3 days',
  'days.7': 'in 1 week',
  'days.14': 'in 2 weeks',
};
