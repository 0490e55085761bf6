import type { extensionEn } from '../en/extension.ts';
import type { TranslationOf } from '../translate.ts';

export const extensionDe: TranslationOf<typeof extensionEn> = {
  'connection.with': 'Verbunden mit {server}',
  'connection.open': 'Kontor öffnen',
  'connection.menu': 'Verbindung',
  'connection.end': 'Diesen Browser trennen',
  'connection.unreachable':
    'Kontor ist nicht erreichbar. Bitte prüfen Sie, ob Sie im richtigen Netz oder VPN sind.',
  'connection.unreachable.du':
    'Kontor ist nicht erreichbar. Bitte prüfe, ob du im richtigen Netz oder VPN bist.',
  'connection.retry': 'Erneut versuchen',
  'connection.forgetful':
    'Der Browser erlaubt Kontor hier nicht, sich etwas zu merken. Sie müssen sich deshalb bei jedem Öffnen neu verbinden.',
  'connection.forgetful.du':
    'Der Browser erlaubt Kontor hier nicht, sich etwas zu merken. Du musst dich deshalb bei jedem Öffnen neu verbinden.',
  'connection.ended': 'Dieser Browser ist nicht mehr verbunden. Ihre Einträge sind sicher in Kontor.',
  'connection.ended.du': 'Dieser Browser ist nicht mehr verbunden. Deine Einträge sind sicher in Kontor.',
  'connection.revoked':
    'Die Verbindung dieses Browsers wurde in Kontor beendet. Bitte verbinden Sie ihn neu.',
  'connection.revoked_waiting':
    'Die Verbindung dieses Browsers wurde in Kontor beendet. Änderungen, die noch nicht in Kontor sind, bleiben hier und werden gesendet, wenn Sie ihn wieder verbinden.',
  'connection.revoked_waiting.du':
    'Die Verbindung dieses Browsers wurde in Kontor beendet. Änderungen, die noch nicht in Kontor sind, bleiben hier und werden gesendet, wenn du ihn wieder verbindest.',
  'connection.revoked.du': 'Die Verbindung dieses Browsers wurde in Kontor beendet. Bitte verbinde ihn neu.',
  'page.again': 'Seite erneut lesen',
  'page.click':
    'Um diese Seite zu lesen, klicken Sie in der Symbolleiste auf das Kontor-Symbol oder drücken Sie {shortcut}.',
  'page.click.du':
    'Um diese Seite zu lesen, klicke in der Symbolleiste auf das Kontor-Symbol oder drücke {shortcut}.',
  'page.click_only': 'Um diese Seite zu lesen, klicken Sie in der Symbolleiste auf das Kontor-Symbol.',
  'page.click_only.du': 'Um diese Seite zu lesen, klicke in der Symbolleiste auf das Kontor-Symbol.',
  'page.failed':
    'Diese Seite konnte nicht gelesen werden. Bitte warten Sie, bis sie geladen ist, und versuchen Sie es erneut.',
  'page.failed.du':
    'Diese Seite konnte nicht gelesen werden. Bitte warte, bis sie geladen ist, und versuche es erneut.',
  'mailbox.asks': 'Kontor liest dieses Postfach nur, wenn Sie auf sein Symbol klicken.',
  'mailbox.asks.du': 'Kontor liest dieses Postfach nur, wenn du auf sein Symbol klickst.',
  'mailbox.follow': 'In diesem Postfach immer mitlesen',
  'mailbox.unfollow': 'In diesem Postfach nicht mehr mitlesen',
  'sites.known': 'Kontor – diese Website gehört zu einer bekannten Firma',
  'sites.switch': 'Bekannte Websites mit Haken zeigen',
  'sites.what':
    'Beim Surfen trägt das Kontor-Symbol einen Haken, sobald eine Website zu einer Firma in Kontor gehört. Dafür fragt Ihr Browser um Erlaubnis; Chrome und Edge nennen sie „Browserverlauf lesen“.',
  'sites.what.du':
    'Beim Surfen trägt das Kontor-Symbol einen Haken, sobald eine Website zu einer Firma in Kontor gehört. Dafür fragt dein Browser um Erlaubnis; Chrome und Edge nennen sie „Browserverlauf lesen“.',
  'sites.not':
    'Verglichen wird nur in diesem Browser. Welche Seiten Sie besuchen, wird weder gesendet noch gespeichert; in privaten Fenstern geschieht nichts.',
  'sites.not.du':
    'Verglichen wird nur in diesem Browser. Welche Seiten du besuchst, wird weder gesendet noch gespeichert; in privaten Fenstern geschieht nichts.',
  'reminders.allow': 'Erinnerungen als Benachrichtigung anzeigen',
  'reminder.title': 'Wiedervorlage fällig',
};
