import type { webDayEn } from '../en/web-day.ts';
import type { TranslationOf } from '../translate.ts';

export const webDayDe: TranslationOf<typeof webDayEn> = {
  'meetings.title': 'Heute',
  'meetings.none': 'Für heute ist kein Treffen eingetragen.',
  'coming.title': 'In den nächsten Tagen',
  'news.own': 'Bei Ihren Kunden seit gestern',
  'news.own.du': 'Bei deinen Kunden seit gestern',
  'news.others': 'Sonst im Haus seit gestern',
  'news.none': 'Seit gestern hat sich nichts geändert.',
  'news.more.one': '{count} weitere',
  'news.more.other': '{count} weitere',
  'news.by': '{name}, {when}',
  'kind.mail': 'Mail: {title}',
  'kind.call': 'Anruf: {title}',
  'kind.meeting': 'Treffen: {title}',
  'kind.visit': 'Besuch: {title}',
  'kind.letter': 'Brief: {title}',
  'kind.note': 'Notiz: {title}',
  'kind.removed': 'Entfernt: {title}',
  'changed.fields': 'Geändert: {fields}',
};
