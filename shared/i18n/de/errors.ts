import type { errorsEn } from '../en/errors.ts';
import type { TranslationOf } from '../translate.ts';

export const errorsDe: TranslationOf<typeof errorsEn> = {
  'access.denied': 'Ihr Konto darf das nicht. Inhaber und Administratoren dürfen es.',
  'access.denied.du': 'Dein Konto darf das nicht. Inhaber und Administratoren dürfen es.',
  'activity.mail_is_fixed':
    'Eine abgelegte Mail bleibt, wie sie geschrieben wurde. Ergänzen lässt sie sich mit einer Notiz.',
  'activity.mail_not_open':
    'Eigene Felder einer Mail sehen alle, die sie ablegen. Ändern lassen sie sich, wenn sie für alle abgelegt ist.',
  'auth.required': 'Bitte melden Sie sich zuerst an oder verbinden Sie dieses Gerät.',
  'auth.required.du': 'Bitte melde dich zuerst an oder verbinde dieses Gerät.',
  'attachment.needs_https':
    'Anhänge lassen sich nur über eine https-Adresse ablegen. Ohne Anhänge geht es; Ihre Administration kann https einrichten.',
  'attachment.needs_https.du':
    'Anhänge lassen sich nur über eine https-Adresse ablegen. Ohne Anhänge geht es; deine Administration kann https einrichten.',
  'backup.corrupt': 'Die Datenbank ist beschädigt; darum gibt es keine Sicherung von ihr: {reason}',
  'backup.exists':
    'In {folder} liegt schon etwas. Es wurde nichts geschrieben; eine Sicherung braucht einen Ordner für sich.',
  'backup.failed': 'Das hat nicht geklappt; es blieb nichts Halbes zurück: {reason}',
  'backup.incomplete':
    'Die Sicherung ist fertig, aber {count} Anhänge fehlen oder sind beschädigt. Das Verzeichnis der Sicherung (manifest.json) nennt sie.',
  'backup.no_space': 'Für {folder} ist auf der Platte nicht genug Platz. Es blieb nichts Halbes zurück.',
  'backup.not_writable': 'Kontor darf nicht nach {folder} schreiben. Es wurde nichts verändert.',
  'backup.nothing': 'Unter {folder} liegt keine Datenbank von Kontor.',
  'blob.hash': 'Die Angaben zum Anhang stimmen nicht. Bitte versuchen Sie es noch einmal.',
  'blob.hash.du': 'Die Angaben zum Anhang stimmen nicht. Bitte versuche es noch einmal.',
  'blob.mismatch': 'Der Anhang kam beschädigt an und wurde nicht behalten. Bitte senden Sie ihn noch einmal.',
  'blob.mismatch.du': 'Der Anhang kam beschädigt an und wurde nicht behalten. Bitte sende ihn noch einmal.',
  'blob.offset': 'Ein Teil des Anhangs fehlt. Das Senden geht dort weiter, wo es aufgehört hat.',
  'blob.too_large':
    'Der Anhang ist größer als 50 MB und wird nicht aufgenommen. Die Mail lässt sich ohne ihn ablegen.',
  cancelled: 'Abgebrochen.',
  'command.usage': 'Dieser Befehl ist unvollständig oder unbekannt.',
  'company.circle': 'Diese Firma gehört selbst zu der, die Sie bearbeiten.',
  'company.circle.du': 'Diese Firma gehört selbst zu der, die du bearbeitest.',
  'custom_field.choices': 'Ein Feld zum Auswählen braucht Möglichkeiten, jede mit eigenem Namen.',
  'custom_field.too_many': 'Hier können höchstens {max} Felder in Gebrauch sein. Archivieren Sie erst eines.',
  'custom_field.too_many.du': 'Hier können höchstens {max} Felder in Gebrauch sein. Archiviere erst eines.',
  'custom_field.value': 'Ein Wert passt nicht zu seinem Feld.',
  'company.merge_same': 'Das ist bereits dieselbe Firma.',
  'company.nameless': 'Eine Firma braucht einen Namen.',
  'config.invalid': 'Die Einstellung {name} stimmt nicht; erwartet wird: {advice}.',
  'config.links_for_here_only':
    'Kontor ist von anderen Rechnern aus erreichbar, seine Links nennen aber localhost und gelten nur auf diesem. Setzen Sie KONTOR_PUBLIC_URL auf die Adresse, die man im Browser eingibt.',
  'config.tls': 'Das Zertifikat oder sein Schlüssel ist nicht brauchbar: {reason}',
  'device_code.invalid':
    'Die Bestätigung aus dem Anmeldefenster gilt nicht mehr. Bitte öffnen Sie es noch einmal.',
  'device_code.invalid.du':
    'Die Bestätigung aus dem Anmeldefenster gilt nicht mehr. Bitte öffne es noch einmal.',
  'relationship.same': 'Eine Person kann nicht mit sich selbst verbunden werden.',
  'employment.days': 'Das Ende liegt vor dem Anfang.',
  'entra.has_other':
    'Ihr Konto ist schon mit einem anderen Microsoft-Konto verknüpft. Trennen Sie es zuerst in den Einstellungen.',
  'entra.has_other.du':
    'Dein Konto ist schon mit einem anderen Microsoft-Konto verknüpft. Trenne es zuerst in den Einstellungen.',
  'entra.linked_elsewhere':
    'Dieses Microsoft-Konto ist schon mit einem anderen Konto verknüpft. Es wurde nichts geändert.',
  'entra.off': 'Die Anmeldung mit einem Microsoft-Konto ist hier nicht eingerichtet.',
  'entra.refused':
    'Kontor hat die Anmeldung mit dem Microsoft-Konto nicht angenommen. Die Administration kann ihre Einrichtung prüfen.',
  'entra.unlinked': 'Dieses Microsoft-Konto ist noch mit keinem Konto verknüpft.',
  'entra.unreachable':
    'Kontor erreicht die Anmeldung von Microsoft gerade nicht. Bitte versuchen Sie es später noch einmal.',
  'entra.unreachable.du':
    'Kontor erreicht die Anmeldung von Microsoft gerade nicht. Bitte versuche es später noch einmal.',
  'field.choice': 'Das steht nicht zur Auswahl.',
  'field.country': 'Das ist kein Land; gefragt sind zwei Buchstaben wie DE.',
  'field.day': 'Das ist kein Tag.',
  'field.domain': 'Das ist keine Domain; sie sieht aus wie brandt.example.',
  'field.email': 'Das sieht nicht nach einer E-Mail-Adresse aus.',
  'field.hidden': 'Darin stehen unsichtbare Zeichen oder Steuerzeichen. Bitte tippen Sie es neu ein.',
  'field.hidden.du': 'Darin stehen unsichtbare Zeichen oder Steuerzeichen. Bitte tippe es neu ein.',
  'field.id': 'Das ist keine Kennung.',
  'field.instant': 'Das ist kein Zeitpunkt.',
  'field.invalid': 'Dieser Wert passt hier nicht.',
  'field.json': 'Das ist kein JSON.',
  'field.line': 'Das muss eine einzige Zeile sein.',
  'field.number': 'Das ist keine Zahl.',
  'field.required': 'Bitte ausfüllen.',
  'field.too_long': 'Das ist zu lang.',
  'field.too_short': 'Das ist zu kurz.',
  'field.twice': 'Das steht doppelt da.',
  'field.type': 'Das hat die falsche Form.',
  'field.unknown': 'Dieses Feld gibt es nicht.',
  'field.website': 'Das ist keine Internetadresse; sie beginnt mit https://.',
  'host.denied': 'Das umgebende Programm erlaubt dies nicht. Ihre Administration kann es freigeben.',
  'host.denied.du': 'Das umgebende Programm erlaubt dies nicht. Deine Administration kann es freigeben.',
  'host.failed':
    'Das umgebende Programm meldet einen Fehler. Es ist nichts verloren; bitte versuchen Sie es noch einmal.',
  'host.failed.du':
    'Das umgebende Programm meldet einen Fehler. Es ist nichts verloren; bitte versuche es noch einmal.',
  'host.subject_changed': 'Inzwischen ist eine andere Mail geöffnet. Es wurde nichts zu ihr gespeichert.',
  'host.timeout':
    'Das umgebende Programm hat nicht geantwortet. Es ist nichts verloren; bitte versuchen Sie es noch einmal.',
  'host.timeout.du':
    'Das umgebende Programm hat nicht geantwortet. Es ist nichts verloren; bitte versuche es noch einmal.',
  'host.unsupported': 'Diese Version des umgebenden Programms kann das nicht.',
  'import.encoding':
    'Diese Zeile ist nicht in UTF-8 geschrieben und wurde ausgelassen. Speichern Sie die Datei als UTF-8 und importieren Sie sie erneut.',
  'import.file_missing': 'Die Datei oder den Ordner {path} gibt es nicht.',
  'import.file_unreadable': 'Diese Datei lässt sich nicht öffnen ({reason}).',
  'import.json': 'Diese Zeile ist kein vollständiges JSON-Objekt und wurde ausgelassen.',
  'import.key_ambiguous':
    'Mehrere Einträge haben diesen Schlüssel, deshalb wurde keiner geändert. Mit dem Schlüssel „external“ lassen sie sich unterscheiden.',
  'import.key_missing': 'In dieser Zeile fehlt der gewählte Schlüssel; sie wurde ausgelassen.',
  'import.line_too_long': 'Diese Zeile ist länger als {limit} Byte und wurde ausgelassen.',
  'import.no_account':
    'Es gibt noch kein Inhaberkonto, in dessen Namen importiert werden kann. Mit `user add` legen Sie eines an.',
  internal:
    'In Kontor ist ein Fehler aufgetreten. Von diesem Schritt wurde nichts gespeichert; bitte versuchen Sie es noch einmal.',
  'internal.du':
    'In Kontor ist ein Fehler aufgetreten. Von diesem Schritt wurde nichts gespeichert; bitte versuche es noch einmal.',
  'link.invalid': 'Dieser Link wurde schon benutzt, ist abgelaufen oder unvollständig kopiert.',
  'listen.denied':
    'Kontor darf auf {host} den Port {port} nicht öffnen. Wählen Sie einen Port über 1023 (KONTOR_PORT).',
  'listen.failed': 'Kontor kann auf {host} den Port {port} nicht öffnen.',
  'listen.in_use':
    'Port {port} ist von einem anderen Programm belegt. Wählen Sie einen anderen (KONTOR_PORT) oder beenden Sie das Programm.',
  'list.column': 'Eine der Spalten gibt es nicht (mehr). Bitte wählen Sie die Spalten neu.',
  'list.column.du': 'Eine der Spalten gibt es nicht (mehr). Bitte wähle die Spalten neu.',
  'list.filter':
    'Eine Bedingung des Filters passt nicht zu ihrem Feld, oder es gibt das Feld nicht (mehr). Bitte prüfen Sie den Filter.',
  'list.filter.du':
    'Eine Bedingung des Filters passt nicht zu ihrem Feld, oder es gibt das Feld nicht (mehr). Bitte prüfe den Filter.',
  'list.from': 'Eine so sortierte Liste hat keine solche Stelle.',
  'list.sort': 'Danach lässt sich eine Liste nicht sortieren.',
  'log_rule.empty':
    'Eine Regel braucht eine Adresse, eine Domain, eine Richtung oder „nur unter Kolleginnen und Kollegen“. Ohne das gälte sie für jede Mail.',
  'log_rule.exists': 'Diese Regel steht schon in der Liste.',
  'log_rule.role': 'Eine Rolle in der Mail braucht eine Adresse oder Domain, um deren Rolle es geht.',
  'log_rule.too_many':
    'Eine Liste fasst höchstens {limit} Regeln. Eine Domain statt vieler Adressen schafft Platz.',
  'log_rule.two_places': 'Entweder eine Adresse oder eine Domain, nicht beides; legen Sie zwei Regeln an.',
  'log_rule.two_places.du': 'Entweder eine Adresse oder eine Domain, nicht beides; leg zwei Regeln an.',
  'mail.attachment_missing': 'Ein Anhang ist noch nicht angekommen. Bitte versuchen Sie es noch einmal.',
  'mail.attachment_missing.du': 'Ein Anhang ist noch nicht angekommen. Bitte versuche es noch einmal.',
  'mail.empty': 'Diese Mail ist leer.',
  'meeting.unnamed':
    'Ein Termin ohne Betreff und ohne Teilnehmer lässt sich nicht ablegen. Geben Sie ihm einen Betreff und legen Sie ihn dann ab.',
  'meeting.unnamed.du':
    'Ein Termin ohne Betreff und ohne Teilnehmer lässt sich nicht ablegen. Gib ihm einen Betreff und leg ihn dann ab.',
  'mail.header_too_large': 'Der Kopf dieser Mail ist ungewöhnlich groß; sie wurde nicht gelesen.',
  'mail.is_appointment': 'Diese Datei ist ein Termin, keine Mail.',
  'mail.is_contact': 'Diese Datei ist ein Kontakt, keine Mail.',
  'mail.never_log':
    'Nicht abgelegt: Eine eigene Regel sagt „nie“ ({rule}). Ändern können Sie sie in den Einstellungen unter „Was abgelegt wird“.',
  'mail.never_log.du':
    'Nicht abgelegt: Eine eigene Regel sagt „nie“ ({rule}). Ändern kannst du sie in den Einstellungen unter „Was abgelegt wird“.',
  'mail.never_log_company':
    'Nicht abgelegt: Eine Regel der Firma sagt „nie“ ({rule}). Inhaber und Verwalter können sie in den Einstellungen unter „Was abgelegt wird“ ändern.',
  'mail.not_a_mail': 'Das ist keine Mail.',
  'mail.parse_memory':
    'Das Lesen dieser Mail brauchte zu viel Speicher und wurde beendet. Die Mail wurde nicht abgelegt.',
  'mail.parse_timeout':
    'Das Lesen dieser Mail dauerte zu lange und wurde beendet. Die Mail wurde nicht abgelegt.',
  'mail.reader_unavailable':
    'Mails lassen sich gerade nicht lesen. Es ist nichts verloren; bitte versuchen Sie es noch einmal.',
  'mail.reader_unavailable.du':
    'Mails lassen sich gerade nicht lesen. Es ist nichts verloren; bitte versuche es noch einmal.',
  'mail.text_too_large': 'Der Text dieser Mail ist zu groß, um aufgenommen zu werden.',
  'mail.too_deep': 'Diese Mail ist zu tief verschachtelt; sie wurde nicht gelesen.',
  'mail.too_large': 'Diese Mail ist größer als 50 MB.',
  'mail.too_many_parts': 'Diese Mail hat zu viele Teile; sie wurde nicht gelesen.',
  'mail.unreadable': 'Diese Mail ist beschädigt und lässt sich nicht lesen.',
  'merge.ask': 'Das hat inzwischen jemand anderes geändert. Bitte entscheiden Sie, was gelten soll.',
  'merge.ask.du': 'Das hat inzwischen jemand anderes geändert. Bitte entscheide, was gelten soll.',
  'merge.later':
    'Danach wurde noch zusammengeführt: „{survivor}“ mit „{other}“. Bitte machen Sie das zuerst rückgängig.',
  'merge.later.du':
    'Danach wurde noch zusammengeführt: „{survivor}“ mit „{other}“. Bitte mach das zuerst rückgängig.',
  'merge.undone': 'Diese Zusammenführung wurde bereits rückgängig gemacht.',
  'mutation.id_reused':
    'Diese Änderung wurde schon einmal mit anderem Inhalt gesendet. Sie wurde nicht noch einmal ausgeführt.',
  'mutation.poison':
    'Mit dieser Änderung kommt der Server nicht zurecht. Sie ist beiseitegelegt und nicht verloren; Ihre Administration sieht sie.',
  'mutation.poison.du':
    'Mit dieser Änderung kommt der Server nicht zurecht. Sie ist beiseitegelegt und nicht verloren; deine Administration sieht sie.',
  'mutation.unknown':
    'Dieses Kontor kennt diese Änderung nicht; vielleicht ist es älter als die Kundenleiste.',
  'money.invalid': 'Das ist kein eindeutiger Betrag. Schreiben Sie ihn zum Beispiel so: 12.500,00 €',
  'money.invalid.du': 'Das ist kein eindeutiger Betrag. Schreibe ihn zum Beispiel so: 12.500,00 €',
  'network.garbled':
    'Statt Kontor hat etwas anderes geantwortet, zum Beispiel die Anmeldeseite eines WLANs. Es ist nichts verloren; bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  'network.garbled.du':
    'Statt Kontor hat etwas anderes geantwortet, zum Beispiel die Anmeldeseite eines WLANs. Es ist nichts verloren; bitte prüfe die Verbindung und versuche es noch einmal.',
  'network.server_trouble':
    'Der Server ist gestört oder startet gerade. Es ist nichts verloren; bitte versuchen Sie es in einer Minute noch einmal. Bleibt es dabei, sagen Sie bitte Ihrer Administration Bescheid.',
  'network.server_trouble.du':
    'Der Server ist gestört oder startet gerade. Es ist nichts verloren; bitte versuche es in einer Minute noch einmal. Bleibt es dabei, sag bitte deiner Administration Bescheid.',
  'network.timeout':
    'Kontor hat zu lange nicht geantwortet. Es ist nichts verloren; bitte versuchen Sie es noch einmal.',
  'network.timeout.du':
    'Kontor hat zu lange nicht geantwortet. Es ist nichts verloren; bitte versuche es noch einmal.',
  'network.unreachable':
    'Kontor ist nicht erreichbar. Es ist nichts verloren; bitte versuchen Sie es gleich noch einmal.',
  'network.unreachable.du':
    'Kontor ist nicht erreichbar. Es ist nichts verloren; bitte versuche es gleich noch einmal.',
  'outlook.https_required':
    'Outlook lädt Add-Ins nur über https. Die Seite „In Outlook einbauen“ sagt, wie das geht.',
  'outlook.installation_id_invalid': 'Die Kennung dieser Installation ist beschädigt.',
  'outlook.origin_invalid':
    'Die Adresse dieses Kontors kann nicht im Manifest stehen. Setzen Sie KONTOR_PUBLIC_URL.',
  'outlook.version_invalid': 'Die Version dieses Kontors kann nicht im Manifest stehen.',
  'pairing.code_shape': 'Ein Code hat acht Buchstaben und Ziffern, zum Beispiel ABCD-EFGH.',
  'pairing.expired':
    'Der Code ist abgelaufen. Bitte beginnen Sie auf dem Gerät noch einmal mit dem Verbinden.',
  'pairing.expired.du': 'Der Code ist abgelaufen. Bitte beginne auf dem Gerät noch einmal mit dem Verbinden.',
  'pairing.too_many':
    'Zu viele falsche Codes. Bitte warten Sie zehn Minuten und beginnen Sie auf dem Gerät von vorn.',
  'pairing.too_many.du':
    'Zu viele falsche Codes. Bitte warte zehn Minuten und beginne auf dem Gerät von vorn.',
  'pairing.wrong_code':
    'Diesen Code zeigt gerade kein Gerät. Bitte vergleichen Sie ihn; nach zehn Minuten verfällt ein Code.',
  'pairing.wrong_code.du':
    'Diesen Code zeigt gerade kein Gerät. Bitte vergleiche ihn; nach zehn Minuten verfällt ein Code.',
  'password.too_common':
    'Dieses Passwort gehört zu denen, die zuerst geraten werden. Bitte wählen Sie ein anderes.',
  'password.too_common.du':
    'Dieses Passwort gehört zu denen, die zuerst geraten werden. Bitte wähle ein anderes.',
  'password.too_long': 'Das Passwort darf höchstens 256 Zeichen haben.',
  'password.too_short': 'Das Passwort braucht mindestens zehn Zeichen.',
  'password.wrong': 'Das jetzige Passwort stimmt nicht.',
  'person.merge_same': 'Das ist bereits dieselbe Person.',
  'person.nameless': 'Eine Person braucht einen Namen oder eine E-Mail-Adresse.',
  'phone.invalid': 'Das sieht nicht nach einer Telefonnummer aus.',
  'record.erased': 'Diese Daten wurden auf Verlangen endgültig gelöscht und kommen nicht zurück.',
  'record.exists': 'Das wurde bereits angelegt.',
  'record.not_found': 'Das gibt es nicht (mehr), oder es ist für Sie nicht sichtbar.',
  'record.not_found.du': 'Das gibt es nicht (mehr), oder es ist für dich nicht sichtbar.',
  'record.team': 'Dieses Team gibt es nicht.',
  'record.owner': 'Diese Kollegin oder dieser Kollege hat kein aktives Konto.',
  'request.cursor': 'Die Liste hat sich geändert; bitte öffnen Sie sie neu.',
  'request.cursor.du': 'Die Liste hat sich geändert; bitte öffne sie neu.',
  'request.invalid': 'In dieser Anfrage fehlt etwas oder stimmt etwas nicht.',
  'request.origin': 'Diese Anfrage kam von einer anderen Website und wurde abgelehnt.',
  'request.token_in_url':
    'Tokens gehören nicht in Adressen; senden Sie sie in der Kopfzeile „Authorization“.',
  'request.token_in_url.du': 'Tokens gehören nicht in Adressen; sende sie in der Kopfzeile „Authorization“.',
  'request.too_deep': 'Diese Anfrage ist zu tief verschachtelt.',
  'request.too_large': 'Das ist größer, als Kontor auf einmal annimmt.',
  'request.too_many': 'Zu viele Versuche. Bitte warten Sie einige Minuten.',
  'request.too_many.du': 'Zu viele Versuche. Bitte warte einige Minuten.',
  'request.type': 'Das wurde in einer Form gesendet, die Kontor hier nicht annimmt.',
  'restore.damaged':
    'Diese Sicherung ist beschädigt: {file} fehlt oder ist nicht mehr, was es war. Es wurde nichts verändert.',
  'restore.no_backup': 'In {folder} liegt keine Sicherung.',
  'restore.not_empty':
    'Hier wird schon mit einem Kontor gearbeitet. Es wurde nichts verändert; --force legt es beiseite und setzt die Sicherung an seine Stelle.',
  'restore.other_engine':
    'Diese Sicherung stammt aus der eingebauten Datenbank und lässt sich nicht in PostgreSQL einspielen.',
  'route.not_found': 'Unter dieser Adresse ist nichts.',
  'seed.exists':
    'Genau diese Daten sind ganz oder zum Teil schon da. Eine andere Zahl bei --seed macht andere.',
  'seed.nobody':
    'Mit --people oder --companies angeben, wie viele es werden sollen; Aktivitäten und Aufträge brauchen jemanden, zu dem sie gehören.',
  'seed.not_empty':
    'In dieser Datenbank gibt es schon Personen, Firmen oder Aktivitäten. Es wurde nichts hinzugefügt; mit --force geschieht es trotzdem.',
  'serve.already_running':
    'Mit dem Datenordner {folder} läuft bereits ein Kontor. Beenden Sie es zuerst, oder geben Sie diesem hier einen eigenen Ordner (KONTOR_DATA).',
  'setup.done': 'Dieses Kontor hat schon jemand anderes eingerichtet.',
  'sign_in.refused': 'E-Mail-Adresse und Passwort passen nicht zusammen.',
  'sign_in.too_many':
    'Zu viele Versuche. Bitte warten Sie ein paar Minuten und versuchen Sie es dann noch einmal.',
  'store.blocked':
    'Kontor ist in einem anderen Fenster in einer anderen Version offen. Bitte schließen Sie es oder laden Sie es neu.',
  'store.blocked.du':
    'Kontor ist in einem anderen Fenster in einer anderen Version offen. Bitte schließe es oder lade es neu.',
  'store.busy': 'Die Datenbank ist beschäftigt. Es ist nichts verloren; bitte versuchen Sie es noch einmal.',
  'store.busy.du': 'Die Datenbank ist beschäftigt. Es ist nichts verloren; bitte versuche es noch einmal.',
  'store.cannot_open': 'Die Datenbank lässt sich nicht öffnen: {reason}',
  'store.evicted':
    'Der Browser hat den Speicher von Kontor auf diesem Gerät geleert. Was noch nicht gesendet war, ist nicht mehr da; alles andere wird neu geholt.',
  'store.full':
    'Auf dem Server ist kein Speicherplatz mehr frei. Es wurde nichts gespeichert; Ihre Administration muss Platz schaffen.',
  'store.full.du':
    'Auf dem Server ist kein Speicherplatz mehr frei. Es wurde nichts gespeichert; deine Administration muss Platz schaffen.',
  'store.migration': 'Die Datenbank ließ sich nicht auf diese Version bringen: {reason}',
  'store.needs_https':
    'Ohne https lässt dieser Browser nichts sicher auf diesem Gerät aufbewahren: Änderungen werden sofort in Kontor gespeichert, und nur, solange es erreichbar ist. Ihre Administration kann https einrichten.',
  'store.needs_https.du':
    'Ohne https lässt dieser Browser nichts sicher auf diesem Gerät aufbewahren: Änderungen werden sofort in Kontor gespeichert, und nur, solange es erreichbar ist. Deine Administration kann https einrichten.',
  'store.newer':
    'Diese Datenbank wurde zuletzt von einer neueren Kontor-Version benutzt. Bitte installieren Sie diese wieder; es wurde nichts verändert.',
  'store.not_loaded':
    'Ein Teil von Kontor konnte nicht geladen werden: Änderungen werden sofort in Kontor gespeichert, und nur, solange es erreichbar ist. Meist hilft es, die Seite neu zu laden.',
  'store.quota':
    'Auf diesem Gerät ist kein Platz mehr. Bitte schaffen Sie Platz; bis dahin wird hier nichts Neues aufgehoben.',
  'store.quota.du':
    'Auf diesem Gerät ist kein Platz mehr. Bitte schaffe Platz; bis dahin wird hier nichts Neues aufgehoben.',
  'store.read_only':
    'Kontor kann dort, wo seine Daten liegen, nicht schreiben. Es wurde nichts gespeichert; Ihre Administration kann die Rechte dafür erteilen.',
  'store.read_only.du':
    'Kontor kann dort, wo seine Daten liegen, nicht schreiben. Es wurde nichts gespeichert; deine Administration kann die Rechte dafür erteilen.',
  'store.refused':
    'Dieser Browser lässt Kontor auf diesem Gerät nichts aufbewahren: Änderungen werden sofort in Kontor gespeichert, und nur, solange es erreichbar ist.',
  'store.unavailable':
    'Die Datenbank ist nicht erreichbar. Es wurde nichts gespeichert; bitte versuchen Sie es noch einmal.',
  'store.unavailable.du':
    'Die Datenbank ist nicht erreichbar. Es wurde nichts gespeichert; bitte versuche es noch einmal.',
  'store.unopenable':
    'Der Speicher von Kontor auf diesem Gerät lässt sich nicht öffnen. Bitte starten Sie den Browser neu.',
  'store.unopenable.du':
    'Der Speicher von Kontor auf diesem Gerät lässt sich nicht öffnen. Bitte starte den Browser neu.',
  'store.wiped':
    'Der Browser hat den Speicher von Kontor auf diesem Gerät geleert. Was noch nicht gesendet war, ist dort nicht mehr.',
  'sync.epoch':
    'Der Server wurde aus einer Sicherung wiederhergestellt. Dieses Gerät gleicht sich neu ab; Ihre Änderungen bleiben.',
  'sync.epoch.du':
    'Der Server wurde aus einer Sicherung wiederhergestellt. Dieses Gerät gleicht sich neu ab; deine Änderungen bleiben.',
  'sync.foreign_client': 'Dieses Gerät gehört zu einem anderen Konto. Bitte verbinden Sie es neu.',
  'sync.foreign_client.du': 'Dieses Gerät gehört zu einem anderen Konto. Bitte verbinde es neu.',
  'sync.forked':
    'Dieses Gerät gibt es zweimal, etwa nach einer Kopie. Es bekommt eine neue Kennung; Ihre Änderungen bleiben.',
  'sync.forked.du':
    'Dieses Gerät gibt es zweimal, etwa nach einer Kopie. Es bekommt eine neue Kennung; deine Änderungen bleiben.',
  'sync.gap': 'Dem Server fehlt eine frühere Änderung dieses Geräts. Sie wird noch einmal gesendet.',
  'sync.no_round': 'Der Abgleich ließ sich nicht beginnen. Es ist nichts verloren; er wird wiederholt.',
  'sync.old_client':
    'Diese Kundenleiste ist älter als Kontor. Bitte laden Sie sie neu; Ihre Änderungen bleiben auf diesem Gerät.',
  'sync.old_client.du':
    'Diese Kundenleiste ist älter als Kontor. Bitte lade sie neu; deine Änderungen bleiben auf diesem Gerät.',
  'sync.resync_required':
    'Dieses Gerät war lange nicht verbunden und lädt die Daten neu. Ihre Änderungen bleiben.',
  'sync.resync_required.du':
    'Dieses Gerät war lange nicht verbunden und lädt die Daten neu. Deine Änderungen bleiben.',
  'sync.stalled':
    'Änderungen warten länger als sonst darauf, gesendet zu werden. Sie sind auf diesem Gerät sicher.',
  'task.assignee': 'Diese Kollegin oder dieser Kollege hat kein aktives Konto.',
  'undo.account':
    'Änderungen an einem Konto lassen sich nicht zurücknehmen. Bitte ändern Sie das Konto noch einmal.',
  'undo.account.du':
    'Änderungen an einem Konto lassen sich nicht zurücknehmen. Bitte ändere das Konto noch einmal.',
  'undo.changed_since': 'Das wurde inzwischen von jemandem geändert. Es wurde nichts zurückgenommen.',
  unknown: 'Das hat nicht geklappt. Es ist nichts verloren; bitte versuchen Sie es noch einmal.',
  'unknown.du': 'Das hat nicht geklappt. Es ist nichts verloren; bitte versuche es noch einmal.',
  'user.disabled':
    'Dieses Konto ist gesperrt. Entsperren Sie es zuerst; dann kann es ein neues Passwort bekommen.',
  'user.disabled.du':
    'Dieses Konto ist gesperrt. Entsperre es zuerst; dann kann es ein neues Passwort bekommen.',
  'user.exists': 'Mit dieser Adresse gibt es schon ein Konto.',
  'user.last_owner':
    'Das ist das letzte Inhaberkonto. Machen Sie zuerst jemand anderen zur Inhaberin oder zum Inhaber.',
  'user.last_owner.du':
    'Das ist das letzte Inhaberkonto. Mach zuerst jemand anderen zur Inhaberin oder zum Inhaber.',
  'user.unknown': 'Es gibt kein Konto mit dieser Adresse.',
};
