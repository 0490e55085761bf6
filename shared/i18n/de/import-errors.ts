import type { importErrorsEn } from '../en/import-errors.ts';
import type { TranslationOf } from '../translate.ts';

export const importErrorsDe: TranslationOf<typeof importErrorsEn> = {
  'export.format': 'In diesem Format lässt sich das nicht exportieren. Möglich sind {formats}.',
  'export.target_exists':
    'Unter {path} gibt es schon etwas. Es wurde nichts geschrieben; bitte einen anderen Ort nennen.',
  'import.card_cut_off': 'Diese Visitenkarte hat kein Ende; die Datei wurde abgeschnitten.',
  'import.card_is_company':
    'Diese Visitenkarte gehört zu einer Organisation und lässt sich als Firma importieren.',
  'import.card_is_group': 'Diese Visitenkarte ist eine Verteilerliste und keine Person.',
  'import.column_unknown': 'In der Datei gibt es keine Spalte „{column}“.',
  'import.column_without_field': 'Für diese Spalte wurde kein Feld gewählt.',
  'import.company_ambiguous': 'Mehrere Firmen heißen so; deshalb wurde keine verknüpft.',
  'import.company_unnamed': 'Zu einer Position gehört eine Firma, und es wurde keine genannt.',
  'import.empty': 'In dieser Datei steht nichts.',
  'import.field_unknown': 'Ein Feld „{field}“ lässt sich nicht füllen; es gibt keines.',
  'import.key_not_for': 'Das kann hier nicht der Schlüssel sein.',
  'import.key_unmapped':
    'Keine Spalte füllt den gewählten Schlüssel; so ließe sich keine Zeile wiedererkennen.',
  'import.nothing_mapped':
    'Noch füllt keine Spalte ein Feld. Bitte mindestens einen Namen oder eine Adresse wählen.',
  'import.link_unknown': 'Das, wohin dies führt, wurde nicht gefunden, oder mehrere heißen so.',
  'import.no_card': 'In dieser Datei steht keine Visitenkarte.',
  'import.not_a_contact': 'Dieses Outlook-Element ist kein Kontakt.',
  'import.not_resumable': 'Dieser Import ist nicht im Gange; es gibt nichts fortzusetzen.',
  'import.not_ready': 'Dieser Import lässt sich nicht noch einmal starten.',
  'import.not_revertible': 'Zurücknehmen lässt sich nur ein Import, der abgeschlossen ist.',
  'import.owner_unknown': 'Es gibt niemanden im Haus mit dieser Adresse oder diesem Namen.',
  'import.parent_unknown': 'Die Muttergesellschaft wurde nicht gefunden, oder mehrere heißen so.',
  'import.quote_open':
    'Ein Anführungszeichen wird geöffnet und nicht geschlossen; der Rest der Datei ist deshalb nicht lesbar.',
  'import.ragged': 'Diese Zeile hat mehr Werte, als es Spalten gibt.',
  'import.reader_memory':
    'Diese Datei zu lesen braucht zu viel Arbeitsspeicher. Was vorher importiert wurde, ist aufgeführt.',
  'import.reader_timeout': 'Das Lesen dieser Datei kam nicht voran und wurde beendet.',
  'import.reader_unavailable': 'Das Programm, das Dateien liest, ließ sich nicht starten.',
  'import.row_too_long':
    'Eine Zeile ist länger als 4 Millionen Zeichen; vermutlich fehlt ein Anführungszeichen.',
  'import.running': 'Dieser Import läuft schon.',
  'import.team_unknown': 'Es gibt kein Team mit diesem Namen.',
  'import.too_large': 'Diese Datei ist zu groß.',
  'import.too_many_columns': 'Die Datei hat mehr als 500 Spalten.',
  'import.too_many_rows': 'Die Datei hat mehr als 5 Millionen Zeilen.',
  'import.unreadable': 'Diese Datei ist beschädigt oder von einer Art, die Kontor nicht lesen kann.',
  'import.workbook_too_large':
    'Diese Arbeitsmappe enthält zu viel Text. Als CSV gespeichert lässt sie sich importieren.',
  'import.zip_bomb': 'Diese Arbeitsmappe ist entpackt viel größer, als sie sein dürfte, und wurde abgelehnt.',
  'import.kept_in_note': 'Dieser Wert passt in kein Feld; er steht in einer Notiz.',
};
