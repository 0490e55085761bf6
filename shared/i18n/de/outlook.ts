import type { outlookEn } from '../en/outlook.ts';
import type { TranslationOf } from '../translate.ts';

export const outlookDe: TranslationOf<typeof outlookEn> = {
  'outside.title': 'Kontor für Outlook',
  'outside.text':
    'Diese Seite gehört in Outlook, neben eine Mail. Dort zeigt sie, wer schreibt und was bisher geschah.',
  'outside.practice': 'Im Übungspostfach ausprobieren',
  'outside.workspace': 'Kontor öffnen',
  'script_missing.title': 'Der Outlook-Teil fehlt',
  'script_missing.text':
    'Kontor braucht eine Datei von Microsoft, die sich nicht laden ließ. Bitte prüfen Sie die Internetverbindung und versuchen Sie es noch einmal.',
  'script_missing.text.du':
    'Kontor braucht eine Datei von Microsoft, die sich nicht laden ließ. Bitte prüfe die Internetverbindung und versuche es noch einmal.',
  'silent.title': 'Outlook antwortet nicht',
  'silent.text':
    'Es ist nichts verloren. Bitte schließen Sie diesen Bereich und öffnen Sie ihn wieder, oder öffnen Sie Kontor solange im Browser.',
  'silent.text.du':
    'Es ist nichts verloren. Bitte schließe diesen Bereich und öffne ihn wieder, oder öffne Kontor solange im Browser.',
  'unreachable.title': 'Kontor antwortet nicht',
  'unreachable.text':
    'Der Kontor-Server ist nicht erreichbar. Es ist nichts verloren; bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  'unreachable.text.du':
    'Der Kontor-Server ist nicht erreichbar. Es ist nichts verloren; bitte prüfe die Verbindung und versuche es noch einmal.',
  'limits.no_attachments':
    'Diese Outlook-Version gibt Anhänge und Kopfzeilen nicht heraus. Alles andere geht; Mails werden mit ihrem Text abgelegt.',
  'limits.no_pinning':
    'Outlook meldet nicht, wenn eine andere Mail geöffnet wird. Bitte schließen Sie diesen Bereich und öffnen Sie ihn neben der anderen Mail wieder.',
  'limits.no_pinning.du':
    'Outlook meldet nicht, wenn eine andere Mail geöffnet wird. Bitte schließe diesen Bereich und öffne ihn neben der anderen Mail wieder.',
  'limits.label': 'Was dieses Outlook nicht kann',
  'limits.close': 'Nicht mehr anzeigen',
  again: 'Noch einmal versuchen',
  starting: 'Kontor startet …',
  'starting.read': 'Kontor startet neben dieser Mail …',
  'starting.compose': 'Kontor startet neben der Mail, die Sie schreiben …',
  'starting.compose.du': 'Kontor startet neben der Mail, die du schreibst …',
  'starting.appointment-organizer': 'Kontor startet neben dem Termin, den Sie planen …',
  'starting.appointment-organizer.du': 'Kontor startet neben dem Termin, den du planst …',
  'starting.appointment-attendee': 'Kontor startet neben diesem Termin …',
  forgetful:
    'Der Browser erlaubt Kontor hier nicht, sich etwas zu merken. Sie müssen sich deshalb bei jedem Öffnen neu verbinden.',
  'forgetful.du':
    'Der Browser erlaubt Kontor hier nicht, sich etwas zu merken. Du musst dich deshalb bei jedem Öffnen neu verbinden.',
  revoked:
    'Diese Verbindung wurde beendet. Verbinden Sie sich neu, um weiterzumachen; was Sie geschrieben haben, ist noch da.',
  'revoked.du':
    'Diese Verbindung wurde beendet. Verbinde dich neu, um weiterzumachen; was du geschrieben hast, ist noch da.',
};
