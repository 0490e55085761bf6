import type { pairingEn } from '../en/pairing.ts';
import type { TranslationOf } from '../translate.ts';

export const pairingDe: TranslationOf<typeof pairingEn> = {
  title: 'Kontor verbinden',
  'intro.typed':
    'Geben Sie einmal die Adresse Ihres Kontors ein. Sie steht in der Adresszeile, wenn Sie Kontor im Browser benutzen.',
  'intro.typed.du':
    'Gib einmal die Adresse deines Kontors ein. Sie steht in der Adresszeile, wenn du Kontor im Browser benutzt.',
  'intro.fixed':
    'Verbinden Sie dieses Fenster mit Ihrem Konto auf {server}. Auf diesem Gerät ist das nur einmal nötig.',
  'intro.fixed.du':
    'Verbinde dieses Fenster mit deinem Konto auf {server}. Auf diesem Gerät ist das nur einmal nötig.',
  'intro.preset': 'Verbinden Sie dieses Fenster mit Ihrem Konto. Auf diesem Gerät ist das nur einmal nötig.',
  'intro.preset.du': 'Verbinde dieses Fenster mit deinem Konto. Auf diesem Gerät ist das nur einmal nötig.',
  address: 'Adresse Ihres Kontors',
  'address.du': 'Adresse deines Kontors',
  'address.hint': 'z. B. kontor.ihre-firma.de',
  'address.hint.du': 'z. B. kontor.deine-firma.de',
  'address.preset': 'Diese Adresse hat Ihre Organisation vorgegeben.',
  'address.preset.du': 'Diese Adresse hat deine Organisation vorgegeben.',
  connect: 'Verbinden',
  'connect.code': 'Mit einem Code verbinden',
  checking: 'Kontor wird auf {server} gesucht …',
  'code.title': 'Code bestätigen',
  'code.intro':
    'Eine Seite Ihres Kontors wurde geöffnet. Melden Sie sich dort bei Bedarf an und bestätigen Sie, dass sie diesen Code zeigt:',
  'code.intro.du':
    'Eine Seite deines Kontors wurde geöffnet. Melde dich dort bei Bedarf an und bestätige, dass sie diesen Code zeigt:',
  'code.spoken': 'Code: {letters}',
  'code.open': 'Seite erneut öffnen',
  'code.waiting': 'Warten auf Ihre Bestätigung …',
  'code.waiting.du': 'Warten auf deine Bestätigung …',
  'code.trouble': '{server} antwortet gerade nicht. Der Versuch läuft weiter.',
  'code.server': 'Verbindung mit {server}',
  change: 'Adresse ändern',
  cancel: 'Abbrechen',
  'stopped.refused': 'Die Verbindung wurde auf der Seite Ihres Kontors abgelehnt. Es wurde nichts verbunden.',
  'stopped.refused.du':
    'Die Verbindung wurde auf der Seite deines Kontors abgelehnt. Es wurde nichts verbunden.',
  'stopped.expired': 'Der Code wurde nicht rechtzeitig bestätigt. Es wurde nichts verbunden.',
  again: 'Neuen Code anzeigen',
  paired: 'Verbunden.',
  'address.empty': 'Bitte geben Sie die Adresse Ihres Kontors ein.',
  'address.empty.du': 'Bitte gib die Adresse deines Kontors ein.',
  'address.invalid': 'Das ist keine Internetadresse. Bitte geben Sie sie so ein: kontor.ihre-firma.de',
  'address.invalid.du': 'Das ist keine Internetadresse. Bitte gib sie so ein: kontor.deine-firma.de',
  'address.unreachable':
    'Unter {server} antwortet niemand. Bitte prüfen Sie die Adresse und ob Sie im richtigen Netz oder VPN sind.',
  'address.unreachable.du':
    'Unter {server} antwortet niemand. Bitte prüfe die Adresse und ob du im richtigen Netz oder VPN bist.',
  'address.not_kontor': 'Unter {server} antwortet etwas, aber nicht Kontor. Bitte prüfen Sie die Adresse.',
  'address.not_kontor.du': 'Unter {server} antwortet etwas, aber nicht Kontor. Bitte prüfe die Adresse.',
  'address.not_set_up':
    'Dieses Kontor ist noch nicht eingerichtet. Bitte öffnen Sie zuerst {server} im Browser.',
  'address.not_set_up.du':
    'Dieses Kontor ist noch nicht eingerichtet. Bitte öffne zuerst {server} im Browser.',
  'pairing.too_many':
    'Es wurden zu viele Codes angefordert. Bitte versuchen Sie es in einigen Minuten noch einmal.',
  'pairing.too_many.du':
    'Es wurden zu viele Codes angefordert. Bitte versuche es in einigen Minuten noch einmal.',
  failed: 'Das Verbinden hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
  'failed.du': 'Das Verbinden hat nicht geklappt. Bitte versuche es noch einmal.',
};
