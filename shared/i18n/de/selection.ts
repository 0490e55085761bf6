import type { selectionEn } from '../en/selection.ts';
import type { TranslationOf } from '../translate.ts';

export const selectionDe: TranslationOf<typeof selectionEn> = {
  title: '{count} Mails ausgewählt',
  'state.waiting': 'Nicht von Ihnen abgelegt',
  'state.waiting.du': 'Nicht von dir abgelegt',
  'state.already': 'Schon von Ihnen abgelegt',
  'state.already.du': 'Schon von dir abgelegt',
  'state.reading': 'Wird abgelegt …',
  'state.logged': 'Abgelegt, zu: {names}',
  'state.logged_to_nobody': 'Abgelegt; darin ist niemand bekannt',
  'state.device': 'Auf diesem Gerät gespeichert',
  'state.undone': 'Zurückgenommen',
  'state.blocked_own': 'Nicht abgelegt: Ihre Regel',
  'state.blocked_own.du': 'Nicht abgelegt: deine Regel',
  'state.blocked_company': 'Nicht abgelegt: Regel der Firma',
  'state.failed': 'Nicht abgelegt: {reason}',
  'state.left': 'Nicht abgelegt: vorher angehalten',
  'log.one': '{count} Mail ablegen',
  'log.other': '{count} Mails ablegen',
  all_logged: 'Alle sind von Ihnen abgelegt.',
  'all_logged.du': 'Alle sind von dir abgelegt.',
  progress: '{done} von {total}',
  stop: 'Anhalten',
  'summary.one': '{count} Mail abgelegt',
  'summary.other': '{count} Mails abgelegt',
  moved_on: 'Die Auswahl hat sich geändert, deshalb blieb der Rest aus.',
  mark_missing:
    'In Outlook gibt es keine Kategorie „Kontor“, deshalb sind die Mails dort nicht gekennzeichnet. So legen Sie sie an: „Kategorisieren“, „Alle Kategorien“, „Neu“, Name Kontor.',
  'mark_missing.du':
    'In Outlook gibt es keine Kategorie „Kontor“, deshalb sind die Mails dort nicht gekennzeichnet. So legst du sie an: „Kategorisieren“, „Alle Kategorien“, „Neu“, Name Kontor.',
  undo: 'Alle zurücknehmen',
  undoing: 'Wird zurückgenommen …',
  too_many: 'Höchstens {limit} Mails lassen sich auf einmal ablegen. Bitte wählen Sie weniger aus.',
  'too_many.du': 'Höchstens {limit} Mails lassen sich auf einmal ablegen. Bitte wähle weniger aus.',
  unreadable:
    'Dieses Outlook nennt die ausgewählten Mails, gibt aber ihren Text nicht heraus; gemeinsam lassen sie sich deshalb nicht ablegen. Öffnen Sie sie nacheinander:',
  'unreadable.du':
    'Dieses Outlook nennt die ausgewählten Mails, gibt aber ihren Text nicht heraus; gemeinsam lassen sie sich deshalb nicht ablegen. Öffne sie nacheinander:',
  open: '{subject} öffnen',
  unnamed:
    'Outlook sagt nicht, welche Mails ausgewählt sind. Wählen Sie sie noch einmal aus, oder eine allein.',
  'unnamed.du':
    'Outlook sagt nicht, welche Mails ausgewählt sind. Wähle sie noch einmal aus, oder eine allein.',
};
