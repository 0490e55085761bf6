import type { webConnectEn } from '../en/web-connect.ts';
import type { TranslationOf } from '../translate.ts';

export const webConnectDe: TranslationOf<typeof webConnectEn> = {
  'browser.address': 'Adresse dieses Kontors',
  'browser.chrome_1':
    'Laden Sie das Paket herunter und entpacken Sie es in einen Ordner, der dort bleiben kann: Der Browser liest es bei jedem Start von dort.',
  'browser.chrome_1.du':
    'Lade das Paket herunter und entpacke es in einen Ordner, der dort bleiben kann: Der Browser liest es bei jedem Start von dort.',
  'browser.chrome_2':
    'Öffnen Sie die Seite mit den Erweiterungen und schalten Sie den „Entwicklermodus“ ein:',
  'browser.chrome_2.du': 'Öffne die Seite mit den Erweiterungen und schalte den „Entwicklermodus“ ein:',
  'browser.chrome_3':
    'Klicken Sie auf „Entpackte Erweiterung laden“ (Edge: „Entpackte laden“) und wählen Sie den Ordner.',
  'browser.chrome_3.du':
    'Klicke auf „Entpackte Erweiterung laden“ (Edge: „Entpackte laden“) und wähle den Ordner.',
  'browser.chrome_4':
    'Heften Sie Kontor über das Puzzleteil an die Symbolleiste an, dann öffnet ein Klick die Kundenleiste.',
  'browser.chrome_4.du':
    'Hefte Kontor über das Puzzleteil an die Symbolleiste an, dann öffnet ein Klick die Kundenleiste.',
  'browser.chrome_note':
    'Die Erweiterung bleibt, bis Sie sie entfernen. Der Browser erinnert womöglich ab und zu daran, dass der Entwicklermodus an ist. Sie aktualisiert sich nicht von selbst: Für eine neue Version ersetzen Sie den Inhalt des Ordners und klicken auf „Neu laden“.',
  'browser.chrome_note.du':
    'Die Erweiterung bleibt, bis du sie entfernst. Der Browser erinnert womöglich ab und zu daran, dass der Entwicklermodus an ist. Sie aktualisiert sich nicht von selbst: Für eine neue Version ersetzt du den Inhalt des Ordners und klickst auf „Neu laden“.',
  'browser.chrome_package': 'Paket für Chrome und Edge',
  'browser.firefox_1': 'Öffnen Sie diese Seite, indem Sie ihre Adresse eintippen:',
  'browser.firefox_1.du': 'Öffne diese Seite, indem du ihre Adresse eintippst:',
  'browser.firefox_2':
    'Klicken Sie auf „Temporäres Add-on laden“ und wählen Sie die Datei, so wie sie heruntergeladen wurde.',
  'browser.firefox_2.du':
    'Klicke auf „Temporäres Add-on laden“ und wähle die Datei, so wie sie heruntergeladen wurde.',
  'browser.firefox_3':
    'Nach einem Neustart von Firefox ist die Erweiterung wieder weg; an Ihrem Konto ändert das nichts.',
  'browser.firefox_3.du':
    'Nach einem Neustart von Firefox ist die Erweiterung wieder weg; an deinem Konto ändert das nichts.',
  'browser.firefox_esr':
    'Firefox ESR und die Developer Edition installieren das Paket auch ohne Signatur dauerhaft (in about:addons über das Zahnrad, „Add-on aus Datei installieren“), wenn in about:config Folgendes gesetzt ist:',
  'browser.firefox_package': 'Paket für Firefox',
  'browser.firefox_policy':
    'Das signierte Paket kann eine Firma mit der Richtlinie „ExtensionSettings“ verteilen (install_url mit der Adresse eines eigenen Servers) und dabei die Adresse dieses Kontors vorgeben („3rdparty“, server).',
  'browser.firefox_sign':
    'Signiert ohne öffentlichen Katalog: Wer ein Mozilla-Konto hat, kann das Paket auf addons.mozilla.org zur Selbstverteilung („On your own“) hochladen und bekommt eine signierte Datei, die jeder Firefox annimmt. Vorher gehört in die manifest.json eine eigene Kennung (browser_specific_settings.gecko.id), denn jede wird dort nur einmal vergeben; nach dem Quelltext fragt Mozilla auch.',
  'browser.firefox_stay_title': 'Dauerhaft installieren',
  'browser.firefox_text':
    'Der übliche Firefox nimmt nur Pakete, die Mozilla signiert hat. Dieses kommt ohne Signatur von Ihrem Server.',
  'browser.firefox_text.du':
    'Der übliche Firefox nimmt nur Pakete, die Mozilla signiert hat. Dieses kommt ohne Signatur von deinem Server.',
  'browser.firefox_try_title': 'Zum Ausprobieren',
  'browser.not_built':
    'Dieser Server hat kein Paket für diesen Browser. Die Administration kann es mit „npm run build“ bauen.',
  'browser.policy_text':
    'Chrome und Edge installieren per Richtlinie („ExtensionInstallForcelist“) nur, was aus ihrem Store kommt, oder auf Computern, die die Firma verwaltet, ein signiertes CRX-Paket von einer eigenen Update-Adresse. Auf das Paket oben trifft beides nicht zu; es muss dafür erst verpackt und bereitgestellt oder in den Store gebracht werden. Die Adresse dieses Kontors gibt dann die Richtlinie der Erweiterung vor („3rdparty“, server).',
  'browser.policy_title': 'Für die ganze Firma',
  'browser.text':
    'Die Kundenleiste neben jeder Website: bekannt oder nicht, Firma und Kontakt übernehmen, Notiz, nächster Schritt. Sie liest eine Seite nur, wenn Sie klicken.',
  'browser.text.du':
    'Die Kundenleiste neben jeder Website: bekannt oder nicht, Firma und Kontakt übernehmen, Notiz, nächster Schritt. Sie liest eine Seite nur, wenn du klickst.',
  'browser.then_text':
    'Öffnen Sie die Kundenleiste über ihr Symbol und geben Sie einmal diese Adresse ein. Sie zeigt dann einen Code, den Sie hier bestätigen.',
  'browser.then_text.du':
    'Öffne die Kundenleiste über ihr Symbol und gib einmal diese Adresse ein. Sie zeigt dann einen Code, den du hier bestätigst.',
  'browser.then_title': 'Danach verbinden',
  'browser.title': 'In den Browser einbauen',
  'outlook.admin_1':
    'Microsoft 365 Admin Center → Einstellungen → Integrierte Apps → „Benutzerdefinierte Apps hochladen“.',
  'outlook.admin_2': 'Typ „Office-Add-In“, dann das Manifest hochladen oder seine Adresse angeben.',
  'outlook.admin_3': 'Personen oder Gruppen auswählen und die Berechtigungen akzeptieren.',
  'outlook.admin_4': 'Innerhalb von 24 Stunden erscheint Kontor bei ihnen.',
  'outlook.admin_title': 'Für die ganze Firma',
  'outlook.entra_1':
    'Registrieren Sie im Entra Admin Center eine Anwendung für Ihr Verzeichnis, mit der Umleitungs-URI {address} vom Typ „Single-Page-Anwendung“.',
  'outlook.entra_1.du':
    'Registriere im Entra Admin Center eine Anwendung für dein Verzeichnis, mit der Umleitungs-URI {address} vom Typ „Single-Page-Anwendung“.',
  'outlook.entra_2':
    'Unter „Eine API verfügbar machen“: die Anwendungs-ID-URI api://‹Anwendungs-ID› und den Bereich access_as_user.',
  'outlook.entra_3':
    'Starten Sie Kontor mit KONTOR_ENTRA_TENANT (Verzeichnis-ID) und KONTOR_ENTRA_CLIENT_ID (Anwendungs-ID).',
  'outlook.entra_3.du':
    'Starte Kontor mit KONTOR_ENTRA_TENANT (Verzeichnis-ID) und KONTOR_ENTRA_CLIENT_ID (Anwendungs-ID).',
  'outlook.entra_4':
    'Jede Person verbindet Outlook einmal wie bisher und verknüpft danach ihr Microsoft-Konto mit einem Klick; oder Sie verknüpfen es mit „kontor user entra“.',
  'outlook.entra_4.du':
    'Jede Person verbindet Outlook einmal wie bisher und verknüpft danach ihr Microsoft-Konto mit einem Klick; oder du verknüpfst es mit „kontor user entra“.',
  'outlook.entra_note':
    'Verknüpft wird über Verzeichnis und Objekt-ID, nie über eine E-Mail-Adresse. Wo Outlook das nicht kann, bleiben Anmeldefenster und Code.',
  'outlook.entra_text':
    'Outlook kann Kontor mit dem Microsoft-Konto verbinden, unter dem es läuft. Das ist nicht nötig, spart aber das Anmelden.',
  'outlook.entra_title': 'Mit Microsoft-Konten verbinden (für die Verwaltung)',
  'outlook.events_title': 'Beim Senden einer Mail (für die Verwaltung)',
  'outlook.events_text':
    'Ob eine Mail abgelegt wird, entscheidet sich neben ihr, während sie geschrieben wird, und steht in der Mail, wenn sie gesendet wird. Ein zweites Manifest bringt eine Funktion mit, die im Augenblick des Sendens nachsieht, ob beides noch übereinstimmt, für Klicks unmittelbar davor.',
  'outlook.events_1':
    'Sie läuft nur, wenn die Verwaltung sie verteilt, nie bei jemandem, der das Add-in allein hinzufügt.',
  'outlook.events_2':
    'Laden Sie es im Microsoft 365 Admin Center an Stelle des ersten hoch; seine Versionsnummer ist höher, Outlook hält es also für eine Aktualisierung. Die Verwaltung stimmt dem Ereignis dabei noch einmal zu.',
  'outlook.events_2.du':
    'Lade es im Microsoft 365 Admin Center an Stelle des ersten hoch; seine Versionsnummer ist höher, Outlook hält es also für eine Aktualisierung. Die Verwaltung stimmt dem Ereignis dabei noch einmal zu.',
  'outlook.events_3':
    'Sie hält nie eine Mail zurück: Was auch misslingt oder länger als 200 ms dauert, die Mail geht hinaus. Sie fragt keinen Server und braucht keine Anmeldung.',
  'outlook.events_4':
    'Zurück geht es, indem Sie das Add-in im Admin Center entfernen und das erste Manifest wieder hochladen.',
  'outlook.events_4.du':
    'Zurück geht es, indem du das Add-in im Admin Center entfernst und das erste Manifest wieder hochlädst.',
  'outlook.events_note':
    'Das gibt es in Outlook im Web, im neuen Outlook, in Outlook für Mac und im klassischen Outlook ab Version 2206. Anderswo, und solange Outlook offline ist, gehen Mails ohne sie hinaus.',
  'outlook.events_manifest': 'Manifest mit dieser Funktion herunterladen',
  'outlook.multi_title': 'Mehrere Mails auf einmal (für die Verwaltung)',
  'outlook.multi_text':
    'Mit diesem Manifest legt Kontor bis zu 100 ausgewählte Mails mit einem Klick ab. Outlook lässt ein Add-In ausgewählte Mails nur lesen, wenn es auf das ganze Postfach zugreifen darf.',
  'outlook.multi_1':
    'Die Berechtigung wechselt von „Element lesen/schreiben“ zu „Postfach lesen/schreiben“. Kontor liest die Mails, die jemand auswählt und ablegt, und keine anderen; es verschiebt und löscht keine.',
  'outlook.multi_2':
    'Laden Sie es im Microsoft 365 Admin Center an Stelle des bisherigen Manifests hoch; seine Versionsnummer ist höher, Outlook hält es also für eine Aktualisierung. Wegen der Berechtigung muss die Verwaltung neu zustimmen; bis dahin behalten alle die Fassung, die sie haben.',
  'outlook.multi_2.du':
    'Lade es im Microsoft 365 Admin Center an Stelle des bisherigen Manifests hoch; seine Versionsnummer ist höher, Outlook hält es also für eine Aktualisierung. Wegen der Berechtigung muss die Verwaltung neu zustimmen; bis dahin behalten alle die Fassung, die sie haben.',
  'outlook.multi_3':
    'Auswählen lassen sich mehrere Mails eines Ordners, in Exchange-Postfächern. Freigegebene Postfächer und ausgewählte Unterhaltungen behandelt Outlook je nach Version verschieden.',
  'outlook.multi_4':
    'Zurück geht es, indem Sie das Add-In im Admin Center entfernen und das vorige Manifest wieder hochladen.',
  'outlook.multi_4.du':
    'Zurück geht es, indem du das Add-In im Admin Center entfernst und das vorige Manifest wieder hochlädst.',
  'outlook.multi_note':
    'Dafür braucht es ein Outlook mit Mailbox 1.15 (Outlook im Web, neues Outlook, klassisches Outlook ab Version 2412). Ältere geben den Text ausgewählter Mails nicht heraus; dort bietet Kontor an, die Mails nacheinander zu öffnen.',
  'outlook.multi_manifest': 'Manifest für mehrere Mails herunterladen',
  'outlook.multi_both': 'Zusammen mit der Funktion beim Senden herunterladen',
  'outlook.exchange': 'Exchange auf eigenen Servern: in der Exchange-Verwaltungsshell',
  'outlook.https': 'Dieses Kontor ist per https unter {address} erreichbar: Outlook kann es laden.',
  'outlook.manifest': 'Manifest herunterladen',
  'outlook.no_https': 'Dieses Kontor läuft unter {address}, ohne https. Outlook lädt Add-Ins nur über https.',
  'outlook.own_text':
    'Ein Zertifikat für den Namen, unter dem die Computer im Team diesen Server erreichen, von einer öffentlichen Stelle oder der Ihrer Firma.',
  'outlook.own_text.du':
    'Ein Zertifikat für den Namen, unter dem die Computer im Team diesen Server erreichen, von einer öffentlichen Stelle oder der deiner Firma.',
  'outlook.own_title': 'Mit eigenem Zertifikat',
  'outlook.nginx': 'nginx, in einer eigenen Datei in /etc/nginx/conf.d/:',
  'outlook.caddy':
    'Caddy, im Caddyfile; ohne die tls-Zeile besorgt es sich selbst ein Zertifikat, sofern der Name aus dem Internet erreichbar ist:',
  'outlook.proxy_text':
    'Steht ein Webserver mit https davor, leitet er an diesen weiter. Hier genügt es, die Adresse zu nennen, die alle verwenden, und wessen Angabe über die Adresse eines Besuchers gilt.',
  'outlook.proxy_title': 'Hinter einem Reverse-Proxy',
  'outlook.self_1': 'Öffnen Sie das Add-In-Fenster von Outlook:',
  'outlook.self_1.du': 'Öffne das Add-In-Fenster von Outlook:',
  'outlook.self_2': 'Wählen Sie „Meine Add-Ins“.',
  'outlook.self_2.du': 'Wähle „Meine Add-Ins“.',
  'outlook.self_3':
    'Unter „Benutzerdefinierte Add-Ins“: „Benutzerdefiniertes Add-In hinzufügen“ → „Aus Datei hinzufügen“, dann das heruntergeladene Manifest wählen.',
  'outlook.self_4':
    'Öffnen Sie eine Mail, klicken Sie auf Kontor und verbinden Sie sich dort einmal: im Anmeldefenster, oder mit einem Code, den Sie hier bestätigen.',
  'outlook.self_4.du':
    'Öffne eine Mail, klicke auf Kontor und verbinde dich dort einmal: im Anmeldefenster, oder mit einem Code, den du hier bestätigst.',
  'outlook.self_note':
    'Das gilt für Ihr Postfach, also auf jedem Computer; das klassische Outlook für Windows braucht bis zu 24 Stunden. Wo das Hinzufügen gesperrt ist, muss die Administration es freigeben.',
  'outlook.self_note.du':
    'Das gilt für dein Postfach, also auf jedem Computer; das klassische Outlook für Windows braucht bis zu 24 Stunden. Wo das Hinzufügen gesperrt ist, muss die Administration es freigeben.',
  'outlook.self_title': 'Nur für Sie',
  'outlook.self_title.du': 'Nur für dich',
  'outlook.text':
    'Neben jeder Mail sehen Sie, wer schreibt und was bisher geschah; ein Klick legt sie ab, ein weiterer legt eine Wiedervorlage an.',
  'outlook.text.du':
    'Neben jeder Mail siehst du, wer schreibt und was bisher geschah; ein Klick legt sie ab, ein weiterer legt eine Wiedervorlage an.',
  'outlook.title': 'In Outlook einbauen',
  'outlook.trial_text':
    'Auf dem Computer, auf dem sowohl dieses Kontor als auch Ihr Outlook läuft: ein Zertifikat für „localhost“ anlegen, dem nur dieser Computer vertraut, und Kontor damit starten. Es gilt 30 Tage und taugt nur zum Ausprobieren.',
  'outlook.trial_text.du':
    'Auf dem Computer, auf dem sowohl dieses Kontor als auch dein Outlook läuft: ein Zertifikat für „localhost“ anlegen, dem nur dieser Computer vertraut, und Kontor damit starten. Es gilt 30 Tage und taugt nur zum Ausprobieren.',
  'outlook.trial_title': 'Auf diesem Computer ausprobieren',
  'outlook.trial_windows':
    'In der PowerShell lauten die mittleren Zeilen $env:KONTOR_TLS_CERT="$HOME\\.office-addin-dev-certs\\localhost.crt" und $env:KONTOR_TLS_KEY="$HOME\\.office-addin-dev-certs\\localhost.key".',
  'outlook.ways':
    'Drei Wege führen dorthin. Jeder endet mit einem Neustart von Kontor; danach bietet diese Seite das Manifest an.',
  'pair.ask': 'Ein Gerät zeigt den Code {code} und möchte Kontor in Ihrem Namen benutzen.',
  'pair.ask.du': 'Ein Gerät zeigt den Code {code} und möchte Kontor in deinem Namen benutzen.',
  'pair.code': 'Code auf dem Gerät',
  'pair.code_hint': 'Acht Buchstaben und Ziffern; Großschreibung und Bindestrich sind egal.',
  'pair.connect': 'Verbinden',
  'pair.connected':
    '✓ Verbunden. Das Gerät macht in wenigen Sekunden von selbst weiter; diese Seite können Sie schließen.',
  'pair.connected.du':
    '✓ Verbunden. Das Gerät macht in wenigen Sekunden von selbst weiter; diese Seite kannst du schließen.',
  'pair.devices': 'Alle verbundenen Geräte ansehen',
  'pair.kind': 'Art',
  'pair.kind_extension': 'Browser-Erweiterung',
  'pair.kind_other': 'Anderes Programm',
  'pair.kind_outlook': 'Outlook-Add-In',
  'pair.name': 'Name',
  'pair.next': 'Weiter',
  'pair.other_code': 'Anderen Code eingeben',
  'pair.place': 'Anfrage von',
  'pair.refuse': 'Ablehnen',
  'pair.refused': 'Abgelehnt. Das Gerät hat keinen Zugang bekommen.',
  'pair.title': 'Gerät verbinden',
  'pair.warning':
    'Verbinden Sie nur, wenn Sie diesen Code gerade auf Ihrem eigenen Gerät sehen. Den Zugang können Sie jederzeit wieder entziehen.',
  'pair.warning.du':
    'Verbinde nur, wenn du diesen Code gerade auf deinem eigenen Gerät siehst. Den Zugang kannst du jederzeit wieder entziehen.',
  'pair.when': 'Anfrage am',
  'window.account': 'Ihr Konto',
  'window.account.du': 'Dein Konto',
  'window.ask': 'Outlook möchte Kontor in Ihrem Namen benutzen.',
  'window.ask.du': 'Outlook möchte Kontor in deinem Namen benutzen.',
  'window.cancel': 'Abbrechen',
  'window.nobody_asks':
    'Dieses Fenster wird aus Outlook heraus geöffnet: Klicken Sie dort im Bereich von Kontor auf „Anmelden und verbinden“.',
  'window.nobody_asks.du':
    'Dieses Fenster wird aus Outlook heraus geöffnet: Klicke dort im Bereich von Kontor auf „Anmelden und verbinden“.',
  'window.title': 'Outlook verbinden',
  'window.warning':
    'Verbinden Sie nur, wenn Sie dieses Fenster gerade selbst in Outlook geöffnet haben. Den Zugang können Sie in den Einstellungen jederzeit wieder entziehen.',
  'window.warning.du':
    'Verbinde nur, wenn du dieses Fenster gerade selbst in Outlook geöffnet hast. Den Zugang kannst du in den Einstellungen jederzeit wieder entziehen.',
};
