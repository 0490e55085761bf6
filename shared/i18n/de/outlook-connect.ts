import type { outlookConnectEn } from '../en/outlook-connect.ts';
import type { TranslationOf } from '../translate.ts';

export const outlookConnectDe: TranslationOf<typeof outlookConnectEn> = {
  window: 'Anmelden und verbinden',
  'window.open': 'Das Anmeldefenster ist offen. Melden Sie sich dort an und verbinden Sie Outlook.',
  'window.open.du': 'Das Anmeldefenster ist offen. Melde dich dort an und verbinde Outlook.',
  'window.redeeming': 'Wird verbunden …',
  'window.close': 'Fenster schließen',
  'problem.dialog.blocked':
    'Der Browser hat das Anmeldefenster blockiert. Erlauben Sie Pop-ups für Outlook und öffnen Sie diesen Bereich neu, oder verbinden Sie sich mit einem Code.',
  'problem.dialog.blocked.du':
    'Der Browser hat das Anmeldefenster blockiert. Erlaube Pop-ups für Outlook und öffne diesen Bereich neu, oder verbinde dich mit einem Code.',
  'problem.dialog.closed':
    'Das Anmeldefenster wurde geschlossen. Es wurde nichts verbunden; öffnen Sie es noch einmal oder verbinden Sie sich mit einem Code.',
  'problem.dialog.closed.du':
    'Das Anmeldefenster wurde geschlossen. Es wurde nichts verbunden; öffne es noch einmal oder verbinde dich mit einem Code.',
  'problem.dialog.busy':
    'Ein anderes Fenster dieses Bereichs ist noch offen. Schließen Sie es und versuchen Sie es noch einmal.',
  'problem.dialog.busy.du':
    'Ein anderes Fenster dieses Bereichs ist noch offen. Schließe es und versuche es noch einmal.',
  'problem.dialog.refused':
    'Outlook öffnet das Anmeldefenster hier nicht. Bitte verbinden Sie sich mit einem Code.',
  'problem.dialog.refused.du':
    'Outlook öffnet das Anmeldefenster hier nicht. Bitte verbinde dich mit einem Code.',
  'problem.dialog.garbled':
    'Die Antwort des Anmeldefensters war nicht zu verstehen. Es wurde nichts verbunden; bitte verbinden Sie sich mit einem Code.',
  'problem.dialog.garbled.du':
    'Die Antwort des Anmeldefensters war nicht zu verstehen. Es wurde nichts verbunden; bitte verbinde dich mit einem Code.',
  'problem.device_code.invalid':
    'Die Bestätigung hat zu lange gebraucht und gilt nicht mehr. Es wurde nichts verbunden; bitte öffnen Sie das Fenster noch einmal.',
  'problem.device_code.invalid.du':
    'Die Bestätigung hat zu lange gebraucht und gilt nicht mehr. Es wurde nichts verbunden; bitte öffne das Fenster noch einmal.',
  'problem.request.too_many':
    'Zu viele Versuche. Bitte warten Sie einige Minuten, oder verbinden Sie sich mit einem Code.',
  'problem.request.too_many.du':
    'Zu viele Versuche. Bitte warte einige Minuten, oder verbinde dich mit einem Code.',
  'problem.unreachable':
    'Der Kontor-Server ist nicht erreichbar. Es wurde nichts verbunden; bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  'problem.unreachable.du':
    'Der Kontor-Server ist nicht erreichbar. Es wurde nichts verbunden; bitte prüfe die Verbindung und versuche es noch einmal.',
  'problem.unknown':
    'Über das Anmeldefenster hat das Verbinden nicht geklappt. Bitte verbinden Sie sich mit einem Code.',
  'problem.unknown.du':
    'Über das Anmeldefenster hat das Verbinden nicht geklappt. Bitte verbinde dich mit einem Code.',
  entra: 'Mit Microsoft-Konto verbinden',
  'entra.asking': 'Microsoft wird gefragt …',
  'problem.entra.not_given':
    'Microsoft hat keine Anmeldung gegeben. Versuchen Sie es noch einmal, oder verbinden Sie sich auf einem anderen Weg.',
  'problem.entra.not_given.du':
    'Microsoft hat keine Anmeldung gegeben. Versuche es noch einmal, oder verbinde dich auf einem anderen Weg.',
  'problem.entra.silent':
    'Outlook hat auf die Frage nach dem Microsoft-Konto nicht geantwortet. Bitte verbinden Sie sich auf einem anderen Weg.',
  'problem.entra.silent.du':
    'Outlook hat auf die Frage nach dem Microsoft-Konto nicht geantwortet. Bitte verbinde dich auf einem anderen Weg.',
  'problem.entra.unlinked':
    'Kontor kennt dieses Microsoft-Konto noch nicht. Verbinden Sie sich einmal auf einem anderen Weg; danach verknüpfen Sie beide mit einem Klick.',
  'problem.entra.unlinked.du':
    'Kontor kennt dieses Microsoft-Konto noch nicht. Verbinde dich einmal auf einem anderen Weg; danach verknüpfst du beide mit einem Klick.',
  'problem.entra.refused':
    'Kontor hat die Anmeldung mit dem Microsoft-Konto nicht angenommen. Bitte verbinden Sie sich auf einem anderen Weg; die Administration kann die Einrichtung prüfen.',
  'problem.entra.refused.du':
    'Kontor hat die Anmeldung mit dem Microsoft-Konto nicht angenommen. Bitte verbinde dich auf einem anderen Weg; die Administration kann die Einrichtung prüfen.',
  'problem.entra.unreachable':
    'Kontor erreicht die Anmeldung von Microsoft gerade nicht. Versuchen Sie es später noch einmal, oder verbinden Sie sich auf einem anderen Weg.',
  'problem.entra.unreachable.du':
    'Kontor erreicht die Anmeldung von Microsoft gerade nicht. Versuche es später noch einmal, oder verbinde dich auf einem anderen Weg.',
  'problem.entra.linked_elsewhere':
    'Dieses Microsoft-Konto ist schon mit einem anderen Konto verknüpft. Es wurde nichts geändert.',
  'problem.entra.has_other':
    'Ihr Konto ist schon mit einem anderen Microsoft-Konto verknüpft. Trennen Sie es zuerst in den Einstellungen von Kontor.',
  'problem.entra.has_other.du':
    'Dein Konto ist schon mit einem anderen Microsoft-Konto verknüpft. Trenne es zuerst in den Einstellungen von Kontor.',
  'link.offer': 'Ihr Microsoft-Konto mit Kontor verknüpfen? Beim nächsten Verbinden genügt dann ein Klick.',
  'link.offer.du':
    'Dein Microsoft-Konto mit Kontor verknüpfen? Beim nächsten Verbinden genügt dann ein Klick.',
  link: 'Verknüpfen',
  'link.label': 'Microsoft-Konto',
  'link.later': 'Nicht jetzt',
  'link.done': '✓ Verknüpft. Aufheben lässt sich das in den Einstellungen von Kontor.',
  'link.close': 'Schließen',
  'connected.title': 'Outlook ist verbunden',
  'connected.text': 'Dieses Fenster schließt sich von selbst. Bleibt es offen, können Sie es schließen.',
  'connected.text.du': 'Dieses Fenster schließt sich von selbst. Bleibt es offen, kannst du es schließen.',
  'lost.title': 'Outlook hat nichts davon erfahren',
  'lost.text':
    'Es wurde nichts verbunden. Schließen Sie dieses Fenster und beginnen Sie in Outlook noch einmal, oder verbinden Sie sich dort mit einem Code.',
  'lost.text.du':
    'Es wurde nichts verbunden. Schließe dieses Fenster und beginne in Outlook noch einmal, oder verbinde dich dort mit einem Code.',
  'device.name': '{program}, {browser} unter {system}',
  'program.web': 'Outlook im Web',
  'program.windows': 'Outlook für Windows',
  'program.mac': 'Outlook für Mac',
  'program.mobile': 'Outlook mobil',
  'program.unknown': 'Outlook',
  'browser.unknown': 'Browser',
  'system.unknown': 'anderem System',
};
