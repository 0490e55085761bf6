import type { webEn } from '../en/web.ts';
import type { TranslationOf } from '../translate.ts';

export const webDe: TranslationOf<typeof webEn> = {
  again: 'Noch einmal versuchen',
  cancel: 'Abbrechen',
  close: 'Schließen',
  copied: 'Kopiert',
  copy: 'Kopieren',
  loading: 'Wird geladen',
  skip: 'Zum Inhalt springen',
  undo: 'Rückgängig',
  'denied.text': 'Diese Seite ist Inhabern und Administratoren dieses Kontors vorbehalten.',
  'denied.title': 'Nicht für dieses Konto',
  'field.email': 'E-Mail-Adresse',
  'field.name': 'Name',
  'field.new_password': 'Neues Passwort',
  'field.password': 'Passwort',
  'invitation.action': 'Los geht’s',
  'invitation.text':
    'Guten Tag, {name}! Sie sind eingeladen. Wählen Sie ein Passwort, dann kann es losgehen.',
  'invitation.title': 'Willkommen bei Kontor',
  'link.invalid_text':
    'Dieser Link wurde schon benutzt, ist abgelaufen oder unvollständig kopiert. Bitte lassen Sie sich von Ihrer Administration einen neuen geben.',
  'missing.text':
    'Hier ist nichts. Vielleicht enthält die Adresse einen Tippfehler, oder das Ziel wurde entfernt.',
  'missing.title': 'Seite nicht gefunden',
  'nav.browser': 'In den Browser einbauen',
  'nav.menu': 'Konto',
  'nav.outlook': 'In Outlook einbauen',
  'nav.practice': 'Übungspostfach',
  'nav.settings': 'Einstellungen',
  'nav.sign_out': 'Abmelden',
  'nav.start': 'Zur Startseite',
  'nav.users': 'Kolleginnen und Kollegen',
  'password.enough': '✓ Lang genug',
  'password.hint.one': 'Mindestens {count} Zeichen.',
  'password.hint.other':
    'Mindestens {count} Zeichen. Mehrere Wörter sind leicht zu merken und schwer zu erraten.',
  'password.missing.one': 'Noch {count} Zeichen',
  'password.missing.other': 'Noch {count} Zeichen',
  'record.company': 'Firma',
  'record.find': 'Personen und Firmen finden',
  'record.person': 'Person',
  'record.recent': 'Zuletzt geöffnet',
  'reset.action': 'Passwort setzen und anmelden',
  'reset.note':
    'Damit wird Ihr Konto überall abgemeldet: Browser, verbundene Geräte und API-Tokens. Outlook und die Browser-Erweiterung verbinden Sie danach neu.',
  'reset.text': 'Guten Tag, {name}! Hier wählen Sie ein neues Passwort.',
  'reset.title': 'Neues Passwort',
  'session.left.one':
    'Sie wurden abgemeldet. {count} Änderung ist noch nicht in Kontor; sie bleibt hier und wird gesendet, wenn Sie sich wieder anmelden.',
  'session.left.other':
    'Sie wurden abgemeldet. {count} Änderungen sind noch nicht in Kontor; sie bleiben hier und werden gesendet, wenn Sie sich wieder anmelden.',
  'session.left.one.du':
    'Du wurdest abgemeldet. {count} Änderung ist noch nicht in Kontor; sie bleibt hier und wird gesendet, wenn du dich wieder anmeldest.',
  'session.left.other.du':
    'Du wurdest abgemeldet. {count} Änderungen sind noch nicht in Kontor; sie bleiben hier und werden gesendet, wenn du dich wieder anmeldest.',
  'search.company': 'Firma',
  'search.count.one': '{count} Treffer',
  'search.count.other': '{count} Treffer',
  'search.hits': 'Treffer',
  'search.label': 'Personen und Firmen finden',
  'search.loading': 'Suche läuft …',
  'search.nothing': 'Nichts gefunden zu „{query}“.',
  'search.person': 'Person',
  'search.placeholder': 'Name, Firma, Adresse, Telefonnummer …',
  'search.placeholder_short': 'Name, Firma, Telefon …',
  'setup.action': 'Konto anlegen',
  'setup.done_text':
    'Das erste Konto ist schon angelegt. Melden Sie sich an, oder bitten Sie die Inhaberin oder den Inhaber um eine Einladung.',
  'setup.done_title': 'Dieses Kontor ist bereits eingerichtet',
  'setup.no_link_hint':
    'Die Zeile beginnt mit der Adresse dieses Servers und endet mit einem Schlüssel, der nur einmal gilt.',
  'setup.no_link_text':
    'Um das erste Konto anzulegen, öffnen Sie den Link, den Kontor beim Start im Terminal ausgegeben hat.',
  'setup.no_link_title': 'Dafür braucht es einen Link',
  'setup.sample': 'mit Beispieldaten',
  'setup.sample_hint':
    'Ein paar erfundene Firmen, Personen und Gespräche zum Ausprobieren; ein Klick entfernt sie wieder.',
  'setup.text': 'Sie legen das erste Konto an; es darf hier alles. Ihr Team laden Sie später ein.',
  'setup.title': 'Kontor einrichten',
  'setup.wrong_link_text':
    'Dieser Link gilt nicht (mehr). Bitte öffnen Sie den Link, den Kontor beim letzten Start im Terminal ausgegeben hat.',
  'sign_in.action': 'Anmelden',
  'sign_in.forgotten': 'Passwort vergessen?',
  'sign_in.forgotten_text':
    'Bitten Sie Ihre Administration um einen Link (unter „Kolleginnen und Kollegen“). Damit setzen Sie ein neues Passwort; Kontor selbst verschickt keine Mails.',
  'sign_in.title': 'Anmelden',
  'start.day': 'Guten Tag, {name}',
  'start.day.du': 'Hallo {name}',
  'start.evening': 'Guten Abend, {name}',
  'start.morning': 'Guten Morgen, {name}',
  'step.browser': 'In den Browser einbauen',
  'step.browser_text': 'Dieselbe Kundenleiste neben jeder Website, in Chrome, Edge und Firefox.',
  'step.outlook': 'In Outlook einbauen',
  'step.outlook_text': 'Neben jeder Mail sehen, wer schreibt und was bisher geschah.',
  'step.practice': 'Ausprobieren: Übungspostfach',
  'step.practice_text':
    'Eine Mail ablegen und eine Wiedervorlage anlegen, mit erfundenen Mails. Dauert eine Minute.',
  'step.title': 'Erste Schritte',
  'tasks.done': 'Erledigt: {title}',
  'tasks.done_label': 'Als erledigt abhaken: {title}',
  'tasks.none': 'Nichts offen. Wiedervorlagen, die Sie neben einer Mail anlegen, erscheinen hier.',
  'tasks.none.du': 'Nichts offen. Wiedervorlagen, die du neben einer Mail anlegst, erscheinen hier.',
  'tasks.overdue': 'überfällig seit {when}',
  'tasks.title': 'Meine offenen Wiedervorlagen',
  'unreachable.title': 'Kontor antwortet nicht',
};
