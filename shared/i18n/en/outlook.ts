/** The pane in Outlook, around the panel. */
export const outlookEn = {
  'outside.title': 'Kontor for Outlook',
  'outside.text':
    'This page belongs in Outlook, beside a mail. There it shows who is writing and what happened before.',
  'outside.practice': 'Try it in the practice inbox',
  'outside.workspace': 'Open Kontor',
  'script_missing.title': 'Outlook’s part is missing',
  'script_missing.text':
    'Kontor needs a file from Microsoft that could not be loaded. Please check the connection to the internet and try again.',
  'silent.title': 'Outlook does not answer',
  'silent.text':
    'Nothing was lost. Please close this pane and open it again, or open Kontor in the browser meanwhile.',
  'unreachable.title': 'Kontor does not answer',
  'unreachable.text':
    'The server of Kontor could not be reached. Nothing was lost; please check the connection and try again.',
  'limits.no_attachments':
    'This version of Outlook does not hand over attachments and mail headers. Everything else works; mails are logged with their text.',
  'limits.no_pinning':
    'Outlook does not tell when another mail is opened. Please close this pane and open it again beside the other mail.',
  'limits.label': 'What this Outlook cannot do',
  'limits.close': 'Do not show again',
  again: 'Try again',
  starting: 'Kontor is starting …',
  'starting.read': 'Kontor is starting beside this mail …',
  'starting.compose': 'Kontor is starting beside the mail you are writing …',
  'starting.appointment-organizer': 'Kontor is starting beside the appointment you are planning …',
  'starting.appointment-attendee': 'Kontor is starting beside this appointment …',
  forgetful:
    'This browser does not let Kontor remember anything here. You will have to connect again each time the pane is opened.',
  revoked: 'This connection was ended. Connect again to go on; what you have written is still there.',
} as const;
