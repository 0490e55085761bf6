import type { practiceEn } from '../en/practice.ts';
import type { TranslationOf } from '../translate.ts';

export const practiceDe: TranslationOf<typeof practiceEn> = {
  banner:
    'Erfundene Mails; es wird nichts gesendet oder empfangen. Was Sie in der Kundenleiste speichern, ist wirklich in Kontor gespeichert.',
  'banner.du':
    'Erfundene Mails; es wird nichts gesendet oder empfangen. Was du in der Kundenleiste speicherst, ist wirklich in Kontor gespeichert.',
  title: 'Übungspostfach',
  'folder.inbox': 'Posteingang',
  'folder.label': 'Ordner',
  'folder.sent': 'Gesendet',
  'folder.unread': 'ungelesen',
  'folder.write': 'Neue Mail',
  'hint.complete': 'Das war alles: Das Wichtigste können Sie schon.',
  'hint.complete.du': 'Das war alles: Das Wichtigste kannst du schon.',
  'hint.done': 'erledigt',
  'hint.follow_up': 'Eine Wiedervorlage anlegen: ein Klick auf „Morgen“ unter „Nächster Schritt“.',
  'hint.hide': 'Diese Hinweise ausblenden',
  'hint.log': 'Die Mail mit einem Klick ablegen; wer noch nicht bekannt ist, wird dabei angelegt.',
  'hint.look': 'Eine Mail öffnen und hierher schauen, neben die Mail: Wer ist das, was war bisher?',
  'hint.title': 'Drei Schritte, eine Minute',
  'list.attachment': 'mit Anhang',
  'list.empty': 'In diesem Ordner sind keine Mails.',
  'list.unread': 'Ungelesen:',
  'panel.label': 'Kundenleiste',
  'read.attachments': 'Anhänge',
  'read.back': 'Zurück zur Liste',
  'read.cc': 'Cc:',
  'read.nothing': 'Wählen Sie links eine Mail aus.',
  'read.nothing.du': 'Wähle links eine Mail aus.',
  'read.reply': 'Antworten',
  'read.thread': 'Aus derselben Unterhaltung',
  'read.to': 'An:',
  'write.discard': 'Verwerfen',
  'write.note':
    'Hier wird nichts gesendet. Während Sie Empfänger eintippen, zeigt die Kundenleiste, wer das ist.',
  'write.note.du':
    'Hier wird nichts gesendet. Während du Empfänger eintippst, zeigt die Kundenleiste, wer das ist.',
  'write.subject': 'Betreff',
  'write.text': 'Text',
  'write.title': 'Neue Mail',
  'write.to': 'An',
};
