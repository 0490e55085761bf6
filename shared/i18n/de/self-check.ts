import type { selfCheckEn } from '../en/self-check.ts';
import type { TranslationOf } from '../translate.ts';

export const selfCheckDe: TranslationOf<typeof selfCheckEn> = {
  running: 'Wird geprüft …',
  'server.good': 'Kontor antwortet',
  'server.bad': 'Kontor antwortet nicht',
  'server.unknown': 'Kontor',
  'server.advice': 'Läuft der Server, und erreicht dieser Computer seine Adresse?',
  'entra.good': 'Die Schlüssel für Microsoft-Konten sind erreichbar',
  'entra.bad': 'Die Schlüssel für Microsoft-Konten sind nicht erreichbar',
  'entra.unknown': 'Schlüssel für Microsoft-Konten',
  'entra.advice':
    'Solange kann sich niemand mit einem Microsoft-Konto verbinden. Der Server muss login.microsoftonline.com per https erreichen, und KONTOR_ENTRA_TENANT muss stimmen.',
  'certificate.good': 'Die Verbindung ist verschlüsselt',
  'certificate.bad': 'Die Verbindung ist nicht verschlüsselt',
  'certificate.unknown': 'Verschlüsselung',
  'certificate.advice': 'Outlook nimmt nur Seiten per https: siehe „In Outlook einbauen“ in Kontor.',
  'clock.good': 'Die Uhren stimmen überein',
  'clock.bad': 'Die Uhr dieses Computers geht anders als die des Servers',
  'clock.unknown': 'Uhr',
  'clock.advice': 'Beide nach der Zeit des Internets stellen; Erinnerungen kämen sonst zur falschen Zeit.',
  'policy.good': 'Nichts wurde am Laden gehindert',
  'policy.bad': 'Etwas wurde am Laden gehindert',
  'policy.unknown': 'Regeln der Seite',
  'policy.advice':
    'Ein Proxy oder eine Erweiterung verändert Kontors Seiten oder deren Kopfzeilen; die Adressen sagen, was fehlt.',
  'local_network.good': 'Der Weg in Ihr Netz ist frei',
  'local_network.bad': 'Der Browser lässt Outlook nicht in Ihr Netz',
  'local_network.unknown': 'Der Browser sagt nicht, ob er Outlook in Ihr Netz lässt',
  'local_network.good.du': 'Der Weg in dein Netz ist frei',
  'local_network.bad.du': 'Der Browser lässt Outlook nicht in dein Netz',
  'local_network.unknown.du': 'Der Browser sagt nicht, ob er Outlook in dein Netz lässt',
  'local_network.advice':
    'Den „Zugriff auf das lokale Netzwerk“ für die Adresse von Outlook im Browser erlauben, von Hand oder per Richtlinie.',
  'storage.good': 'Die Verbindung wird hier gemerkt',
  'storage.bad': 'Dieser Browser lässt hier nichts merken',
  'storage.unknown': 'Gedächtnis des Browsers',
  'storage.advice':
    'Speicher für Kontors Adresse erlauben, sonst ist der Bereich jedes Mal neu zu verbinden.',
  'database.good': 'Änderungen lassen sich auf diesem Gerät aufbewahren',
  'database.bad': 'Änderungen lassen sich auf diesem Gerät nicht aufbewahren',
  'database.unknown': 'Datenbank des Browsers',
  'database.advice': 'Sie gehen gleich an den Server; solange er nicht da ist, lässt sich nichts speichern.',
  'program.good': 'Programm',
  'program.bad': 'Programm',
  'program.unknown': 'Programm',
  'program.advice': 'Der Person nennen, die hilft.',
};
